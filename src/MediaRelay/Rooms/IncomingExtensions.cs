using System.Buffers.Binary;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>The header extensions of one received packet that the relay acts on. Borrowed from the packet.</summary>
internal ref struct IncomingExtensions
{
    /// <summary>RFC 9143 §15.2; empty when absent.</summary>
    public ReadOnlySpan<byte> Mid;

    /// <summary>RtpStreamId (RFC 8852); empty when absent.</summary>
    public ReadOnlySpan<byte> Rid;

    /// <summary>RepairedRtpStreamId (RFC 8852); empty when absent.</summary>
    public ReadOnlySpan<byte> RepairedRid;

    /// <summary>Transport-wide sequence number, −1 when absent.</summary>
    public int TransportSequence;

    /// <summary>Audio level octet (RFC 6464), 0xFF when absent.</summary>
    public byte AudioLevel;

    /// <summary>Reads what the ids name; anything else is skipped.</summary>
    public static IncomingExtensions Read(ReadOnlySpan<byte> packet, scoped in RtpHeader header, scoped in HeaderExtensionIds ids)
    {
        var extensions = new IncomingExtensions { TransportSequence = -1, AudioLevel = 0xFF };
        var elements = new HeaderExtensionReader(packet, header);
        while (elements.MoveNext())
        {
            extensions.Take(elements.Id, elements.Value, ids);
        }

        return extensions;
    }

    private void Take(byte id, ReadOnlySpan<byte> value, scoped in HeaderExtensionIds ids)
    {
        if (id == ids.TransportSequence && value.Length >= 2)
        {
            TransportSequence = BinaryPrimitives.ReadUInt16BigEndian(value);
        }
        else if (id == ids.AudioLevel && value.Length >= 1)
        {
            AudioLevel = value[0];
        }
        else if (id == ids.Mid)
        {
            Mid = value;
        }
        else if (id == ids.Rid)
        {
            Rid = value;
        }
        else if (id == ids.RepairedRid)
        {
            RepairedRid = value;
        }
    }
}
