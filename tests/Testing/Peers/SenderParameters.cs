using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.Testing.Peers;

/// <summary>What mediasoup-client would tell the relay of a sender. Numbers differ from the router's on purpose.</summary>
internal static class SenderParameters
{
    public const byte OpusPayloadType = 111;
    public const byte Vp8PayloadType = 96;
    public const byte RtxPayloadType = 97;

    public const byte MidId = 9;
    public const byte RidId = 10;
    public const byte RepairedRidId = 11;
    public const byte AbsoluteSendTimeId = 2;
    public const byte TransportSequenceId = 3;
    public const byte AudioLevelId = 1;

    public static RtpParameters From(TestSenderOptions options) => new()
    {
        Mid = options.Mid,
        Codecs = options.Kind == MediaKind.Audio ? [Opus(options)] : Video(options),
        HeaderExtensions = [.. Extensions(options)],
        Encodings = [.. options.Encodings.Select(encoding => EncodingOf(options, encoding))],
        Rtcp = new RtcpParameters { Cname = options.Cname, ReducedSize = true },
    };

    private static RtpCodecParameters Opus(TestSenderOptions options) => new()
    {
        MimeType = "audio/opus",
        PayloadType = OpusPayloadType,
        ClockRate = 48000,
        Channels = 2,
        Parameters = new Dictionary<string, JsonNode?> { ["minptime"] = 10, ["useinbandfec"] = 1 },
        RtcpFeedback = [new RtcpFeedback { Type = "nack" }, .. Bandwidth(options)],
    };

    private static RtpCodecParameters[] Video(TestSenderOptions options)
    {
        var media = new RtpCodecParameters
        {
            MimeType = "video/VP8",
            PayloadType = Vp8PayloadType,
            ClockRate = 90000,
            RtcpFeedback = [new RtcpFeedback { Type = "nack" }, KeyFrameFeedback(options), .. Bandwidth(options)],
        };
        var rtx = new RtpCodecParameters
        {
            MimeType = "video/rtx",
            PayloadType = RtxPayloadType,
            ClockRate = 90000,
            Parameters = new Dictionary<string, JsonNode?> { ["apt"] = (int)Vp8PayloadType },
            RtcpFeedback = [],
        };
        return options.UseRtx ? [media, rtx] : [media];
    }

    private static RtcpFeedback KeyFrameFeedback(TestSenderOptions options) => options.UsePictureLossIndication
        ? new RtcpFeedback { Type = "nack", Parameter = "pli" }
        : new RtcpFeedback { Type = "ccm", Parameter = "fir" };

    private static IEnumerable<RtcpFeedback> Bandwidth(TestSenderOptions options)
    {
        yield return new RtcpFeedback { Type = options.UseTransportSequence ? "transport-cc" : "goog-remb" };
    }

    private static IEnumerable<RtpHeaderExtensionParameters> Extensions(TestSenderOptions options)
    {
        yield return new() { Uri = HeaderExtensionUris.Mid, Id = MidId };
        yield return new() { Uri = HeaderExtensionUris.AbsoluteSendTime, Id = AbsoluteSendTimeId };
        if (options.UseTransportSequence)
        {
            yield return new() { Uri = HeaderExtensionUris.TransportSequence, Id = TransportSequenceId };
        }

        if (options.Kind == MediaKind.Audio)
        {
            yield return new() { Uri = HeaderExtensionUris.AudioLevel, Id = AudioLevelId };
        }
        else
        {
            yield return new() { Uri = HeaderExtensionUris.Rid, Id = RidId };
            yield return new() { Uri = HeaderExtensionUris.RepairedRid, Id = RepairedRidId };
        }
    }

    private static RtpEncodingParameters EncodingOf(TestSenderOptions options, TestEncodingOptions encoding) => new()
    {
        Ssrc = options.SignalSsrcs ? encoding.Ssrc : null,
        Rid = encoding.Rid,
        Rtx = options.SignalSsrcs && options.UseRtx && encoding.RtxSsrc != 0 ? new RtxParameters { Ssrc = encoding.RtxSsrc } : null,
        ScalabilityMode = options.Kind == MediaKind.Video ? $"L1T{options.TemporalLayers}" : null,
    };
}
