using System.Text.Json.Nodes;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Checks that parameters and capabilities share. Each gives a refusal, or null when all is well.</summary>
internal static class CodecChecks
{
    /// <summary>Entries of a list of codecs or header extensions.</summary>
    public const int LongestList = 32;

    private const int MostFormatParameters = 32;

    private const int MostFeedbackEntries = 32;

    private const int MostChannels = 8;

    private const int HighestClockRate = 1_000_000;

    public static Refusal Invalid(string detail) => new(RefusalCode.InvalidRtpParameters, detail);

    public static Refusal? Check(in CodecShape codec, IReadOnlyList<RtcpFeedback>? feedback)
    {
        if (!WireText.IsName(codec.MimeType))
        {
            return Invalid("A codec's mimeType is missing, too long or not plain text.");
        }

        if (codec.ClockRate is < 1 or > HighestClockRate || codec.Channels is < 1 or > MostChannels)
        {
            return Invalid($"The clock rate or channels of {codec.MimeType} are out of range.");
        }

        return CheckParameters(codec) ?? CheckFeedback(codec.MimeType, feedback);
    }

    private static Refusal? CheckParameters(in CodecShape codec)
    {
        if (codec.Parameters is null)
        {
            return null;
        }

        if (codec.Parameters.Count > MostFormatParameters)
        {
            return Invalid($"{codec.MimeType} has more than {MostFormatParameters} parameters.");
        }

        foreach (var (key, node) in codec.Parameters)
        {
            if (!IsParameter(key, node))
            {
                return Invalid($"A parameter of {codec.MimeType} is neither a number nor a short plain string.");
            }
        }

        return CodecMatching.IsRtx(codec.MimeType) && FormatParameters.Number(codec.Parameters, "apt") is null
            ? Invalid("An RTX codec has no apt.")
            : null;
    }

    /// <summary>A parameter without a value (null) is one that SDP writes as its key alone.</summary>
    private static bool IsParameter(string key, JsonNode? node) =>
        WireText.IsName(key) && (node is null || FormatParameters.Text(node) is { } text && WireText.IsParameter(text));

    private static Refusal? CheckFeedback(string mimeType, IReadOnlyList<RtcpFeedback>? feedback)
    {
        if (feedback is null)
        {
            return null;
        }

        if (feedback.Count > MostFeedbackEntries)
        {
            return Invalid($"{mimeType} has more than {MostFeedbackEntries} feedback entries.");
        }

        foreach (var entry in feedback)
        {
            if (entry is null || !WireText.IsName(entry.Type))
            {
                return Invalid($"A feedback entry of {mimeType} has no type.");
            }
        }

        return null;
    }
}
