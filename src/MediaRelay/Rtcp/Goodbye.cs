using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Goodbye: sources that have ended (RFC 3550 §6.6). Valid as long as the packet's memory is.</summary>
internal readonly ref struct Goodbye
{
    private const int SourceLength = 4;

    /// <summary>The SSRCs' bytes.</summary>
    private readonly ReadOnlySpan<byte> _sources;

    private Goodbye(ReadOnlySpan<byte> sources, ReadOnlySpan<byte> reason)
    {
        _sources = sources;
        Reason = reason;
    }

    public int Count => _sources.Length / SourceLength;

    public Ssrc this[int index] => new(BinaryPrimitives.ReadUInt32BigEndian(_sources.Slice(index * SourceLength, SourceLength)));

    /// <summary>Why, as UTF-8 text of the sender; often empty.</summary>
    public ReadOnlySpan<byte> Reason { get; }

    public static bool TryParse(ReadOnlySpan<byte> packet, out Goodbye goodbye)
    {
        goodbye = default;
        if (!RtcpHeader.TryOpen(packet, RtcpPacketType.Goodbye, out var header, out var body))
        {
            return false;
        }

        var sourcesLength = header.Count * SourceLength;
        if (sourcesLength > body.Length)
        {
            return false;
        }

        var rest = body[sourcesLength..];
        if (!rest.IsEmpty && rest[0] > rest.Length - 1)
        {
            return false;
        }

        goodbye = new(body[..sourcesLength], rest.IsEmpty ? default : rest.Slice(1, rest[0]));
        return true;
    }

    /// <summary>Writes a goodbye of up to 31 sources, without a reason; 0 when it does not fit.</summary>
    public static int Write(Span<byte> destination, ReadOnlySpan<Ssrc> sources)
    {
        var length = RtcpHeader.Size + sources.Length * SourceLength;
        if (destination.Length < length || sources.Length > RtcpHeader.MaxCount)
        {
            return 0;
        }

        RtcpHeader.Write(destination, RtcpPacketType.Goodbye, sources.Length, length);
        for (var i = 0; i < sources.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[(RtcpHeader.Size + i * SourceLength)..], sources[i].Value);
        }

        return length;
    }
}
