using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;
using static VideoDesk.MediaRelay.Srtp.SrtpLayout;

namespace VideoDesk.MediaRelay.Srtp;

/// <summary>
/// Checks and decrypts what one peer sends. Everything is hostile until its tag fits: no packet that fails leaves a trace here, and no
/// input makes it throw. Not for concurrent use; allocates once per new source and nothing per packet.
/// </summary>
internal sealed class SrtpReceiver : IDisposable
{
    private const int MinimumRtpHeaderLength = 12;
    private const int SequenceOffset = 2;

    /// <summary>How many packets a late one may lie behind the newest: at 500 packets a second, two seconds.</summary>
    private const int RtpWindow = 1024;
    private const int RtcpWindow = 128;

    /// <summary>AES-GCM for RTP and RTCP; null with AES-CM.</summary>
    private readonly AeadTransform? _rtpAead;
    private readonly AeadTransform? _rtcpAead;

    /// <summary>AES-CM and HMAC-SHA1 for RTP and RTCP; null with AES-GCM.</summary>
    private readonly CounterModeTransform? _rtpCounterMode;
    private readonly CounterModeTransform? _rtcpCounterMode;

    /// <summary>Sources of which an RTP packet was authentic, and sources of which an RTCP packet was.</summary>
    private readonly Dictionary<uint, ReplayWindow> _rtpSources = [];
    private readonly Dictionary<uint, ReplayWindow> _rtcpSources = [];

    /// <summary>Bound of each of the two.</summary>
    private readonly int _maxSources;

    /// <param name="keys">Master key and salt of the peer's direction.</param>
    /// <param name="maxSources">How many SSRCs the peer may use, for RTP and for RTCP.</param>
    /// <param name="allowIntrinsics">False only to test what other processors do.</param>
    public SrtpReceiver(SrtpKeys keys, int maxSources = 64, bool allowIntrinsics = true)
        : this(SrtpSessionKeys.ForRtp(keys), SrtpSessionKeys.ForRtcp(keys), maxSources, allowIntrinsics)
    {
    }

    /// <summary>With session keys that are known already.</summary>
    internal SrtpReceiver(SrtpSessionKeys rtp, SrtpSessionKeys rtcp, int maxSources = 64, bool allowIntrinsics = true)
    {
        _maxSources = maxSources;
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

    /// <summary>Checks an SRTP packet and decrypts it in place.</summary>
    /// <param name="packet">The datagram; its content is undefined unless the status is Ok.</param>
    /// <param name="headerLength">Length of the RTP header with CSRCs and extension, as the RTP parser found it.</param>
    /// <param name="length">Length of the RTP packet.</param>
    /// <param name="packetIndex">ROC · 2^16 + SEQ (RFC 3711 §3.3.1).</param>
    public SrtpStatus UnprotectRtp(Span<byte> packet, int headerLength, out int length, out long packetIndex)
    {
        packetIndex = 0;
        length = packet.Length - (_rtpAead is null ? CounterModeTransform.TagLength : AeadTransform.TagLength);
        if (headerLength < MinimumRtpHeaderLength || length < headerLength)
        {
            return Drop(SrtpStatus.Malformed, out length);
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[SsrcOffset..]);
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[SequenceOffset..]);
        var window = _rtpSources.GetValueOrDefault(ssrc);
        var index = window is null ? sequence : EstimateIndex(sequence, window.Highest);
        var status = Admit(window, index, _rtpSources.Count);
        if (status != SrtpStatus.Ok)
        {
            return Drop(status, out length);
        }

        if (!TryOpenRtp(packet, headerLength, ssrc, index))
        {
            return Drop(SrtpStatus.AuthenticationFailed, out length);
        }

        if (window is null)
        {
            _rtpSources.Add(ssrc, new ReplayWindow(RtpWindow, index));
        }

        window?.Accept(index);
        packetIndex = index;
        return SrtpStatus.Ok;
    }

    /// <summary>Checks an SRTCP packet and decrypts it in place if it is encrypted.</summary>
    /// <param name="packet">The datagram; its content is undefined unless the status is Ok.</param>
    /// <param name="length">Length of the RTCP compound packet.</param>
    public SrtpStatus UnprotectRtcp(Span<byte> packet, out int length)
    {
        var tagLength = _rtcpAead is null ? CounterModeTransform.TagLength : AeadTransform.TagLength;
        length = packet.Length - tagLength - RtcpIndexLength;
        if (length < RtcpHeaderLength)
        {
            return Drop(SrtpStatus.Malformed, out length);
        }

        // AES-GCM puts the word with E flag and index last (RFC 7714 §9), AES-CM puts it before the tag (RFC 3711 §3.4).
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[RtcpSsrcOffset..]);
        var word = BinaryPrimitives.ReadUInt32BigEndian(packet[(_rtcpAead is null ? length : length + tagLength)..]);
        var index = word & ~EncryptedFlag;
        var window = _rtcpSources.GetValueOrDefault(ssrc);
        var status = Admit(window, index, _rtcpSources.Count);
        if (status != SrtpStatus.Ok)
        {
            return Drop(status, out length);
        }

