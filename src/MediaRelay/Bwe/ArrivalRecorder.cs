using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Bwe;

/// <summary>
/// When the packets of one sender arrived, until that was fed back to it. Every arrival is reported once.
/// A packet that comes after it was reported missing is reported alone, so that the losses around it are not reported twice.
/// </summary>
internal sealed class ArrivalRecorder
{
    /// <summary>How many sequence numbers are looked back on. What is older is dropped.</summary>
    public const int Capacity = 1024;

    /// <summary>One feedback packet reports at most so many arrivals; with a full window it still fits one datagram.</summary>
    private const int MaxArrivalsPerFeedback = 256;

    /// <summary>Slot of a packet that has not arrived.</summary>
    private const long Missing = long.MinValue;

    /// <summary>Slot of a packet whose arrival was reported.</summary>
    private const long Reported = long.MinValue + 1;

    /// <summary>Slot of sequence number n is n modulo <see cref="Capacity"/>: the arrival in microseconds, or one of the marks.</summary>
    private readonly long[] _arrivals = new long[Capacity];

    /// <summary>Unwraps the transport-wide sequence numbers.</summary>
    private SequenceExtender _extender;

    /// <summary>Everything below was reported, as received or as missing.</summary>
    private long _next;

    /// <summary>
    /// Lowest packet that arrived after it was reported missing, and was not reported since; <see cref="long.MaxValue"/>
    /// when there is none.
    /// </summary>
    private long _lowestLate = long.MaxValue;

    /// <summary>Running number of feedback packets.</summary>
    private byte _feedbackCount;

    public ArrivalRecorder() => Array.Fill(_arrivals, Missing);

    /// <summary>Something arrived that was not reported.</summary>
    public bool HasUnreported => _lowestLate != long.MaxValue || (_extender.IsStarted && _extender.Highest >= _next);

    /// <summary>Notes an arrival. Repeated and too old packets change nothing.</summary>
    public void Record(ushort sequence, Timestamp now)
    {
        var isFirst = !_extender.IsStarted;
        var previous = _extender.Highest;
        var number = _extender.Extend(sequence);
        if (isFirst)
        {
            _next = number;
        }
        else if (number > previous)
        {
            Advance(previous, number);
        }
        else if (number <= previous - Capacity || Slot(number) != Missing)
        {
            return;
        }

        Slot(number) = now.Microseconds;
        if (number < _next)
        {
            _lowestLate = Math.Min(_lowestLate, number);
        }
    }

    /// <summary>
    /// Writes feedback packets one after another until everything is reported or the memory is full; a datagram's worth of
    /// it is a good measure.
    /// Returns the length, 0 when there is nothing to report.
    /// </summary>
    public int WriteFeedback(Span<byte> destination, Ssrc sender, Ssrc media)
    {
        Span<TransportArrival> arrivals = stackalloc TransportArrival[MaxArrivalsPerFeedback];
        var length = 0;
        while (HasUnreported)
        {
            var isLate = _lowestLate != long.MaxValue;
            var start = isLate ? _lowestLate : _next;
            var count = isLate ? CollectLate(arrivals) : CollectNew(arrivals);
            var writer = new TransportFeedbackWriter
            {
                Sources = new(sender, media),
                BaseSequence = (ushort)start,
                FeedbackCount = _feedbackCount,
            };
            var written = writer.WriteTo(destination[length..], arrivals[..count], out var taken);
            if (written == 0)
            {
                break;
            }

            length += written;
            _feedbackCount++;
            MarkReported(start, arrivals[..taken]);
        }

        return length;
    }

    private ref long Slot(long number) => ref _arrivals[(int)(number & (Capacity - 1))];

    /// <summary>Empties the slots between two highest numbers and forgets what they held.</summary>
    private void Advance(long previous, long highest)
    {
        var oldest = highest - Capacity + 1;
        for (var number = Math.Max(previous + 1, oldest); number <= highest; number++)
        {
            Slot(number) = Missing;
        }

        _next = Math.Max(_next, oldest);
        if (_lowestLate < oldest)
        {
            _lowestLate = NextLate(oldest);
        }
    }

    /// <summary>The run of late packets without a gap from the lowest one on.</summary>
    private int CollectLate(Span<TransportArrival> arrivals)
    {
        var count = 0;
        for (var number = _lowestLate; number < _next && count < arrivals.Length && IsUnreported(number); number++)
        {
            arrivals[count++] = new((ushort)number, new(Slot(number)));
        }

        return count;
    }

    private int CollectNew(Span<TransportArrival> arrivals)
    {
        var count = 0;
        for (var number = _next; number <= _extender.Highest && count < arrivals.Length; number++)
        {
            if (IsUnreported(number))
            {
                arrivals[count++] = new((ushort)number, new(Slot(number)));
            }
        }

        return count;
    }

    private void MarkReported(long start, ReadOnlySpan<TransportArrival> reported)
    {
        var end = start;
        for (var i = 0; i < reported.Length; i++)
        {
            var number = SequenceNumber.Extend(reported[i].Sequence, start);
            Slot(number) = Reported;
            end = number + 1;
        }

        if (start < _next)
        {
            _lowestLate = NextLate(end);
        }
        else
        {
            _next = end;
        }
    }

    private long NextLate(long from)
    {
        for (var number = from; number < _next; number++)
        {
            if (IsUnreported(number))
            {
                return number;
            }
        }

        return long.MaxValue;
    }

    private bool IsUnreported(long number) => Slot(number) > Reported;
}
