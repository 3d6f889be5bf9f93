using System.Text.Json.Nodes;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>What a router or a browser can send or receive, in the JSON that mediasoup-client speaks.</summary>
/// <remarks>
/// Here and in the other types of this folder, a setter that turns null into the default is for the generated JSON reader,
/// which sets members that are absent to null.
/// </remarks>
public sealed record RtpCapabilities
{
    /// <summary>Media and RTX codecs, the preferred first.</summary>
    public IReadOnlyList<RtpCodecCapability> Codecs { get; init => field = value ?? []; } = [];

    public IReadOnlyList<RtpHeaderExtensionCapability> HeaderExtensions { get; init => field = value ?? []; } = [];
}

/// <summary>One codec of a capability list.</summary>
public sealed record RtpCodecCapability
{
    public required MediaKind Kind { get; init; }

    public required string MimeType { get; init; }

    public byte? PreferredPayloadType { get; init; }

    /// <summary>In hertz.</summary>
    public required int ClockRate { get; init; }

    /// <summary>Audio channels; null means one, or video.</summary>
    public int? Channels { get; init; }

    /// <summary>Format-specific parameters (fmtp); values are numbers or strings.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? Parameters { get; init; }

    public IReadOnlyList<RtcpFeedback>? RtcpFeedback { get; init; }
}

/// <summary>A feedback message that both sides understand, for instance "nack" with parameter "pli".</summary>
public sealed record RtcpFeedback
{
    public required string Type { get; init; }

    public string? Parameter { get; init; }
}

/// <summary>A header extension of a capability list.</summary>
public sealed record RtpHeaderExtensionCapability
{
    public MediaKind? Kind { get; init; }

    public required string Uri { get; init; }

    public required byte PreferredId { get; init; }

    public bool PreferredEncrypt { get; init; }

    /// <summary>As the router sees it: "sendrecv", "sendonly", "recvonly" or "inactive".</summary>
    public string? Direction { get; init; }
}
