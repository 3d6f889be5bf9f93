using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Makes what one viewer gets of a producer: what the track has, less what the viewer's browser does not understand.</summary>
internal static class ConsumerFormats
{
    /// <summary>Whether a viewer has a decoder for a producer's track.</summary>
    public static bool CanConsume(ProducerFormat producer, RtpCapabilities remote) =>
        CapabilitiesCheck.Check(remote) is null && FindMedia(producer, remote) is not null;

    /// <param name="producer">Whose track.</param>
    /// <param name="remote">The viewer's capabilities, unchecked.</param>
    /// <param name="mid">Unique on the viewer's transport.</param>
    /// <param name="ssrc">Unique on the viewer's transport, and so is the next number, which the retransmission stream takes.</param>
    public static Outcome<ConsumerFormat> From(ProducerFormat producer, RtpCapabilities remote, string mid, Ssrc ssrc)
    {
        if (CapabilitiesCheck.Check(remote) is { } invalid)
        {
            return invalid;
        }

        if (!WireText.IsIdentifier(mid))
        {
            return CodecChecks.Invalid("The MID is empty, too long or has strange characters.");
        }

        if (FindMedia(producer, remote) is not { } matched)
        {
            return new Refusal(
                RefusalCode.UnsupportedCodec,
                $"The viewer cannot decode {producer.Consumable.Codecs[0].MimeType} with these parameters.");
        }

        var extensions = CommonExtensions(producer, remote);
        var ids = HeaderExtensionIds.Of(extensions);
        var feedback = ReduceFeedback(FeedbackSets.Of(matched.RtcpFeedback), producer, ids);
        var rtx = FindRtx(producer, remote, matched);
        var media = producer.Consumable.Codecs[0] with { RtcpFeedback = FeedbackSets.ToList(feedback) };
        Ssrc? rtxSsrc = rtx is null ? null : new Ssrc(unchecked(ssrc.Value + 1));
        var parameters = producer.Consumable with
        {
            Mid = mid,
            Codecs = rtx is null ? [media] : [media, rtx],
            HeaderExtensions = extensions,
            Encodings = [SingleEncoding(producer, ssrc, rtxSsrc)],
        };
        return new ConsumerFormat(
            producer.Kind,
            producer.Codec,
            producer.ClockRate,
            new PayloadType(media.PayloadType),
            rtx is null ? null : new PayloadType(rtx.PayloadType),
            mid,
            ssrc,
            rtxSsrc,
            ids,
            feedback,
            parameters,
            producer.Encodings.Count);
    }

    private static RtpCodecCapability? FindMedia(ProducerFormat producer, RtpCapabilities remote)
    {
        var media = CodecShape.Of(producer.Consumable.Codecs[0]);
        return remote.Codecs.FirstOrDefault(codec => CodecMatching.Matches(CodecShape.Of(codec), media));
    }

    /// <summary>The track's RTX codec, if the viewer has one that repairs the very codec it matched.</summary>
    private static RtpCodecParameters? FindRtx(ProducerFormat producer, RtpCapabilities remote, RtpCodecCapability matched) =>
        producer.Consumable.Codecs.Skip(1).FirstOrDefault(rtx => remote.Codecs.Any(codec =>
            codec.ClockRate == rtx.ClockRate && ProducerCodecs.IsRtxOf(CodecShape.Of(codec), matched.PreferredPayloadType)));

    /// <summary>A browser understands an id only as it negotiated it, so both must agree: the same URI under the same id.</summary>
    private static List<RtpHeaderExtensionParameters> CommonExtensions(ProducerFormat producer, RtpCapabilities remote) =>
        [
            .. producer.Consumable.HeaderExtensions!.Where(extension => remote.HeaderExtensions.Any(known =>
                known.PreferredId == extension.Id
                && known.Uri == extension.Uri
                && (known.Kind is null || known.Kind == producer.Kind))),
        ];

    /// <summary>
    /// Bandwidth is estimated in one way only: transport-cc where its sequence numbers are sent, else REMB where send times are,
    /// else not at all. NACK of audio stays where the viewer has it: the history is kept anyway, and voice is worth a packet.
    /// </summary>
    private static FeedbackSet ReduceFeedback(FeedbackSet viewer, ProducerFormat producer, HeaderExtensionIds ids)
    {
        var common = viewer & FeedbackSets.Of(producer.Consumable.Codecs[0].RtcpFeedback);
        if (ids.TransportSequence != 0)
        {
            return common & ~FeedbackSet.Remb;
        }

        return ids.AbsoluteSendTime != 0
            ? common & ~FeedbackSet.TransportCc
            : common & ~(FeedbackSet.TransportCc | FeedbackSet.Remb);
    }

    /// <summary>A viewer sees one stream; behind it the relay chooses among the simulcast layers.</summary>
    private static RtpEncodingParameters SingleEncoding(ProducerFormat producer, Ssrc ssrc, Ssrc? rtx) => new()
    {
        Ssrc = ssrc.Value,
        Rtx = rtx is { } repair ? new RtxParameters { Ssrc = repair.Value } : null,
        ScalabilityMode = ModeOf(producer.Encodings),
        MaxBitrate = producer.Encodings.Max(static encoding => encoding.MaxBitrate),
    };

    private static string? ModeOf(IReadOnlyList<EncodingFormat> encodings)
    {
        // Senders use the same number of temporal layers in every simulcast layer.
        var announced = encodings.FirstOrDefault(static encoding => encoding.ScalabilityMode is not null)?.ScalabilityMode;
        if (encodings.Count == 1)
        {
            return announced;
        }

        _ = ScalabilityMode.TryParse(announced, out var mode);
        return (mode with { Spatial = encodings.Count }).ToString();
    }
}
