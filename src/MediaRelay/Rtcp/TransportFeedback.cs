using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// Transport-wide feedback: which packets of a path arrived, and when (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).
/// Enumerable; valid as long as the packet's memory is. <see cref="TransportFeedbackWriter"/> writes it.
/// </summary>
internal readonly ref struct TransportFeedback
{
    /// <summary>Base sequence number, status count, reference time, feedback count.</summary>
    public const int PrefixLength = 8;

    /// <summary>Length of a status chunk in bytes.</summary>
    public const int ChunkLength = 2;

    /// <summary>Quarter milliseconds, the unit of deltas, in one unit of the reference time (64 ms).</summary>
    public const int QuarterMillisecondsPerReference = 256;

    /// <summary>Longest run that one chunk can express.</summary>
    public const int MaxRunLength = 0x1FFF;

    /// <summary>The status chunks.</summary>
    private readonly ReadOnlySpan<byte> _chunks;

    /// <summary>The receive deltas, just as many as the chunks ask for.</summary>
    private readonly ReadOnlySpan<byte> _deltas;

    private TransportFeedback(FeedbackSources sources, ReadOnlySpan<byte> information, int chunksLength, int deltasLength)
    {
        Sources = sources;
        BaseSequence = BinaryPrimitives.ReadUInt16BigEndian(information);
        StatusCount = BinaryPrimitives.ReadUInt16BigEndian(information[2..]);
        ReferenceTime = BinaryPrimitives.ReadInt32BigEndian(information[4..]) >> 8;
        FeedbackCount = information[7];
        _chunks = information.Slice(PrefixLength, chunksLength);
        _deltas = information.Slice(PrefixLength + chunksLength, deltasLength);
    }

    public FeedbackSources Sources { get; }

    /// <summary>The first transport-wide sequence number that is reported on.</summary>
    public ushort BaseSequence { get; }

    /// <summary>How many sequence numbers are reported on, 1 to 65535.</summary>
    public int StatusCount { get; }

    /// <summary>What the first delta counts from, in 64 ms of the reporter's clock; 24 bits, signed.</summary>
    public int ReferenceTime { get; }

    /// <summary>Running number of feedback packets.</summary>
    public byte FeedbackCount { get; }

    /// <summary>True when chunks and deltas are all there. Costs one step per chunk, or per packet where a chunk is a vector.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out TransportFeedback feedback)
    {
        feedback = default;
        if (!FeedbackSources.TryOpen(packet, FeedbackFormat.TransportFeedback, out var sources, out var information)
            || information.Length < PrefixLength)
        {
            return false;
        }

        var remaining = (int)BinaryPrimitives.ReadUInt16BigEndian(information[2..]);
        var rest = information[PrefixLength..];
        var chunksLength = 0;
        var deltasLength = 0;
        if (remaining == 0)
        {
            return false;
        }

        while (remaining > 0)
        {
            if (rest.Length < chunksLength + ChunkLength)
            {
                return false;
            }

            var chunk = new TransportFeedbackChunk(BinaryPrimitives.ReadUInt16BigEndian(rest[chunksLength..]), remaining);
            if (!chunk.TryGetDeltasLength(out var length))
            {
                return false;
            }

            chunksLength += ChunkLength;
            deltasLength += length;
            remaining -= chunk.Count;
        }

        if (deltasLength > rest.Length - chunksLength)
        {
            return false;
        }

        feedback = new(sources, information, chunksLength, deltasLength);
        return true;
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through all sequence numbers that are reported on, in order.</summary>
    public ref struct Enumerator
    {
        /// <summary>Chunks not begun.</summary>
        private ReadOnlySpan<byte> _chunks;

        /// <summary>Deltas not read.</summary>
        private ReadOnlySpan<byte> _deltas;

        /// <summary>The chunk at hand.</summary>
        private TransportFeedbackChunk _chunk;

        /// <summary>Statuses of the chunk at hand that were gone through.</summary>
        private int _inChunk;

        /// <summary>Statuses not gone through, those of the chunk at hand included.</summary>
        private int _remaining;

        /// <summary>The sequence number that comes next.</summary>
        private ushort _next;

        /// <summary>Arrival of the last received packet.</summary>
        private long _arrival;

        public Enumerator(scoped in TransportFeedback feedback)
        {
            _chunks = feedback._chunks;
            _deltas = feedback._deltas;
            _remaining = feedback.StatusCount;
            _next = feedback.BaseSequence;
            _arrival = (long)feedback.ReferenceTime * QuarterMillisecondsPerReference;
        }

        public TransportFeedbackStatus Current { get; private set; }

        public bool MoveNext()
        {
            if (_remaining == 0)
            {
                return false;
            }

            if (_inChunk == _chunk.Count)
            {
                _chunk = new(BinaryPrimitives.ReadUInt16BigEndian(_chunks), _remaining);
                _chunks = _chunks[ChunkLength..];
                _inChunk = 0;
            }

            var symbol = _chunk.Symbol(_inChunk++);
            var delta = ReadDelta(symbol);
            _arrival += delta;
            _remaining--;
            Current = new(_next++, symbol != TransportFeedbackChunk.NotReceived, delta, _arrival);
            return true;
        }

        private int ReadDelta(int symbol)
        {
            if (symbol == TransportFeedbackChunk.NotReceived)
            {
                return 0;
            }

            var delta = symbol == TransportFeedbackChunk.SmallDelta ? _deltas[0] : BinaryPrimitives.ReadInt16BigEndian(_deltas);
            _deltas = _deltas[symbol..];
            return delta;
        }
    }
}

/// <summary>What transport-wide feedback says of one packet.</summary>
/// <param name="Sequence">Transport-wide sequence number.</param>
/// <param name="IsReceived">The packet had arrived when the feedback was built.</param>
/// <param name="DeltaQuarterMilliseconds">Since the arrival of the packet before, or since the reference time; 0 when not received.</param>
/// <param name="ArrivalQuarterMilliseconds">On the reporter's clock; that of the packet before when not received. Wraps after 2^32.</param>
internal readonly record struct TransportFeedbackStatus(
    ushort Sequence, bool IsReceived, int DeltaQuarterMilliseconds, long ArrivalQuarterMilliseconds);
