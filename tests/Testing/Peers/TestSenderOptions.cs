using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>A microphone or camera of a test peer.</summary>
internal sealed record TestSenderOptions
{
    public required MediaKind Kind { get; init; }

    /// <summary>Unique on the peer's transport.</summary>
    public string Mid { get; init; } = "0";

    public string? Cname { get; init; } = "test-cname";

    /// <summary>From one frame to the next.</summary>
    public required Duration Interval { get; init; }

    /// <summary>By layer, the smallest first.</summary>
    public required IReadOnlyList<TestEncodingOptions> Encodings { get; init; }

    /// <summary>Temporal layers of video, 1 to 3.</summary>
    public int TemporalLayers { get; init; } = 1;

    /// <summary>Below overload in dB: 127 is silence, null sends none (RFC 6464).</summary>
    public byte? AudioLevel { get; init; } = 30;

    public bool UseRtx { get; init; } = true;

    /// <summary>Send transport-wide sequence numbers and understand the feedback; else REMB.</summary>
    public bool UseTransportSequence { get; init; } = true;

    /// <summary>Announce SSRCs; a browser does not for layers that a RID names.</summary>
    public bool SignalSsrcs { get; init; } = true;

    /// <summary>Which requests for a key frame are understood: PLI, else FIR.</summary>
    public bool UsePictureLossIndication { get; init; } = true;

    /// <summary>One Opus-like packet every 20 ms.</summary>
    public static TestSenderOptions Audio(uint ssrc, string mid = "0") => new()
    {
        Kind = MediaKind.Audio,
        Mid = mid,
        Interval = Duration.FromMilliseconds(20),
        UseRtx = false,
        Encodings = [new TestEncodingOptions { Ssrc = ssrc, PacketsPerFrame = 1, KeyFramePackets = 1, PayloadLength = 80 }],
    };

    /// <summary>Video of one layer.</summary>
    public static TestSenderOptions Video(uint ssrc, string mid = "1") => new()
    {
        Kind = MediaKind.Video,
        Mid = mid,
        Interval = new(1_000_000 / 30),
        Encodings = [new TestEncodingOptions { Ssrc = ssrc, RtxSsrc = ssrc + 1 }],
    };

    /// <summary>Video of three layers that RIDs name.</summary>
    public static TestSenderOptions Simulcast(uint ssrc, string mid = "1") => new()
    {
        Kind = MediaKind.Video,
        Mid = mid,
        Interval = new(1_000_000 / 30),
        SignalSsrcs = false,
        Encodings =
        [
            new TestEncodingOptions
            {
                Rid = "q", Ssrc = ssrc, RtxSsrc = ssrc + 1, PacketsPerFrame = 1, KeyFramePackets = 2, PayloadLength = 600,
            },
            new TestEncodingOptions { Rid = "h", Ssrc = ssrc + 2, RtxSsrc = ssrc + 3, PacketsPerFrame = 2, KeyFramePackets = 4 },
            new TestEncodingOptions { Rid = "f", Ssrc = ssrc + 4, RtxSsrc = ssrc + 5, PacketsPerFrame = 4, KeyFramePackets = 8 },
        ],
    };
}

/// <summary>One RTP stream of a sender.</summary>
internal sealed record TestEncodingOptions
{
    public required uint Ssrc { get; init; }

    /// <summary>0 when there is no retransmission stream.</summary>
    public uint RtxSsrc { get; init; }

    public string? Rid { get; init; }

    /// <summary>At most 128.</summary>
    public int PacketsPerFrame { get; init; } = 3;

    /// <summary>At most 128.</summary>
    public int KeyFramePackets { get; init; } = 6;

    /// <summary>Bytes of RTP payload per packet, the descriptor included.</summary>
    public int PayloadLength { get; init; } = 1000;

    /// <summary>Below 2^15 unless a test wants a lost rollover.</summary>
    public ushort FirstSequence { get; init; } = 1000;

    public uint FirstTimestamp { get; init; } = 123_456;

    public ushort FirstPictureId { get; init; } = 100;
}
