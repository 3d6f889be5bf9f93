using System.Buffers.Binary;
using System.Diagnostics;
using static VideoDesk.MediaRelay.Srtp.SrtpLayout;

namespace VideoDesk.MediaRelay.Srtp;

/// <summary>Protects what one peer is sent. Not for concurrent use; allocates nothing per packet.</summary>
internal sealed class SrtpSender : IDisposable
{
    /// <summary>AES-GCM for RTP and RTCP; null with AES-CM.</summary>
    private readonly AeadTransform? _rtpAead;
    private readonly AeadTransform? _rtcpAead;

    /// <summary>AES-CM and HMAC-SHA1 for RTP and RTCP; null with AES-GCM.</summary>
    private readonly CounterModeTransform? _rtpCounterMode;
    private readonly CounterModeTransform? _rtcpCounterMode;

    /// <summary>Index of the next SRTCP packet, 31 bits. One count for all sources: it is unique per key, which is what counts.</summary>
    private uint _rtcpIndex;

    public SrtpSender(SrtpKeys keys, bool allowIntrinsics = true)
        : this(SrtpSessionKeys.ForRtp(keys), SrtpSessionKeys.ForRtcp(keys), allowIntrinsics)
    {
    }

    /// <summary>With session keys that are known already, and the index of the first SRTCP packet.</summary>
    internal SrtpSender(SrtpSessionKeys rtp, SrtpSessionKeys rtcp, bool allowIntrinsics = true, uint rtcpIndex = 0)
    {
        _rtcpIndex = rtcpIndex;
        if (rtp.Profile == SrtpProfile.Aes128CmSha1_80)
        {
            _rtpCounterMode = new CounterModeTransform(rtp, allowIntrinsics);
            _rtcpCounterMode = new CounterModeTransform(rtcp, allowIntrinsics);
        }
        else
        {
            _rtpAead = new AeadTransform(rtp, allowIntrinsics);
            _rtcpAead = new AeadTransform(rtcp, allowIntrinsics);
        }
    }

    /// <summary>Bytes that protection adds to an RTP packet.</summary>
    public int RtpOverhead => _rtpAead is null ? CounterModeTransform.TagLength : AeadTransform.TagLength;

    /// <summary>Bytes that protection adds to an RTCP packet.</summary>
    public int RtcpOverhead => RtpOverhead + RtcpIndexLength;

    /// <summary>
    /// Encrypts <paramref name="payload"/> behind the header that is in place, appends the tag and returns the packet's length. The
    /// encryption is the only copy of the payload: it is read where it lies, elsewhere or exactly behind the header.
    /// </summary>
    /// <param name="packet">The complete RTP header, then room for payload and <see cref="RtpOverhead"/>.</param>
    /// <param name="headerLength">Length of the header with CSRCs and extension.</param>
    /// <param name="payload">The plaintext, which ends with the padding if there is any.</param>
    /// <param name="packetIndex">ROC · 2^16 + SEQ (RFC 3711 §3.3.1) of this very packet; an index is used for one content only.</param>
    public int ProtectRtp(Span<byte> packet, int headerLength, ReadOnlySpan<byte> payload, long packetIndex)
    {
        Debug.Assert(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) == (ushort)packetIndex, "the index belongs to another packet");
        Debug.Assert(packetIndex >> 48 == 0, "48 bits are used up: the session needs new keys");
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[SsrcOffset..]);
        var end = headerLength + payload.Length;
        if (_rtpAead is { } aead)
        {
            aead.Seal(aead.FirstCounter(ssrc, packetIndex), packet[..headerLength], payload, packet[headerLength..]);
            return end + AeadTransform.TagLength;
        }

        var counterMode = _rtpCounterMode!;
        counterMode.Apply(counterMode.FirstCounter(ssrc, packetIndex), payload, packet[headerLength..]);

        // The rollover counter is authenticated behind the packet but not sent (RFC 3711 §4.2): it stands where the tag then goes.
        BinaryPrimitives.WriteUInt32BigEndian(packet[end..], (uint)(packetIndex >> 16));
        counterMode.WriteTag(packet[..(end + sizeof(uint))], packet.Slice(end, CounterModeTransform.TagLength));
        return end + CounterModeTransform.TagLength;
    }

    /// <summary>
    /// Encrypts an RTCP compound packet in place, appends index and tag and returns the new length; 0, which is nothing to send, once
    /// 2^31 packets have used up the key (RFC 3711 §9.2). <paramref name="packet"/> has <paramref name="length"/> bytes of RTCP, then room
    /// for <see cref="RtcpOverhead"/>.
    /// </summary>
    public int ProtectRtcp(Span<byte> packet, int length)
    {
        if (_rtcpIndex >= EncryptedFlag)
        {
            return 0;
        }

        var index = _rtcpIndex++;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[RtcpSsrcOffset..]);
        var body = packet[RtcpHeaderLength..length];
        if (_rtcpAead is { } aead)
        {
            // The word with E flag and index is authenticated right behind the header (RFC 7714 §9.2) but sent behind the tag.
            Span<byte> associated = stackalloc byte[RtcpHeaderLength + RtcpIndexLength];
            packet[..RtcpHeaderLength].CopyTo(associated);
            BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeaderLength..], index | EncryptedFlag);
            aead.Seal(aead.FirstCounter(ssrc, index), associated, body, packet[RtcpHeaderLength..]);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(length + AeadTransform.TagLength)..], index | EncryptedFlag);
            return length + AeadTransform.TagLength + RtcpIndexLength;
        }

        var counterMode = _rtcpCounterMode!;
        counterMode.Apply(counterMode.FirstCounter(ssrc, index), body, body);
        BinaryPrimitives.WriteUInt32BigEndian(packet[length..], index | EncryptedFlag);
        var end = length + RtcpIndexLength;
        counterMode.WriteTag(packet[..end], packet.Slice(end, CounterModeTransform.TagLength));
        return end + CounterModeTransform.TagLength;
    }

    public void Dispose()
    {
        _rtpAead?.Dispose();
        _rtcpAead?.Dispose();
        _rtpCounterMode?.Dispose();
        _rtcpCounterMode?.Dispose();
    }
}
