using System.Text;

namespace VideoDesk.SignalingServer.Mail.Mime;

/// <summary>Content as 7-bit lines of at most 76 characters (RFC 2045 §6.7, §6.8), ends of lines CRLF.</summary>
internal static class TransferEncodings
{
    private const int LongestLine = 76;
    private const string Digits = "0123456789ABCDEF";

    /// <summary>Quoted-printable UTF-8. Line ends of the text may be LF or CRLF; the result ends with one.</summary>
    public static string QuotedPrintable(string text)
    {
        var result = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            AppendLine(result, Encoding.UTF8.GetBytes(line));
        }

        return result.ToString();
    }

    /// <summary>Base64 of the UTF-8 octets, which keeps every one of them.</summary>
    public static string Base64(string text)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var result = new StringBuilder(encoded.Length + (encoded.Length / 36));
        for (var start = 0; start < encoded.Length; start += LongestLine)
        {
            result.Append(encoded, start, Math.Min(LongestLine, encoded.Length - start)).Append("\r\n");
        }

        return result.ToString();
    }

    private static void AppendLine(StringBuilder result, byte[] octets)
    {
        var column = 0;
        for (var i = 0; i < octets.Length; i++)
        {
            var isLast = i == octets.Length - 1;
            var width = IsLiteral(octets[i], isLast) ? 1 : 3;
            // One column stays free for the soft line break, except at the end of the line.
            if (column + width > LongestLine - (isLast ? 0 : 1))
            {
                result.Append("=\r\n");
                column = 0;
            }

            _ = width == 1
                ? result.Append((char)octets[i])
                : result.Append('=').Append(Digits[octets[i] >> 4]).Append(Digits[octets[i] & 15]);
            column += width;
        }

        result.Append("\r\n");
    }

    /// <summary>Blanks at the end of a line would be lost on the way.</summary>
    private static bool IsLiteral(byte octet, bool isLast) => octet switch
    {
        (byte)' ' or (byte)'\t' => !isLast,
        (byte)'=' => false,
        _ => octet is > 32 and < 127,
    };
}
