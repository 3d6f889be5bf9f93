using System.Runtime.CompilerServices;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// Turns the sequence numbers, timestamps and VP8 picture ids of changing sources into one continuous stream, and back.
/// A short list of spans: within a span every number is moved by the same offset. A new span begins where something was dropped
/// and where another source takes over.
/// </summary>
internal sealed class PacketRewriter(long firstOut)
{
    /// <summary>Spans remembered. A NACK about something older is not answered.</summary>
    private const int MaxSpans = 128;

    /// <summary>Ring of spans; grows from a few to <see cref="MaxSpans"/>.</summary>
    private Span[] _spans = new Span[4];

    /// <summary>Spans ever begun; the newest lies at (count − 1) modulo the length.</summary>
    private int _count;

    /// <summary>Highest sequence number given out so far; one below the first before any.</summary>
    public long HighestOut { get; private set; } = firstOut - 1;

    /// <summary>Whether a source was ever begun.</summary>
    public bool HasSource => _count > 0;

    /// <summary>Offset of timestamps of the span that is current.</summary>
    public long TimestampOffset => Newest.TimestampOffset;

    private ref Span Newest => ref _spans[(_count - 1) & (_spans.Length - 1)];

    /// <summary>Another source takes over: its packet <paramref name="firstIn"/> follows what was sent last.</summary>
    /// <param name="source">Index of the incoming track.</param>
    /// <param name="firstIn">Sequence number of the first packet that is forwarded of it.</param>
    /// <param name="gap">Numbers left out so that the receiver knows the frame before was cut.</param>
    /// <param name="offsets">What to add to its timestamps and picture ids.</param>
    public void Begin(int source, long firstIn, int gap, in RewriteOffsets offsets) => Push(new Span
    {
        Source = source,
        FirstIn = firstIn,
        FirstOut = HighestOut + 1 + gap,
        TimestampOffset = offsets.Timestamp,
        PictureIdOffset = offsets.PictureId,
        Tl0Offset = offsets.Tl0,
        IsNewSource = true,
    });

    /// <summary>The out number of a packet and the offsets that go with it; false when the packet is too old or of another source.</summary>
    public bool TryMap(int source, long sequenceIn, out long sequenceOut, out RewriteOffsets offsets)
    {
        for (var back = 1; back <= Math.Min(_count, _spans.Length); back++)
        {
            ref readonly var span = ref _spans[(_count - back) & (_spans.Length - 1)];
            if (span.Source == source && span.FirstIn <= sequenceIn)
            {
                sequenceOut = sequenceIn - span.FirstIn + span.FirstOut;
                offsets = new(span.TimestampOffset, span.PictureIdOffset, span.Tl0Offset);

                // A number that the next span has taken was dropped here.
                return back == 1 || sequenceOut < _spans[(_count - back + 1) & (_spans.Length - 1)].FirstOut;
            }

            if (span.IsNewSource)
            {
                break;
            }
        }

        sequenceOut = 0;
        offsets = default;
        return false;
    }

    /// <summary>Notes that an out number was used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NoteSent(long sequenceOut)
    {
        if (sequenceOut > HighestOut)
        {
            HighestOut = sequenceOut;
        }
    }

    /// <summary>
    /// The packet is not forwarded and leaves no gap. Only the newest packet can be dropped so; an older one keeps its number unused.
    /// </summary>
    /// <param name="sequenceIn">The dropped packet.</param>
    /// <param name="frameEnds">Whether a whole frame ends with it: its VP8 picture id is closed up too.</param>
    public void Drop(long sequenceIn, bool frameEnds)
    {
        if (_count == 0 || sequenceIn < Newest.FirstIn)
        {
            return;
        }

        var sequenceOut = sequenceIn - Newest.FirstIn + Newest.FirstOut;
        if (sequenceOut <= HighestOut)
        {
            return;
        }

        var next = Newest;
        next.FirstIn = sequenceIn + 1;
        next.FirstOut = sequenceOut;
        next.PictureIdOffset -= frameEnds ? 1 : 0;
        if (sequenceIn == Newest.FirstIn)
        {
            Newest = next;
            return;
        }

        next.IsNewSource = false;
        Push(next);
    }

    /// <summary>
    /// Which packet of which source goes with this number; false when it is forgotten or was not reached. A number left out at a cut frame
    /// stands for the packet that would have had it: if it has come since, the viewer may have it after all.
    /// </summary>
    public bool TryReverse(long sequenceOut, out int source, out long sequenceIn, out RewriteOffsets offsets)
    {
        for (var back = 1; back <= Math.Min(_count, _spans.Length) && sequenceOut <= HighestOut; back++)
        {
            ref readonly var span = ref _spans[(_count - back) & (_spans.Length - 1)];
            if (span.FirstOut <= sequenceOut)
            {
                source = span.Source;
                sequenceIn = sequenceOut - span.FirstOut + span.FirstIn;
                offsets = new(span.TimestampOffset, span.PictureIdOffset, span.Tl0Offset);
                return true;
            }
        }

        source = -1;
        sequenceIn = 0;
        offsets = default;
        return false;
    }

    private void Push(in Span span)
    {
        if (_count >= _spans.Length && _spans.Length < MaxSpans)
        {
            Grow();
        }

        _spans[_count & (_spans.Length - 1)] = span;
        _count++;
    }

    private void Grow()
    {
        var grown = new Span[_spans.Length * 2];
        for (var i = Math.Max(0, _count - _spans.Length); i < _count; i++)
        {
            grown[i & (grown.Length - 1)] = _spans[i & (_spans.Length - 1)];
        }

        _spans = grown;
    }

    /// <summary>A stretch of packets moved by the same offsets.</summary>
    private struct Span
    {
        /// <summary>Index of the incoming track.</summary>
        public int Source;

        /// <summary>First sequence number of the source.</summary>
        public long FirstIn;

        /// <summary>The number that <see cref="FirstIn"/> goes out with.</summary>
        public long FirstOut;

        /// <summary>Added to RTP timestamps.</summary>
        public long TimestampOffset;

        /// <summary>Added to VP8 picture ids.</summary>
        public int PictureIdOffset;

        /// <summary>Added to VP8 base layer indices.</summary>
        public int Tl0Offset;

        /// <summary>Whether a source began here: what lies before belongs to another one.</summary>
        public bool IsNewSource;
    }
}

/// <summary>What is added to the numbers of a source; picture ids modulo 2^15 or 2^7, the index modulo 2^8.</summary>
internal readonly record struct RewriteOffsets(long Timestamp, int PictureId, int Tl0);
