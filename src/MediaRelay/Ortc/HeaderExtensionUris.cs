namespace VideoDesk.MediaRelay.Ortc;

/// <summary>The names of the RTP header extensions that the relay knows (RFC 8285 §5).</summary>
internal static class HeaderExtensionUris
{
    /// <summary>Which m-line a stream belongs to (RFC 8843 §15).</summary>
    public const string Mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /// <summary>Which simulcast layer a stream is (RFC 8852 §3.1).</summary>
    public const string Rid = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    /// <summary>Which simulcast layer a retransmission stream repairs (RFC 8852 §3.2).</summary>
    public const string RepairedRid = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

    /// <summary>When the packet left its sender, 24 bits of 6.18 fixed-point seconds.</summary>
    public const string AbsoluteSendTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";

    /// <summary>Sequence number over all streams of a transport (draft-holmer-rmcat-transport-wide-cc-extensions-01).</summary>
    public const string TransportSequence = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    /// <summary>Loudness of the packet's audio (RFC 6464).</summary>
    public const string AudioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /// <summary>Frame dependencies of AV1 and others (AV1 RTP payload specification, appendix A).</summary>
    public const string DependencyDescriptor =
        "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension";

    /// <summary>Transmission time offset (RFC 5450).</summary>
    public const string TransmissionOffset = "urn:ietf:params:rtp-hdrext:toffset";

    /// <summary>When the frame was captured, by the sender's NTP clock.</summary>
    public const string AbsoluteCaptureTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";

    /// <summary>Least and greatest playout delay that the sender wishes.</summary>
    public const string PlayoutDelay = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";

    /// <summary>Packet identifier of mediasoup; no browser knows it.</summary>
    public const string PacketId = "urn:mediasoup:params:rtp-hdrext:packet-id";
}
