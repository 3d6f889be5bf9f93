using System.Buffers;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>
/// Which strings may be passed on. They end up in the session description that a viewer's browser builds for itself, where a
/// line break would start a line of the attacker's choice.
/// </summary>
internal static class WireText
{
    /// <summary>RFC 8830 §2: two identifiers of at most 64 characters and a space.</summary>
    public const int LongestMsid = 256;

    public const int LongestCname = 255;

    /// <summary>A MID or RID must fit into a one-byte header extension element (RFC 8285 §4.2).</summary>
    public const int LongestIdentifier = 16;

    public const int LongestName = 255;

    private static readonly SearchValues<char> Visible = SearchValues.Create(Range('!', '~'));

    private static readonly SearchValues<char> VisibleAndSpace = SearchValues.Create(Range(' ', '~'));

    /// <summary>Characters of a format parameter; the semicolon ends one (RFC 4566 §6).</summary>
    private static readonly SearchValues<char> Parameter = SearchValues.Create(Range(' ', '~').Replace(";", "", StringComparison.Ordinal));

    /// <summary>RFC 8851 §10: letters, digits, hyphen and underscore; a MID is a token, of which browsers use only these.</summary>
    private static readonly SearchValues<char> Identifier =
        SearchValues.Create("-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsIdentifier(string text) => Is(text, Identifier, LongestIdentifier);

    public static bool IsCname(string text) => Is(text, Visible, LongestCname);

    public static bool IsMsid(string text) => Is(text, VisibleAndSpace, LongestMsid);

    /// <summary>A MIME type, URI, feedback type or key of a format parameter.</summary>
    public static bool IsName(string? text) => text is not null && Is(text, Visible, LongestName);

    public static bool IsParameter(string text) => text.Length == 0 || Is(text, Parameter, LongestName);

    private static bool Is(string text, SearchValues<char> allowed, int longest) =>
        text.Length is > 0 && text.Length <= longest && !text.AsSpan().ContainsAnyExcept(allowed);

    private static string Range(char first, char last) =>
        string.Create(last - first + 1, first, static (span, start) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)(start + i);
            }
        });
}
