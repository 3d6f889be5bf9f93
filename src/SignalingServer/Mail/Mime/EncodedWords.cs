using System.Text;

namespace VideoDesk.SignalingServer.Mail.Mime;

/// <summary>Text in header fields (RFC 2047) and in parameters (RFC 2231). Control characters never get through.</summary>
internal static class EncodedWords
{
    private const string Prefix = "=?utf-8?B?";
    private const string Suffix = "?=";

    /// <summary>RFC 2047 §2: a line with an encoded word has at most 76 characters, the name of the field included.</summary>
    private const int OctetsPerWord = 39;

    /// <summary>Longer words are encoded, because a plain one cannot be folded.</summary>
    private const int LongestPlainWord = 60;

    /// <summary>Unstructured text such as a subject, as words to be joined by folding.</summary>
    public static IReadOnlyList<string> Unstructured(string text)
    {
        var clean = OneLine(text);
        return IsPlain(clean) ? clean.Split(' ') : Encode(clean);
    }

    /// <summary>A display name: a quoted string where ASCII allows it, else encoded words.</summary>
    public static IReadOnlyList<string> Phrase(string name)
    {
        var clean = OneLine(name);
        return clean switch
        {
            "" => [],
            _ when IsPlain(clean) => [$"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""],
            _ => Encode(clean),
        };
    }

    /// <summary>A parameter of a header field: quoted when it is plain ASCII, else percent-encoded UTF-8 (RFC 2231 §4).</summary>
    public static string Parameter(string name, string value)
    {
        var clean = OneLine(value);
        if (IsPlain(clean) && !clean.AsSpan().ContainsAny('"', '\\'))
        {
            return $"{name}=\"{clean}\"";
        }

        var encoded = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(clean))
        {
            _ = char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_'
                ? encoded.Append((char)octet)
                : encoded.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return $"{name}*=utf-8''{encoded}";
    }

    /// <summary>Without line breaks, control and format characters (which could turn the reading direction), and with single spaces.</summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var drops = category is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate;
            var separates = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);
            if (separates && clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
            else if (!separates && !drops)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Printable ASCII that no reader could take for an encoded word.</summary>
    private static bool IsPlain(string text) =>
        text.All(static c => c is >= ' ' and <= '~')
        && !text.Contains("=?", StringComparison.Ordinal)
        && text.Split(' ').All(static w => w.Length <= LongestPlainWord);

    /// <summary>Whole characters per word, as §5 asks; the space between two words is not part of the text.</summary>
    private static List<string> Encode(string text)
    {
        List<string> words = [];
        var chunk = new List<byte>(OctetsPerWord);
        Span<byte> octets = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(octets);
            if (chunk.Count + length > OctetsPerWord)
            {
                words.Add(Word(chunk));
                chunk.Clear();
            }

            chunk.AddRange(octets[..length]);
        }

        words.Add(Word(chunk));
        return words;
    }

    private static string Word(List<byte> octets) => Prefix + Convert.ToBase64String([.. octets]) + Suffix;
}
