using System.Text.Json.Nodes;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>What the relay itself can take and give. Browsers load it before anything else and send what both can.</summary>
public static class RouterCapabilities
{
    /// <summary>First payload type; every further codec takes the next. 127 stays free: clients probe bandwidth with it.</summary>
    private const byte FirstPayloadType = 100;

    private const FeedbackSet AudioFeedback = FeedbackSet.Nack | FeedbackSet.TransportCc;

    private const FeedbackSet VideoFeedback =
        FeedbackSet.Nack | FeedbackSet.Pli | FeedbackSet.Fir | FeedbackSet.Remb | FeedbackSet.TransportCc;

    /// <summary>
    /// Opus, then VP8, VP9, H.264 constrained baseline and AV1, each with retransmission. The order is the preference.
    /// Video orientation is left out on purpose: without it browsers rotate before they encode, and everybody shows it upright.
    /// </summary>
    public static RtpCapabilities Default { get; } = new() { Codecs = Codecs(), HeaderExtensions = HeaderExtensions() };

    private static List<RtpCodecCapability> Codecs()
    {
        var codecs = new List<RtpCodecCapability>
        {
            new()
            {
                Kind = MediaKind.Audio,
                MimeType = "audio/opus",
                PreferredPayloadType = FirstPayloadType,
                ClockRate = 48000,
                Channels = 2,
                Parameters = Parameters(("useinbandfec", "1")),
                RtcpFeedback = FeedbackSets.ToList(AudioFeedback),
            },
        };
        AddVideo(codecs, "video/VP8", Parameters());
        AddVideo(codecs, "video/VP9", Parameters(("profile-id", "0")));
        AddVideo(
            codecs,
            "video/H264",
            Parameters(("packetization-mode", "1"), ("profile-level-id", "42e01f"), ("level-asymmetry-allowed", "1")));
        AddVideo(codecs, "video/AV1", Parameters());
        return codecs;
    }

    private static void AddVideo(List<RtpCodecCapability> codecs, string mimeType, IReadOnlyDictionary<string, JsonNode?> parameters)
    {
        var payloadType = (byte)(FirstPayloadType + codecs.Count);
        codecs.Add(new RtpCodecCapability
        {
            Kind = MediaKind.Video,
            MimeType = mimeType,
            PreferredPayloadType = payloadType,
            ClockRate = 90000,
            Parameters = parameters,
            RtcpFeedback = FeedbackSets.ToList(VideoFeedback),
        });
        codecs.Add(new RtpCodecCapability
        {
            Kind = MediaKind.Video,
            MimeType = "video/rtx",
            PreferredPayloadType = (byte)(payloadType + 1),
            ClockRate = 90000,
            Parameters = new Dictionary<string, JsonNode?> { ["apt"] = JsonValue.Create((int)payloadType) },
            RtcpFeedback = [],
        });
    }

    private static Dictionary<string, JsonNode?> Parameters(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var parameters = new Dictionary<string, JsonNode?>();
        foreach (var (key, value) in entries)
        {
            parameters[key] = FormatParameters.Value(value);
        }

        return parameters;
    }

    private static RtpHeaderExtensionCapability[] HeaderExtensions() =>
    [
        .. Both(HeaderExtensionUris.Mid, 1),
        Extension(MediaKind.Video, HeaderExtensionUris.Rid, 2, "recvonly"),
        Extension(MediaKind.Video, HeaderExtensionUris.RepairedRid, 3, "recvonly"),
        .. Both(HeaderExtensionUris.AbsoluteSendTime, 4),
        Extension(MediaKind.Audio, HeaderExtensionUris.TransportSequence, 5, "recvonly"),
        Extension(MediaKind.Video, HeaderExtensionUris.TransportSequence, 5, "sendrecv"),
        Extension(MediaKind.Audio, HeaderExtensionUris.AudioLevel, 6, "sendrecv"),
        Extension(MediaKind.Video, HeaderExtensionUris.DependencyDescriptor, 7, "recvonly"),
        Extension(MediaKind.Video, HeaderExtensionUris.TransmissionOffset, 9, "sendrecv"),
        .. Both(HeaderExtensionUris.AbsoluteCaptureTime, 10),
        .. Both(HeaderExtensionUris.PlayoutDelay, 11),
        .. Both(HeaderExtensionUris.PacketId, 12),
    ];

    private static RtpHeaderExtensionCapability[] Both(string uri, byte id) =>
        [Extension(MediaKind.Audio, uri, id, "sendrecv"), Extension(MediaKind.Video, uri, id, "sendrecv")];

    private static RtpHeaderExtensionCapability Extension(MediaKind kind, string uri, byte id, string direction) =>
        new() { Kind = kind, Uri = uri, PreferredId = id, PreferredEncrypt = false, Direction = direction };
}
