namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Looks for contradictions and absurd sizes in what a viewer's browser says it can receive.</summary>
internal static class CapabilitiesCheck
{
    public static Refusal? Check(RtpCapabilities capabilities) =>
        CheckCodecs(capabilities.Codecs) ?? CheckExtensions(capabilities.HeaderExtensions);

    private static Refusal? CheckCodecs(IReadOnlyList<RtpCodecCapability>? codecs)
    {
        if (codecs is null || codecs.Count > CodecChecks.LongestList)
        {
            return CodecChecks.Invalid($"More than {CodecChecks.LongestList} codecs, or no list of them.");
        }

        var seen = new HashSet<byte>();
        foreach (var codec in codecs)
        {
            if (codec is null)
            {
                return CodecChecks.Invalid("A codec is null.");
            }

            if (CodecChecks.Check(CodecShape.Of(codec), codec.RtcpFeedback) is { } refusal)
            {
                return refusal;
            }

            if (codec.PreferredPayloadType is { } payloadType && (payloadType > 127 || !seen.Add(payloadType)))
            {
                return CodecChecks.Invalid($"Payload type {payloadType} is out of range or used twice.");
            }
        }

        return null;
    }

    private static Refusal? CheckExtensions(IReadOnlyList<RtpHeaderExtensionCapability>? extensions)
    {
        // Audio and video list the same extension each, so the bound is twice that of a track.
        if (extensions is null || extensions.Count > 2 * CodecChecks.LongestList)
        {
            return CodecChecks.Invalid($"More than {2 * CodecChecks.LongestList} header extensions, or no list of them.");
        }

        var ids = new HashSet<(MediaKind?, byte)>();
        var uris = new HashSet<(MediaKind?, string)>();
        foreach (var extension in extensions)
        {
            if (extension is null || !WireText.IsName(extension.Uri) || extension.PreferredId == 0)
            {
                return CodecChecks.Invalid("A header extension has no URI or no id from 1 to 255.");
            }

            if (!ids.Add((extension.Kind, extension.PreferredId)) || !uris.Add((extension.Kind, extension.Uri)))
            {
                return CodecChecks.Invalid($"Header extension {extension.PreferredId} is listed twice.");
            }
        }

        return null;
    }
}
