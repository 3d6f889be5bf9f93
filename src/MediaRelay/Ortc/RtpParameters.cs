using System.Text.Json.Nodes;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>How one track is sent, in the JSON that mediasoup-client speaks.</summary>
public sealed record RtpParameters
{
    public string? Mid { get; init; }

    /// <summary>One media codec, then its RTX codec if there is one.</summary>
    public IReadOnlyList<RtpCodecParameters> Codecs { get; init => field = value ?? []; } = [];

    public IReadOnlyList<RtpHeaderExtensionParameters>? HeaderExtensions { get; init; }

    /// <summary>One entry per simulcast layer, the lowest first; one entry otherwise.</summary>
    public IReadOnlyList<RtpEncodingParameters>? Encodings { get; init; }

    public RtcpParameters? Rtcp { get; init; }

    /// <summary>MediaStream identification of SDP, passed through.</summary>
    public string? Msid { get; init; }
}

/// <summary>One codec with the payload type that the sender uses.</summary>
public sealed record RtpCodecParameters
{
    public required string MimeType { get; init; }

    public required byte PayloadType { get; init; }

    /// <summary>In hertz.</summary>
    public required int ClockRate { get; init; }

    public int? Channels { get; init; }

    public IReadOnlyDictionary<string, JsonNode?>? Parameters { get; init; }

    public IReadOnlyList<RtcpFeedback>? RtcpFeedback { get; init; }
}

/// <summary>A header extension with the id that the sender uses.</summary>
public sealed record RtpHeaderExtensionParameters
{
    public required string Uri { get; init; }

    public required byte Id { get; init; }

    public bool? Encrypt { get; init; }

    public IReadOnlyDictionary<string, JsonNode?>? Parameters { get; init; }
}

/// <summary>One RTP stream of a track.</summary>
public sealed record RtpEncodingParameters
{
    public uint? Ssrc { get; init; }

    public string? Rid { get; init; }

    public byte? CodecPayloadType { get; init; }

    public RtxParameters? Rtx { get; init; }

    public bool? Dtx { get; init; }

    /// <summary>For instance "L1T3": spatial and temporal layers within the stream.</summary>
    public string? ScalabilityMode { get; init; }

    public double? ScaleResolutionDownBy { get; init; }

    /// <summary>In bits per second.</summary>
    public int? MaxBitrate { get; init; }

    public double? MaxFramerate { get; init; }
}

/// <summary>The retransmission stream of an encoding (RFC 4588).</summary>
public sealed record RtxParameters
{
    public required uint Ssrc { get; init; }
}

/// <summary>RTCP settings of a track.</summary>
public sealed record RtcpParameters
{
    public string? Cname { get; init; }

    public bool? ReducedSize { get; init; }

    public bool? Mux { get; init; }
}