        if (!(_rtcpAead is null ? TryOpenCounterModeRtcp(packet, length, ssrc, word) : TryOpenAeadRtcp(packet, length, ssrc, word)))
        {
            return Drop(SrtpStatus.AuthenticationFailed, out length);
        }

        if (window is null)
        {
            _rtcpSources.Add(ssrc, new ReplayWindow(RtcpWindow, index));
        }

        window?.Accept(index);
        return SrtpStatus.Ok;
    }

    /// <summary>Frees the place of a source that has ended.</summary>
    public void Forget(uint ssrc)
    {
        _rtpSources.Remove(ssrc);
        _rtcpSources.Remove(ssrc);
    }

    public void Dispose()
    {
        _rtpAead?.Dispose();
        _rtcpAead?.Dispose();
        _rtpCounterMode?.Dispose();
        _rtcpCounterMode?.Dispose();
    }

    private static SrtpStatus Drop(SrtpStatus status, out int length)
    {
        length = 0;
        return status;
    }

    /// <summary>
    /// The index nearest to the highest authentic one (RFC 3711 §3.3.1). Where that would be below zero the number is ahead: a rollover
    /// counter starts at zero and never goes back.
    /// </summary>
    private static long EstimateIndex(ushort sequence, long highest)
    {
        var index = SequenceNumber.Extend(sequence, highest);
        return index < 0 ? sequence : index;
    }

    /// <summary>What can be told before the costly part: the replay window of a known source, or the room for a new one.</summary>
    private SrtpStatus Admit(ReplayWindow? window, long index, int sources)
    {
        if (window is not null)
        {
            return window.Check(index);
        }

        return sources < _maxSources ? SrtpStatus.Ok : SrtpStatus.TooManySources;
    }

    private bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, long index)
    {
        if (_rtpAead is { } aead)
        {
            var end = packet.Length - AeadTransform.TagLength;
            return aead.TryOpen(aead.FirstCounter(ssrc, index), packet[..headerLength], packet[headerLength..end], packet[end..]);
        }

        // The rollover counter is authenticated where the tag stands (RFC 3711 §4.2), so the tag moves aside.
        var counterMode = _rtpCounterMode!;
        var text = packet[..^CounterModeTransform.TagLength];
        Span<byte> tag = stackalloc byte[CounterModeTransform.TagLength];
        packet[text.Length..].CopyTo(tag);
        BinaryPrimitives.WriteUInt32BigEndian(packet[text.Length..], (uint)(index >> 16));
        if (!counterMode.IsAuthentic(packet[..(text.Length + sizeof(uint))], tag))
        {
            return false;
        }

        text = text[headerLength..];
        counterMode.Apply(counterMode.FirstCounter(ssrc, index), text, text);
        return true;
    }

    private bool TryOpenAeadRtcp(Span<byte> packet, int length, uint ssrc, uint word)
    {
        var aead = _rtcpAead!;
        var first = aead.FirstCounter(ssrc, word & ~EncryptedFlag);
        Span<byte> tag = stackalloc byte[AeadTransform.TagLength];
        packet.Slice(length, AeadTransform.TagLength).CopyTo(tag);
        if ((word & EncryptedFlag) == 0)
        {
            // Everything is associated data with the word of flag and index right behind it (RFC 7714 §9.3): the word moves up.
            BinaryPrimitives.WriteUInt32BigEndian(packet[length..], word);
            return aead.TryOpen(first, packet[..(length + RtcpIndexLength)], [], tag);
        }

        Span<byte> associated = stackalloc byte[RtcpHeaderLength + RtcpIndexLength];
        packet[..RtcpHeaderLength].CopyTo(associated);
        BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeaderLength..], word);
        return aead.TryOpen(first, associated, packet[RtcpHeaderLength..length], tag);
    }

    private bool TryOpenCounterModeRtcp(Span<byte> packet, int length, uint ssrc, uint word)
    {
        var counterMode = _rtcpCounterMode!;
        var end = length + RtcpIndexLength;
        if (!counterMode.IsAuthentic(packet[..end], packet[end..]))
        {
            return false;
        }

        if ((word & EncryptedFlag) != 0)
        {
            var text = packet[RtcpHeaderLength..length];
            counterMode.Apply(counterMode.FirstCounter(ssrc, word & ~EncryptedFlag), text, text);
        }

        return true;
    }
}
