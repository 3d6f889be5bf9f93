using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>A part of a mail.</summary>
internal sealed record MimePart(IReadOnlyList<(string Name, string Value)> Headers, string ContentType, string Text, IReadOnlyList<MimePart> Parts)
{
    public string Header(string name) => Assert.Single(Headers, header => header.Name == name).Value;
}

/// <summary>Reads what the writer may write and fails on everything else: a stray line end, octet, line length or parameter.</summary>
internal static partial class StrictMimeReader
{
    public static MimePart Read(byte[] mail)
    {
        Assert.All(mail, static octet => Assert.True(octet is (>= 32 and < 127) or 13 or 10 or 9, $"octet {octet}"));
        var text = Encoding.ASCII.GetString(mail);
        Assert.DoesNotMatch(StrayLineEnd(), text);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), static line => Assert.InRange(line.Length, 0, 76));
        return ReadPart(text);
    }

    private static MimePart ReadPart(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, "no empty line behind the header");
        var headers = ReadHeaders(text[..end]);
        var body = text[(end + 4)..];
        var type = Assert.Single(headers, static header => header.Name == "Content-Type").Value;
        var boundary = Boundary().Match(type);
        if (boundary.Success)
        {
            Assert.StartsWith("multipart/", type, StringComparison.Ordinal);
            return new MimePart(headers, type, "", [.. Split(body, boundary.Groups[1].Value).Select(ReadPart)]);
        }

        var encoding = Assert.Single(headers, static header => header.Name == "Content-Transfer-Encoding").Value;
        return new MimePart(headers, type, Decode(body, encoding), []);
    }

    private static List<(string Name, string Value)> ReadHeaders(string block)
    {
        var unfolded = block.Replace("\r\n ", " ", StringComparison.Ordinal);
        return [.. unfolded.Split("\r\n").Select(static line =>
        {
            var field = Field().Match(line);
            Assert.True(field.Success, $"not a field: {line}");
            return (field.Groups[1].Value, DecodeWords(field.Groups[2].Value));
        })];
    }

    private static IEnumerable<string> Split(string body, string boundary)
    {
        var pieces = ("\r\n" + body).Split($"\r\n--{boundary}");
        Assert.Equal("", pieces[0]);
        Assert.Equal("--\r\n", pieces[^1]);
        Assert.All(pieces[1..^1], static piece => Assert.StartsWith("\r\n", piece, StringComparison.Ordinal));
        return pieces[1..^1].Select(static piece => piece[2..] + "\r\n");
    }

    private static string Decode(string body, string encoding)
    {
        if (encoding == "base64")
        {
            return new UTF8Encoding(false, true).GetString(Convert.FromBase64String(body.Replace("\r\n", "", StringComparison.Ordinal)));
        }

        Assert.Equal("quoted-printable", encoding);
        Assert.DoesNotMatch(BadQuotedPrintable(), body);
        var octets = new List<byte>();
        var joined = body.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            octets.Add(joined[i] == '=' ? Convert.ToByte(joined.Substring(i + 1, 2), 16) : (byte)joined[i]);
            i += joined[i] == '=' ? 2 : 0;
        }

        return new UTF8Encoding(false, true).GetString([.. octets]);
    }

    /// <summary>RFC 2047, whole characters in every word.</summary>
    private static string DecodeWords(string value)
    {
        var joined = BetweenWords().Replace(value, "");
        return Word().Replace(joined, static word =>
        {
            Assert.InRange(word.Length, 1, 75);
            return new UTF8Encoding(false, true).GetString(Convert.FromBase64String(word.Groups[1].Value));
        });
    }

    [GeneratedRegex(@"\r(?!\n)|(?<!\r)\n")]
    private static partial Regex StrayLineEnd();

    [GeneratedRegex("^multipart/[a-z]+; boundary=\"([^\"]+)\"$")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z-]*): (\S.*)\z")]
    private static partial Regex Field();

    [GeneratedRegex("=(?![0-9A-F]{2}|\r\n)|[ \t]\r\n")]
    private static partial Regex BadQuotedPrintable();

    [GeneratedRegex(@"(?<=\?=) +(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]+)\?=")]
    private static partial Regex Word();
}
