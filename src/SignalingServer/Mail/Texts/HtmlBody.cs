using System.Text;
using VideoDesk.SignalingServer.Mail.Mime;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>
/// The HTML version: plain elements in reading order, a language, a title, one heading of the first level, row headers; nothing loaded
/// from anywhere, no script, no image, no tracking. Colours hold WCAG 2.2 AA (white on #0059b3 is 6.9 to 1).
/// </summary>
internal static class HtmlBody
{
    private const string Page = "margin:0 auto;padding:16px;max-width:600px;background:#ffffff;color:#17324d;font:16px/1.5 Arial,Helvetica,sans-serif";
    private const string Button = "display:inline-block;padding:12px 20px;border-radius:4px;background:#0059b3;color:#ffffff;"
        + "font-weight:bold;text-decoration:underline";
    private const string Link = "color:#0059b3;text-decoration:underline";
    private const string Cell = "padding:4px 16px 4px 0;text-align:left;vertical-align:top";
    private const string Footer = "margin-top:24px;padding-top:12px;border-top:1px solid #5c6f82;font-size:14px;color:#455a6f";

    public static string Write(MailBody body)
    {
        var html = new StringBuilder();
        var subject = Escape(body.Subject);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(Escape(body.LanguageTag)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(subject).Append("</title>\n</head>\n");
        html.Append("<body style=\"").Append(Page).Append("\">\n<main>\n<h1 style=\"font-size:22px;line-height:1.3\">").Append(subject).Append("</h1>\n");
        foreach (var block in body.Blocks)
        {
            Append(html, block);
        }

        html.Append("</main>\n<footer style=\"").Append(Footer).Append("\">\n");
        foreach (var line in body.Footer)
        {
            html.Append("<p>").Append(Escape(line)).Append("</p>\n");
        }

        return html.Append("</footer>\n</body>\n</html>\n").ToString();
    }

    /// <summary>For text and for quoted attributes; without control characters.</summary>
    internal static string Escape(string text) => EncodedWords.OneLine(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    private static void Append(StringBuilder html, MailBlock block)
    {
        switch (block)
        {
            case MailBlock.Paragraph paragraph:
                html.Append("<p>").Append(Escape(paragraph.Text)).Append("</p>\n");
                break;
            case MailBlock.Title title:
                html.Append("<h2 style=\"font-size:18px\">").Append(Escape(title.Text)).Append("</h2>\n");
                break;
            case MailBlock.Table table:
                AppendTable(html, table);
                break;
            case MailBlock.Bullets bullets:
                html.Append("<ul>\n").AppendJoin("", bullets.Items.Select(static item => $"<li>{Escape(item)}</li>\n")).Append("</ul>\n");
                break;
            case MailBlock.Link link:
                html.Append("<p><a href=\"").Append(Escape(link.Url)).Append("\" style=\"").Append(link.IsMain ? Button : Link).Append("\">")
                    .Append(Escape(link.Text)).Append("</a></p>\n");
                break;
            default:
                throw new InvalidOperationException($"No HTML for a {block.GetType().Name}.");
        }
    }

    private static void AppendTable(StringBuilder html, MailBlock.Table table)
    {
        html.Append("<table style=\"border-collapse:collapse\">\n");
        foreach (var (name, value) in table.Rows)
        {
            html.Append("<tr><th scope=\"row\" style=\"").Append(Cell).Append("\">").Append(Escape(name)).Append("</th><td style=\"").Append(Cell)
                .Append("\">").Append(Escape(value)).Append("</td></tr>\n");
        }

        html.Append("</table>\n");
    }
}
