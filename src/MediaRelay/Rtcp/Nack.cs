using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// Generic NACK: sequence numbers that are missed (RFC 4585 §6.2.1). Enumerable; valid as long as the packet's memory is.
/// One packet of 1,500 bytes can name 6,000 numbers: who answers has to set a limit.
/// </summary>
internal readonly ref struct Nack
{
    /// <summary>Length of one entry: packet id (PID) and bitmask of the 16 following (BLP).</summary>
    private const int EntryLength = 4;

    private const int BitmaskBits = 16;

    /// <summary>The entries' bytes, a multiple of <see cref="EntryLength"/>.</summary>
    private readonly ReadOnlySpan<byte> _entries;

    private Nack(FeedbackSources sources, ReadOnlySpan<byte> entries)
    {
        Sources = sources;
        _entries = entries;
    }

    public FeedbackSources Sources { get; }

    public static bool TryParse(ReadOnlySpan<byte> packet, out Nack nack)
    {
        nack = default;
        if (!FeedbackSources.TryOpen(packet, FeedbackFormat.Nack, out var sources, out var information) || information.Length < EntryLength)
        {
            return false;
        }

        nack = new(sources, information[..(information.Length / EntryLength * EntryLength)]);
        return true;
    }

    public Enumerator GetEnumerator() => new(_entries);

    /// <summary>
    /// Writes as many numbers as fit, in the order given; ascending order gives the shortest message.
    /// Returns the length, 0 when none fits; <paramref name="taken"/> says how many numbers were written.
    /// </summary>
    public static int Write(Span<byte> destination, in FeedbackSources sources, ReadOnlySpan<ushort> lost, out int taken)
    {
        taken = 0;
        var length = FeedbackSources.Size;
        while (taken < lost.Length && length + EntryLength <= destination.Length)
        {
            var packetId = lost[taken++];
            var bitmask = 0;
            while (taken < lost.Length && SequenceNumber.Distance(packetId, lost[taken]) is >= 0 and <= BitmaskBits and var distance)
            {
                bitmask |= distance == 0 ? 0 : 1 << (distance - 1);
                taken++;
            }

            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], packetId);
            BinaryPrimitives.WriteUInt16BigEndian(destination[(length + 2)..], (ushort)bitmask);
            length += EntryLength;
        }

        if (taken == 0)
        {
            return 0;
        }

        sources.Write(destination, FeedbackFormat.Nack, length);
        return length;
    }

    /// <summary>Goes through the numbers of all entries.</summary>
    public ref struct Enumerator
    {
        /// <summary>Entries not begun.</summary>
        private ReadOnlySpan<byte> _rest;

        /// <summary>Bits of the entry at hand that lie ahead; bit 0 is the number after <see cref="Current"/>.</summary>
        private uint _bitmask;

        public Enumerator(ReadOnlySpan<byte> entries) => _rest = entries;

        public ushort Current { get; private set; }

        public bool MoveNext()
        {
            if (_bitmask != 0)
            {
                var step = System.Numerics.BitOperations.TrailingZeroCount(_bitmask) + 1;
                Current = (ushort)(Current + step);
                _bitmask >>= step;
                return true;
            }

            if (_rest.IsEmpty)
            {
                return false;
            }

            Current = BinaryPrimitives.ReadUInt16BigEndian(_rest);
            _bitmask = BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]);
            _rest = _rest[EntryLength..];
            return true;
        }
    }
}
