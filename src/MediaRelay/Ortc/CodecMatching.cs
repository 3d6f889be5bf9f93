using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>What makes two codecs the same, taken out of a capability or out of parameters.</summary>
internal readonly record struct CodecShape(
    string MimeType,
    int ClockRate,
    int? Channels,
    IReadOnlyDictionary<string, JsonNode?>? Parameters)
{
    public static CodecShape Of(RtpCodecCapability codec) => new(codec.MimeType, codec.ClockRate, codec.Channels, codec.Parameters);

    public static CodecShape Of(RtpCodecParameters codec) => new(codec.MimeType, codec.ClockRate, codec.Channels, codec.Parameters);
}

/// <summary>Compares codecs strictly: a decoder set up for one must decode the other.</summary>
internal static class CodecMatching
{
    public static bool IsRtx(string mimeType) => mimeType.EndsWith("/rtx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The codec behind a MIME type, if the relay looks into it.</summary>
    public static CodecKind? KindOf(string mimeType) => mimeType.ToUpperInvariant() switch
    {
        "AUDIO/OPUS" => CodecKind.Opus,
        "VIDEO/VP8" => CodecKind.Vp8,
        "VIDEO/VP9" => CodecKind.Vp9,
        "VIDEO/H264" => CodecKind.H264,
        "VIDEO/AV1" => CodecKind.Av1,
        _ => null,
    };

    public static bool Matches(in CodecShape one, in CodecShape other)
    {
        if (!string.Equals(one.MimeType, other.MimeType, StringComparison.OrdinalIgnoreCase)
            || one.ClockRate != other.ClockRate
            || ChannelsOf(one) != ChannelsOf(other))
        {
            return false;
        }

        return KindOf(one.MimeType) switch
        {
            CodecKind.H264 => H264Matches(one, other),
            CodecKind.Vp9 => NumberOrZero(one, "profile-id") == NumberOrZero(other, "profile-id"),
            _ => true,
        };
    }

    /// <summary>
    /// The profile-level-id that two matching H.264 codecs agree on (RFC 6184 §8.2.2): the first one's level where both allow
    /// asymmetry, the lower level otherwise.
    /// </summary>
    public static string AgreedH264Level(in CodecShape one, in CodecShape other)
    {
        _ = H264ProfileLevel.TryParse(FormatParameters.Text(one.Parameters, "profile-level-id"), out var mine);
        _ = H264ProfileLevel.TryParse(FormatParameters.Text(other.Parameters, "profile-level-id"), out var theirs);
        var asymmetric = NumberOrZero(one, "level-asymmetry-allowed") == 1 && NumberOrZero(other, "level-asymmetry-allowed") == 1;
        var level = asymmetric ? mine.Level : Math.Min(mine.Level, theirs.Level);
        return (mine with { Level = level }).ToString();
    }

    private static bool H264Matches(in CodecShape one, in CodecShape other) =>
        NumberOrZero(one, "packetization-mode") == NumberOrZero(other, "packetization-mode")
        && H264ProfileLevel.TryParse(FormatParameters.Text(one.Parameters, "profile-level-id"), out var mine)
        && H264ProfileLevel.TryParse(FormatParameters.Text(other.Parameters, "profile-level-id"), out var theirs)
        && mine.Profile == theirs.Profile;

    /// <summary>An audio codec that says nothing has one channel; video has none, whatever is said.</summary>
    private static int ChannelsOf(in CodecShape codec) =>
        codec.MimeType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? codec.Channels ?? 1 : 0;

    private static int NumberOrZero(in CodecShape codec, string key) => FormatParameters.Number(codec.Parameters, key) ?? 0;
}
