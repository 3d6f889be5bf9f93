namespace VideoDesk.MediaRelay.Rooms;

/// <summary>A decrypted packet on its way into a track. Borrowed from the datagram.</summary>
internal readonly ref struct IncomingPacket
{
    /// <summary>Sequence number of the media stream: of a retransmission, the original one.</summary>
    public required ushort SequenceNumber { get; init; }

    public required uint RtpTimestamp { get; init; }

    public required bool Marker { get; init; }

    /// <summary>Whether it came over the RTX stream.</summary>
    public required bool IsRetransmission { get; init; }

    /// <summary>Without padding; empty for a packet of padding alone.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>RFC 6464 octet, 0xFF when there was none.</summary>
    public required byte AudioLevel { get; init; }
}
