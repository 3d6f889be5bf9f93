using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The parts of a mail as it was written, decoded: enough to see what a reader sees.</summary>
internal static partial class MailParts
{
    /// <summary>The text of every part whose type begins so, such as <c>text/plain</c>.</summary>
    public static string Text(string mail, string type)
    {
        StringBuilder all = new();
        foreach (Match part in Part().Matches(mail.ReplaceLineEndings("\n")))
        {
            var (head, body) = (part.Groups["head"].Value, part.Groups["body"].Value);
            if (head.Contains(type, StringComparison.OrdinalIgnoreCase))
            {
                all.AppendLine(Decoded(head, body.Split("\n--")[0]));
            }
        }

        Assert.True(all.Length > 0, $"The mail has no part of type {type}:\n{mail}");
        return all.ToString();
    }

    private static string Decoded(string head, string body)
    {
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal).Trim()));
        }

        return head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? OfQuotedPrintable(body) : body;
    }

    private static string OfQuotedPrintable(string body)
    {
        List<byte> bytes = [];
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '=' && index + 2 < text.Length)
            {
                bytes.Add(byte.Parse(text.AsSpan(index + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                index += 2;
            }
            else
            {
                bytes.Add((byte)text[index]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Headers that name a type, an empty line, and what follows up to the next part.</summary>
    [GeneratedRegex(
        @"(?<head>^Content-Type: text/(?:.+\n)+?)\n(?<body>[\s\S]*?)(?=\n--|\z)",
        RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
