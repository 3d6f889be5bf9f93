using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// Source description: the canonical name of each source (RFC 3550 §6.5). Enumerable; valid as long as the packet's memory
/// is.
/// </summary>
internal readonly ref struct SourceDescription
{
    private const int SourceLength = 4;

    /// <summary>Item type of the canonical name (RFC 3550 §6.5.1).</summary>
    private const byte CanonicalName = 1;

    /// <summary>The chunks' bytes.</summary>
    private readonly ReadOnlySpan<byte> _chunks;

    /// <summary>How many chunks there are.</summary>
    private readonly int _count;

    private SourceDescription(ReadOnlySpan<byte> chunks, int count)
    {
        _chunks = chunks;
        _count = count;
    }

    /// <summary>True when every chunk that is announced is there and ends properly.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out SourceDescription description)
    {
        description = default;
        if (!RtcpHeader.TryOpen(packet, RtcpPacketType.SourceDescription, out var header, out var body))
        {
            return false;
        }

        var candidate = new SourceDescription(body, header.Count);
        var chunks = candidate.GetEnumerator();
        var seen = 0;
        while (chunks.MoveNext())
        {
            seen++;
        }

        description = seen == header.Count ? candidate : default;
        return seen == header.Count;
    }

    public Enumerator GetEnumerator() => new(_chunks, _count);

    /// <summary>Writes the canonical name (1 to 255 bytes) of one source; 0 when it does not fit.</summary>
    public static int Write(Span<byte> destination, Ssrc source, ReadOnlySpan<byte> canonicalName)
    {
        // At least one zero byte ends the list of items, more fill up to 32 bits.
        var used = RtcpHeader.Size + SourceLength + 2 + canonicalName.Length;
        var length = (used + 4) & ~3;
        if (destination.Length < length || canonicalName.Length is 0 or > byte.MaxValue)
        {
            return 0;
        }

        RtcpHeader.Write(destination, RtcpPacketType.SourceDescription, 1, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], source.Value);
        destination[8] = CanonicalName;
        destination[9] = (byte)canonicalName.Length;
        canonicalName.CopyTo(destination[10..]);
        destination[used..length].Clear();
        return length;
    }

    /// <summary>Goes from chunk to chunk; ends early at one that is malformed.</summary>
    public ref struct Enumerator
    {
        /// <summary>Chunks not begun, and what follows them.</summary>
        private ReadOnlySpan<byte> _rest;

        /// <summary>Chunks not begun.</summary>
        private int _remaining;

        public Enumerator(ReadOnlySpan<byte> chunks, int count)
        {
            _rest = chunks;
            _remaining = count;
        }

        /// <summary>The source of the chunk at hand.</summary>
        public Ssrc Source { get; private set; }

        /// <summary>Its canonical name, UTF-8; empty when the chunk has none.</summary>
        public ReadOnlySpan<byte> Name { get; private set; }

        /// <summary>This, for <c>foreach</c>.</summary>
        public readonly Enumerator Current => this;

        public bool MoveNext()
        {
            if (_remaining == 0 || _rest.Length < SourceLength)
            {
                return false;
            }

            _remaining--;
            Source = new(BinaryPrimitives.ReadUInt32BigEndian(_rest));
            Name = default;
            var offset = SourceLength;
            while (offset < _rest.Length && _rest[offset] != 0)
            {
                if (offset + 2 > _rest.Length || _rest[offset + 1] > _rest.Length - offset - 2)
                {
                    return false;
                }

                if (_rest[offset] == CanonicalName)
                {
                    Name = _rest.Slice(offset + 2, _rest[offset + 1]);
                }

                offset += 2 + _rest[offset + 1];
            }

            // The list ends with a zero byte and fills 32 bits; the body itself is a multiple of that.
            var end = (offset + 4) & ~3;
            var isTerminated = offset < _rest.Length;
            _rest = _rest[Math.Min(end, _rest.Length)..];
            return isTerminated;
        }
    }
}
