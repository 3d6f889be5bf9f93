using VideoDesk.LoadGenerator.Media;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>What mediasoup-client would tell the relay of a sender.</summary>
internal static class RelayRtpParameters
{
    public static RtpParameters Of(LoadSender sender)
    {
        var isVideo = sender.Plan.Kind == MediaKind.Video;
        return new()
        {
            Mid = sender.Mid,
            Codecs = [isVideo ? Vp8() : Opus()],
            HeaderExtensions = [.. Extensions(isVideo)],
            Encodings = [new() { Ssrc = sender.Ssrc }],
            Rtcp = new() { Cname = "load", ReducedSize = true },
        };
    }

    private static RtpCodecParameters Vp8() => new()
    {
        MimeType = "video/VP8",
        PayloadType = LoadSender.Vp8PayloadType,
        ClockRate = 90_000,
        RtcpFeedback = [new() { Type = "nack" }, new() { Type = "nack", Parameter = "pli" }, new() { Type = "transport-cc" }],
    };

    private static RtpCodecParameters Opus() => new()
    {
        MimeType = "audio/opus",
        PayloadType = LoadSender.OpusPayloadType,
        ClockRate = 48_000,
        Channels = 2,
        RtcpFeedback = [new() { Type = "nack" }, new() { Type = "transport-cc" }],
    };

    private static IEnumerable<RtpHeaderExtensionParameters> Extensions(bool isVideo)
    {
        yield return new() { Uri = HeaderExtensionUris.Mid, Id = LoadSender.MidId };
        yield return new() { Uri = HeaderExtensionUris.AbsoluteSendTime, Id = LoadSender.AbsoluteSendTimeId };
        yield return new() { Uri = HeaderExtensionUris.TransportSequence, Id = LoadSender.TransportSequenceId };
        if (!isVideo)
        {
            yield return new() { Uri = HeaderExtensionUris.AudioLevel, Id = LoadSender.AudioLevelId };
        }
    }
}
