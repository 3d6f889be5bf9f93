using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Mime;

/// <summary>
/// Writes a mail as RFC 5322 and MIME want it: a text and an HTML version, and the calendar entry beside them. 7-bit throughout, so that
/// no server needs 8BITMIME or SMTPUTF8. The boundaries hold a "=", which neither transfer encoding can produce there, and follow from
/// the Message-ID, so that a repeated attempt sends the same octets.
/// </summary>
internal static class MimeWriter
{
    private const string EndOfLine = "\r\n";

    /// <summary>RFC 2047 §2; RFC 5322 §2.1.1 would allow 78.</summary>
    private const int LongestLine = 76;

    public static byte[] Write(MailMessage message)
    {
        var mail = new StringBuilder();
        AppendHeader(mail, message);
        var alternative = Boundary(message, "alternative");
        if (message.Calendar is { } calendar)
        {
            var mixed = Boundary(message, "mixed");
            AppendMultipart(mail, "mixed", mixed);
            mail.Append("--").Append(mixed).Append(EndOfLine);
            AppendAlternative(mail, message, alternative);
            mail.Append("--").Append(mixed).Append(EndOfLine);
            AppendCalendar(mail, calendar);
            mail.Append("--").Append(mixed).Append("--").Append(EndOfLine);
        }
        else
        {
            AppendAlternative(mail, message, alternative);
        }

        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    private static void AppendHeader(StringBuilder mail, MailMessage message)
    {
        AppendField(mail, "Date", [Date(message.Date)]);
        AppendField(mail, "From", Address(message.From));
        AppendField(mail, "To", Address(message.To));
        AppendField(mail, "Subject", EncodedWords.Unstructured(message.Subject));
        AppendField(mail, "Message-ID", [$"<{message.MessageId}>"]);
        // RFC 3834 §5: nobody's holiday note shall answer this.
        AppendField(mail, "Auto-Submitted", ["auto-generated"]);
        AppendField(mail, "X-Auto-Response-Suppress", ["All"]);
        AppendField(mail, "Content-Language", [message.Language]);
        AppendField(mail, "MIME-Version", ["1.0"]);
    }

    private static void AppendAlternative(StringBuilder mail, MailMessage message, string boundary)
    {
        AppendMultipart(mail, "alternative", boundary);
        mail.Append("--").Append(boundary).Append(EndOfLine);
        AppendText(mail, "text/plain", message.Text);
        mail.Append("--").Append(boundary).Append(EndOfLine);
        AppendText(mail, "text/html", message.Html);
        mail.Append("--").Append(boundary).Append("--").Append(EndOfLine);
    }

    private static void AppendMultipart(StringBuilder mail, string subtype, string boundary)
    {
        AppendField(mail, "Content-Type", [$"multipart/{subtype};", EncodedWords.Parameter("boundary", boundary)]);
        mail.Append(EndOfLine);
    }

    private static void AppendText(StringBuilder mail, string type, string text)
    {
        AppendField(mail, "Content-Type", [$"{type};", "charset=\"utf-8\""]);
        AppendField(mail, "Content-Transfer-Encoding", ["quoted-printable"]);
        mail.Append(EndOfLine).Append(TransferEncodings.QuotedPrintable(text));
    }

    private static void AppendCalendar(StringBuilder mail, CalendarAttachment calendar)
    {
        var method = calendar.Method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST";
        var name = EncodedWords.Parameter("name", calendar.FileName);
        AppendField(mail, "Content-Type", ["text/calendar;", "charset=\"utf-8\";", $"method={method};", name]);
        AppendField(mail, "Content-Transfer-Encoding", ["base64"]);
        AppendField(mail, "Content-Disposition", ["attachment;", EncodedWords.Parameter("filename", calendar.FileName)]);
        mail.Append(EndOfLine).Append(TransferEncodings.Base64(calendar.Content));
    }

    /// <summary>A field, folded between words where it grows too long.</summary>
    private static void AppendField(StringBuilder mail, string name, IReadOnlyList<string> words)
    {
        mail.Append(name).Append(':');
        var column = name.Length + 1;
        for (var i = 0; i < words.Count; i++)
        {
            if (column + 1 + words[i].Length > LongestLine && i > 0)
            {
                mail.Append(EndOfLine);
                column = 0;
            }

            mail.Append(' ').Append(words[i]);
            column += 1 + words[i].Length;
        }

        mail.Append(EndOfLine);
    }

    private static IReadOnlyList<string> Address(Mailbox mailbox) =>
        EncodedWords.Phrase(mailbox.Name) is { Count: > 0 } name ? [.. name, $"<{mailbox.Address.Value}>"] : [mailbox.Address.Value];

    /// <summary>RFC 5322 §3.3, in UTC.</summary>
    private static string Date(DateTimeOffset date) =>
        date.ToUniversalTime().ToString("ddd, d MMM yyyy HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture);

    private static string Boundary(MailMessage message, string kind) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{message.MessageId} {kind}")).AsSpan(0, 12));
}
