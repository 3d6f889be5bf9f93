namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Looks for contradictions and absurd sizes in what a browser says it will send.</summary>
internal static class ParametersCheck
{
    private const int MostEncodings = 4;

    /// <summary>
    /// Payload types that make a packet with the marker bit look like RTCP on a shared port (RFC 5761 §4). Browsers avoid them.
    /// </summary>
    private const byte FirstRtcpLookalike = 64;

    private const byte LastRtcpLookalike = 95;

    public static Refusal? Check(MediaKind kind, RtpParameters parameters) =>
        CheckCodecs(kind, parameters.Codecs)
        ?? CheckExtensions(parameters.HeaderExtensions)
        ?? CheckTexts(parameters)
        ?? CheckEncodings(kind, parameters)
        ?? CheckStreams(parameters.Encodings!);

    public static Refusal? CheckCname(string? cname) =>
        string.IsNullOrEmpty(cname) || !WireText.IsCname(cname)
            ? CodecChecks.Invalid("The CNAME is empty, too long or not plain text.")
            : null;

    private static Refusal? CheckCodecs(MediaKind kind, IReadOnlyList<RtpCodecParameters>? codecs)
    {
        if (codecs is null || codecs.Count is 0 or > CodecChecks.LongestList)
        {
            return CodecChecks.Invalid($"Between 1 and {CodecChecks.LongestList} codecs are needed.");
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

            if (codec.PayloadType is > 127 or (>= FirstRtcpLookalike and <= LastRtcpLookalike) || !seen.Add(codec.PayloadType))
            {
                return CodecChecks.Invalid($"Payload type {codec.PayloadType} is out of range or used twice.");
            }

            var prefix = kind == MediaKind.Audio ? "audio/" : "video/";
            if (!codec.MimeType.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return CodecChecks.Invalid($"{codec.MimeType} is not a codec for {prefix}.");
            }
        }

        return null;
    }

    private static Refusal? CheckExtensions(IReadOnlyList<RtpHeaderExtensionParameters>? extensions)
    {
        if (extensions is null)
        {
            return null;
        }

        if (extensions.Count > CodecChecks.LongestList)
        {
            return CodecChecks.Invalid($"More than {CodecChecks.LongestList} header extensions.");
        }

        var ids = new HashSet<byte>();
        var uris = new HashSet<string>(StringComparer.Ordinal);
        foreach (var extension in extensions)
        {
            if (extension is null || !WireText.IsName(extension.Uri) || extension.Id == 0)
            {
                return CodecChecks.Invalid("A header extension has no URI or no id from 1 to 255.");
            }

            if (!ids.Add(extension.Id) || !uris.Add(extension.Uri))
            {
                return CodecChecks.Invalid($"Header extension {extension.Id} is listed twice.");
            }
        }

        return null;
    }

    private static Refusal? CheckTexts(RtpParameters parameters)
    {
        if (parameters.Mid is { } mid && !WireText.IsIdentifier(mid))
        {
            return CodecChecks.Invalid("The MID is empty, too long or has strange characters.");
        }

        if (parameters.Msid is { } msid && !WireText.IsMsid(msid))
        {
            return CodecChecks.Invalid("The msid is empty, too long or not plain text.");
        }

        return parameters.Rtcp?.Cname is { } cname ? CheckCname(cname) : null;
    }

    private static Refusal? CheckEncodings(MediaKind kind, RtpParameters parameters)
    {
        var encodings = parameters.Encodings;
        var most = kind == MediaKind.Audio ? 1 : MostEncodings;
        if (encodings is null || encodings.Count == 0 || encodings.Count > most)
        {
            return CodecChecks.Invalid($"Between 1 and {most} encodings are needed.");
        }

        foreach (var encoding in encodings)
        {
            if (encoding is null || encoding.Rid is { } rid && !WireText.IsIdentifier(rid))
            {
                return CodecChecks.Invalid("An encoding is null, or its RID is empty, too long or has strange characters.");
            }

            if (encoding.Ssrc is null && CheckFoundWithoutSsrc(kind, parameters, encoding) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>A stream whose SSRC nobody announced is found by header extensions, which must then be there.</summary>
    private static Refusal? CheckFoundWithoutSsrc(MediaKind kind, RtpParameters parameters, RtpEncodingParameters encoding)
    {
        if (encoding.Rid is null && kind == MediaKind.Video)
        {
            return CodecChecks.Invalid("An encoding has neither SSRC nor RID.");
        }

        var extensions = HeaderExtensionIds.Of(parameters.HeaderExtensions ?? []);
        if (parameters.Mid is null || extensions.Mid == 0)
        {
            return CodecChecks.Invalid("An encoding without SSRC needs a MID and its header extension.");
        }

        return encoding.Rid is not null && extensions.Rid == 0
            ? CodecChecks.Invalid("An encoding with a RID and no SSRC needs the RID header extension.")
            : null;
    }

    private static Refusal? CheckStreams(IReadOnlyList<RtpEncodingParameters> encodings)
    {
        var ssrcs = new HashSet<uint>();
        var rids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var encoding in encodings)
        {
            if (encoding.Rid is { } rid && !rids.Add(rid))
            {
                return CodecChecks.Invalid($"RID {rid} is used twice.");
            }

            if (IsTaken(ssrcs, encoding.Ssrc) || IsTaken(ssrcs, encoding.Rtx?.Ssrc))
            {
                return CodecChecks.Invalid("An SSRC is zero or used twice.");
            }
        }

        return rids.Count != 0 && rids.Count != encodings.Count
            ? CodecChecks.Invalid("Some encodings have a RID and some have none.")
            : null;
    }

    private static bool IsTaken(HashSet<uint> ssrcs, uint? ssrc) => ssrc is { } value && (value == 0 || !ssrcs.Add(value));
}
