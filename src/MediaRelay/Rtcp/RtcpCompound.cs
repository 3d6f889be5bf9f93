namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// Walks over the packets of an RTCP datagram (RFC 3550 §6.1). Reduced-size datagrams are accepted (RFC 5506): any type may come first.
/// </summary>
internal ref struct RtcpCompound
{
    /// <summary>What has not been walked over.</summary>
    private ReadOnlySpan<byte> _rest;

    public RtcpCompound(ReadOnlySpan<byte> datagram) => _rest = datagram;

    /// <summary>Header of the packet that <see cref="MoveNext"/> came to.</summary>
    public RtcpHeader Header { get; private set; }

    /// <summary>The packet that <see cref="MoveNext"/> came to, from its header to its last byte.</summary>
    public ReadOnlySpan<byte> Packet { get; private set; }

    /// <summary>The walk ended at bytes that are no RTCP packet.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Goes to the next packet; false at the end and at the first malformed packet.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        if (!RtcpHeader.TryParse(_rest, out var header))
        {
            IsMalformed = true;
            _rest = default;
            return false;
        }

        Header = header;
        Packet = _rest[..header.Length];
        _rest = _rest[header.Length..];
        return true;
    }
}
