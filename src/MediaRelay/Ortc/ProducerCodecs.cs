using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>A producer's media codec and retransmission, each beside the router's entry it matched.</summary>
internal sealed record ProducerCodecs(
    CodecKind Kind,
    RtpCodecParameters Media,
    RtpCodecParameters? Rtx,
    RtpCodecCapability RouterMedia,
    RtpCodecCapability? RouterRtx)
{
    /// <summary>Matches checked codecs. A track has one media codec and at most its RTX: more could not be forwarded.</summary>
    public static Outcome<ProducerCodecs> Match(IReadOnlyList<RtpCodecParameters> codecs)
    {
        var media = codecs.FirstOrDefault(static codec => !CodecMatching.IsRtx(codec.MimeType));
        if (media is null)
        {
            return CodecChecks.Invalid("There is an RTX codec and no media codec.");
        }

        var routerMedia = RouterCapabilities.Default.Codecs.FirstOrDefault(
            codec => CodecMatching.Matches(CodecShape.Of(media), CodecShape.Of(codec)));
        if (routerMedia is null || CodecMatching.KindOf(media.MimeType) is not { } kind)
        {
            return new Refusal(RefusalCode.UnsupportedCodec, $"{media.MimeType} with these parameters is not supported.");
        }

        if (codecs.Count > 2)
        {
            return CodecChecks.Invalid("A track has one media codec and its RTX codec, no more.");
        }

        var rtx = codecs.FirstOrDefault(codec => codec != media);
        if (rtx is not null && !IsRtxOf(CodecShape.Of(rtx), media.PayloadType))
        {
            return CodecChecks.Invalid("The second codec is not the RTX codec of the first.");
        }

        var routerRtx = RouterCapabilities.Default.Codecs.FirstOrDefault(
            codec => IsRtxOf(CodecShape.Of(codec), routerMedia.PreferredPayloadType));
        return rtx is not null && (routerRtx is null || rtx.ClockRate != routerRtx.ClockRate)
            ? new Refusal(RefusalCode.UnsupportedCodec, $"{rtx.MimeType} is not supported for {media.MimeType}.")
            : new ProducerCodecs(kind, media, rtx, routerMedia, routerRtx);
    }

    /// <summary>Whether a codec repairs the one with this payload type (RFC 4588 §8.1).</summary>
    public static bool IsRtxOf(in CodecShape codec, byte? payloadType) =>
        payloadType is not null
        && CodecMatching.IsRtx(codec.MimeType)
        && FormatParameters.Number(codec.Parameters, "apt") == payloadType;
}
