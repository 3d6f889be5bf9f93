using System.Text.Json.Nodes;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>
/// A producer's track in the router's payload types and extension ids: what every viewer could get at most. Its encodings
/// carry no SSRC and no RID, because each viewer gets an SSRC of its own.
/// </summary>
internal static class ConsumableParameters
{
    /// <param name="kind">Audio or video.</param>
    /// <param name="parameters">The producer's, checked.</param>
    /// <param name="codecs">How they matched.</param>
    /// <param name="cname">The transport's.</param>
    public static RtpParameters From(MediaKind kind, RtpParameters parameters, ProducerCodecs codecs, string cname) => new()
    {
        Codecs = Codecs(codecs),
        HeaderExtensions = Extensions(kind, parameters.HeaderExtensions ?? []),
        Encodings = [.. parameters.Encodings!.Select(EncodingOf)],
        Rtcp = new RtcpParameters { Cname = cname, ReducedSize = true },
        Msid = parameters.Msid,
    };

    private static List<RtpCodecParameters> Codecs(ProducerCodecs codecs)
    {
        var media = codecs.RouterMedia;
        var consumable = new List<RtpCodecParameters>
        {
            ToParameters(media) with { Parameters = FormatOf(codecs), RtcpFeedback = media.RtcpFeedback },
        };

        // The router repairs towards viewers on its own: whether the producer's browser does is another matter.
        if (codecs.RouterRtx is { } rtx)
        {
            consumable.Add(ToParameters(rtx));
        }

        return consumable;
    }

    private static RtpCodecParameters ToParameters(RtpCodecCapability codec) => new()
    {
        MimeType = codec.MimeType,
        PayloadType = codec.PreferredPayloadType!.Value,
        ClockRate = codec.ClockRate,
        Channels = codec.Channels,
        Parameters = codec.Parameters,
        RtcpFeedback = codec.RtcpFeedback,
    };

    /// <summary>The producer's own format parameters, for they describe its stream; H.264 with the level agreed on.</summary>
    private static Dictionary<string, JsonNode?> FormatOf(ProducerCodecs codecs)
    {
        var format = new Dictionary<string, JsonNode?>();
        foreach (var (key, node) in codecs.Media.Parameters ?? new Dictionary<string, JsonNode?>())
        {
            format[key] = FormatParameters.Value(FormatParameters.Text(node) ?? "");
        }

        if (codecs.Kind == Rtp.CodecKind.H264)
        {
            format["profile-level-id"] =
                CodecMatching.AgreedH264Level(CodecShape.Of(codecs.Media), CodecShape.Of(codecs.RouterMedia));
        }

        return format;
    }

    /// <summary>
    /// What the router writes towards viewers. The capture time is only passed on, so it is offered only where the producer
    /// sends it.
    /// </summary>
    private static List<RtpHeaderExtensionParameters> Extensions(
        MediaKind kind,
        IReadOnlyList<RtpHeaderExtensionParameters> sent)
    {
        var extensions = new List<RtpHeaderExtensionParameters>();
        foreach (var known in RouterCapabilities.Default.HeaderExtensions)
        {
            var passedOn = known.Uri == HeaderExtensionUris.AbsoluteCaptureTime;
            if (known.Kind == kind
                && known.Direction is "sendrecv" or "sendonly"
                && (!passedOn || sent.Any(extension => extension.Uri == known.Uri)))
            {
                extensions.Add(new RtpHeaderExtensionParameters { Uri = known.Uri, Id = known.PreferredId, Encrypt = false });
            }
        }

        return extensions;
    }

    private static RtpEncodingParameters EncodingOf(RtpEncodingParameters encoding) => new()
    {
        Dtx = encoding.Dtx,
        ScalabilityMode = ScalabilityMode.TryParse(encoding.ScalabilityMode, out _) ? encoding.ScalabilityMode : null,
        MaxBitrate = encoding.MaxBitrate is > 0 ? encoding.MaxBitrate : null,
        MaxFramerate = encoding.MaxFramerate,
    };
}
