using System.Buffers.Binary;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>A packet that arrived, by its transport-wide sequence number.</summary>
internal readonly record struct TransportArrival(ushort Sequence, Timestamp At);

/// <summary>Writes transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).</summary>
internal readonly struct TransportFeedbackWriter
{
    /// <summary>One packet reports on no more sequence numbers than this.</summary>
    public const int MaxStatuses = 2048;

    private const int FixedLength = FeedbackSources.Size + TransportFeedback.PrefixLength;

    private const int MicrosecondsPerQuarterMillisecond = 250;

    public required FeedbackSources Sources { get; init; }

    /// <summary>The first sequence number to report on. What is missing between it and the arrivals is reported as not received.</summary>
    public required ushort BaseSequence { get; init; }

    /// <summary>Running number of feedback packets.</summary>
    public required byte FeedbackCount { get; init; }

    /// <summary>
    /// Writes as many arrivals as fit, which must ascend from <see cref="BaseSequence"/>.
    /// Stops where a delta or the span of numbers is too large for one packet.
    /// Returns the length, 0 when not one fits; <paramref name="taken"/> says how many were written.
    /// </summary>
    public int WriteTo(Span<byte> destination, ReadOnlySpan<TransportArrival> arrivals, out int taken)
    {
        taken = 0;
        if (arrivals.IsEmpty)
        {
            return 0;
        }

        var content = new Content(stackalloc byte[MaxStatuses], stackalloc byte[MaxStatuses * 2], arrivals[0].At);
        while (taken < arrivals.Length)
        {
            var index = (ushort)(arrivals[taken].Sequence - BaseSequence);
            if (!content.TryAdd(index, arrivals[taken].At, destination.Length))
            {
                break;
            }

            taken++;
        }

        return taken == 0 ? 0 : Assemble(destination, content);
    }

    private int Assemble(Span<byte> destination, in Content content)
    {
        var symbols = content.Symbols;
        var information = destination[FeedbackSources.Size..];
        BinaryPrimitives.WriteUInt16BigEndian(information, BaseSequence);
        BinaryPrimitives.WriteUInt16BigEndian(information[2..], (ushort)symbols.Length);
        BinaryPrimitives.WriteUInt32BigEndian(information[4..], ((uint)content.Reference << 8) | FeedbackCount);
        var length = FixedLength;
        while (!symbols.IsEmpty)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], TransportFeedbackChunk.Encode(symbols, out var encoded));
            symbols = symbols[encoded..];
            length += TransportFeedback.ChunkLength;
        }

        content.Deltas.CopyTo(destination[length..]);
        length += content.Deltas.Length;
        var padded = Padded(length);
        destination[length..padded].Clear();
        Sources.Write(destination, FeedbackFormat.TransportFeedback, padded);
        if (padded != length)
        {
            // Declared as padding, so that nobody takes the bytes behind the last delta for another delta (RFC 3550 §6.4.1).
            destination[0] |= 0x20;
            destination[padded - 1] = (byte)(padded - length);
        }

        return padded;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    /// <summary>Symbols and deltas, before the symbols are put into chunks.</summary>
    private ref struct Content
    {
        /// <summary>One per sequence number.</summary>
        private readonly Span<byte> _symbols;

        private readonly Span<byte> _deltas;

        /// <summary>Sequence numbers up to the last that was added.</summary>
        private int _statuses;

        /// <summary>Bytes of deltas.</summary>
        private int _deltasLength;

        /// <summary>The last arrival in quarter milliseconds: rounded there and not in the deltas, errors do not add up.</summary>
        private long _last;

        public Content(Span<byte> symbols, Span<byte> deltas, Timestamp first)
        {
            _symbols = symbols;
            _deltas = deltas;
            _symbols.Clear();
            Reference = QuarterMilliseconds(first) / TransportFeedback.QuarterMillisecondsPerReference;
            _last = Reference * TransportFeedback.QuarterMillisecondsPerReference;
        }

        /// <summary>In 64 ms.</summary>
        public readonly long Reference { get; }

        public readonly ReadOnlySpan<byte> Symbols => _symbols[.._statuses];

        public readonly ReadOnlySpan<byte> Deltas => _deltas[.._deltasLength];

        /// <summary>Adds an arrival; false when it does not ascend or does not fit.</summary>
        public bool TryAdd(int index, Timestamp arrival, int capacity)
        {
            var at = QuarterMilliseconds(arrival);
            var delta = at - _last;
            var symbol = delta is >= 0 and <= byte.MaxValue ? TransportFeedbackChunk.SmallDelta : TransportFeedbackChunk.LargeDelta;
            if (index < _statuses
                || index >= _symbols.Length
                || delta is < short.MinValue or > short.MaxValue
                || LongestLength(index + 1, _deltasLength + symbol) > capacity)
            {
                return false;
            }

            WriteDelta(_deltas[_deltasLength..], symbol, (int)delta);
            _symbols[index] = (byte)symbol;
            _statuses = index + 1;
            _deltasLength += symbol;
            _last = at;
            return true;
        }

        /// <summary>The length when no chunk expresses more than seven packets, the worst that can be.</summary>
        private static int LongestLength(int statuses, int deltasLength)
        {
            var chunks = (statuses + TransportFeedbackChunk.TwoBitSymbols - 1) / TransportFeedbackChunk.TwoBitSymbols;
            return Padded(FixedLength + chunks * TransportFeedback.ChunkLength + deltasLength);
        }

        private static void WriteDelta(Span<byte> destination, int symbol, int delta)
        {
            if (symbol == TransportFeedbackChunk.SmallDelta)
            {
                destination[0] = (byte)delta;
            }
            else
            {
                BinaryPrimitives.WriteInt16BigEndian(destination, (short)delta);
            }
        }

        private static long QuarterMilliseconds(Timestamp at) => at.Microseconds / MicrosecondsPerQuarterMillisecond;
    }
}
