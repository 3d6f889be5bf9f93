using System.Text;
using VideoDesk.SignalingServer.Mail.Mime;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>The plain-text version. Every value stays on its line, so that nobody can add lines by a name.</summary>
internal static class TextBody
{
    public static string Write(MailBody body)
    {
        var text = new StringBuilder();
        foreach (var block in body.Blocks)
        {
            foreach (var line in Lines(block))
            {
                text.Append(EncodedWords.OneLine(line)).Append('\n');
            }

            text.Append('\n');
        }

        // RFC 3676 §4.3: mail programs know this line and set off what follows.
        text.Append("-- \n");
        foreach (var line in body.Footer)
        {
            text.Append(EncodedWords.OneLine(line)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(MailBlock block) => block switch
    {
        MailBlock.Paragraph paragraph => [paragraph.Text],
        MailBlock.Title title => [title.Text.ToUpperInvariant()],
        MailBlock.Table table => table.Rows.Select(static row => $"{row.Name}: {row.Value}"),
        MailBlock.Bullets bullets => bullets.Items.Select(static item => $"- {item}"),
        MailBlock.Link link => [$"{link.Text}:", link.Url],
        _ => throw new InvalidOperationException($"No text for a {block.GetType().Name}."),
    };
}
