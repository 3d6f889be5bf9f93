using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Takes in what a browser says it will send: checks it, matches it with the router and shortens it for the media core.</summary>
internal static class ProducerFormats
{
    /// <param name="kind">What the track was offered as.</param>
    /// <param name="parameters">From the browser, unchecked.</param>
    /// <param name="cname">One per transport, so that viewers play a participant's audio and video in step.</param>
    public static Outcome<ProducerFormat> From(MediaKind kind, RtpParameters parameters, string cname)
    {
        if ((ParametersCheck.Check(kind, parameters) ?? ParametersCheck.CheckCname(cname)) is { } invalid)
        {
            return invalid;
        }

        if (!ProducerCodecs.Match(parameters.Codecs).TryGet(out var codecs, out var refusal))
        {
            return refusal;
        }

        var extensions = KnownExtensions(kind, parameters.HeaderExtensions ?? []);
        return new ProducerFormat(
            kind,
            codecs.Kind,
            codecs.Media.ClockRate,
            new PayloadType(codecs.Media.PayloadType),
            codecs.Rtx is { } rtx ? new PayloadType(rtx.PayloadType) : null,
            parameters.Mid,
            cname,
            HeaderExtensionIds.Of(extensions),
            FeedbackSets.Of(codecs.Media.RtcpFeedback) & FeedbackSets.Of(codecs.RouterMedia.RtcpFeedback),
            [.. parameters.Encodings!.Select(encoding => EncodingOf(encoding, codecs.Rtx is not null))],
            ConsumableParameters.From(kind, parameters, codecs, cname));
    }

    private static EncodingFormat EncodingOf(RtpEncodingParameters encoding, bool rtx) => new(
        encoding.Ssrc is { } ssrc ? new Ssrc(ssrc) : null,
        encoding.Rid,
        rtx && encoding.Rtx is { } repair ? new Ssrc(repair.Ssrc) : null,
        ScalabilityMode.TryParse(encoding.ScalabilityMode, out _) ? encoding.ScalabilityMode : null,
        encoding.MaxBitrate is > 0 ? encoding.MaxBitrate : null);

    /// <summary>The extensions that the router takes from senders of this kind.</summary>
    private static List<RtpHeaderExtensionParameters> KnownExtensions(
        MediaKind kind,
        IReadOnlyList<RtpHeaderExtensionParameters> extensions) =>
        [
            .. extensions.Where(extension => RouterCapabilities.Default.HeaderExtensions.Any(known =>
                known.Kind == kind && known.Uri == extension.Uri && known.Direction is "sendrecv" or "recvonly")),
        ];
}
