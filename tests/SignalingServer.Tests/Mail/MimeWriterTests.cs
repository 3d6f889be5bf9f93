using System.Text;
using System.Text.RegularExpressions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Mime;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>What is written can be read back, by a strict reader and by one that is not ours.</summary>
public sealed class MimeWriterTests
{
    private static readonly string[] Fields =
    [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "Content-Language", "MIME-Version", "Content-Type",
    ];

    [Theory]
    [MemberData(nameof(NotificationMailTests.EveryMail), MemberType = typeof(NotificationMailTests))]
    public void Write_EveryMail_IsReadBackStrictly(int kind, int language)
    {
        var message = MailSamples.Message((NotificationKind)kind, (Language)language);

        var mail = StrictMimeReader.Read(MimeWriter.Write(message));

        Assert.Equal(Fields, mail.Headers.Select(static header => header.Name));
        Assert.Equal(message.Subject, mail.Header("Subject"));
        Assert.Equal("Mon, 16 Nov 2026 10:15:30 +0000", mail.Header("Date"));
        Assert.Equal($"<{message.MessageId}>", mail.Header("Message-ID"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("\"Direzione Provinciale I di Roma\" <sportello@example.it>", mail.Header("From"));
        var alternative = message.Calendar is null ? mail : mail.Parts[0];
        Assert.StartsWith("multipart/alternative;", alternative.ContentType, StringComparison.Ordinal);
        Assert.Equal(["text/plain; charset=\"utf-8\"", "text/html; charset=\"utf-8\""], alternative.Parts.Select(static part => part.ContentType));
        Assert.Equal(Lines(message.Text), alternative.Parts[0].Text);
        Assert.Equal(Lines(message.Html), alternative.Parts[1].Text);
        Assert.Equal(message.Calendar?.Content, message.Calendar is null ? null : mail.Parts[1].Text);
    }

    [Theory]
    [InlineData(NotificationKind.Confirmation, "REQUEST")]
    [InlineData(NotificationKind.Cancellation, "CANCEL")]
    [InlineData(NotificationKind.EarlyResolution, "CANCEL")]
    public void Write_WithACalendarEntry_AttachesIt(NotificationKind kind, string method)
    {
        var mail = StrictMimeReader.Read(MimeWriter.Write(MailSamples.Message(kind)));

        Assert.StartsWith("multipart/mixed;", mail.ContentType, StringComparison.Ordinal);
        Assert.Equal(2, mail.Parts.Count);
        Assert.Equal($"text/calendar; charset=\"utf-8\"; method={method}; name=\"appuntamento.ics\"", mail.Parts[1].ContentType);
        Assert.Equal("attachment; filename=\"appuntamento.ics\"", mail.Parts[1].Header("Content-Disposition"));
    }

    [Fact]
    public async Task Write_AMail_IsReadByAParserThatIsNotOurs()
    {
        var message = MailSamples.Message(NotificationKind.Confirmation);

        var read = await PythonProgram.ReadMailAsync(MimeWriter.Write(message));

        Assert.Empty(read.GetProperty("defects").EnumerateArray());
        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"],
            read.GetProperty("types").EnumerateArray().Select(static type => type.GetString()));
        Assert.Equal(message.Text.TrimEnd(), read.GetProperty("text").GetString()!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(message.Html.TrimEnd(), read.GetProperty("html").GetString()!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(["Nicolò D'Ambrosio", "nicolo.dambrosio@example.it"], read.GetProperty("to")[0].EnumerateArray().Select(static e => e.GetString()));
        Assert.Contains(read.GetProperty("headers").EnumerateArray(), header => header[0].GetString() == "Subject" && header[1].GetString() == message.Subject);
    }

    [Fact]
    public void Write_LineBreaksInEveryText_AddNoField()
    {
        const string Attack = "x\r\nBcc: victim@example.com\r\n\r\nbody\u2028\0\u202E =?utf-8?B?eA==?=";
        var message = MailSamples.Message(NotificationKind.Confirmation) with
        {
            Subject = Attack,
            From = new Mailbox(Attack, MailSamples.Sender),
            To = new Mailbox(Attack + "è", MailSamples.Sender),
            Calendar = new CalendarAttachment("x\r\nBcc: a@b.it", CalendarMethod.Request, "BEGIN:VCALENDAR\r\n"),
        };

        var mail = StrictMimeReader.Read(MimeWriter.Write(message));

        Assert.Equal(Fields, mail.Headers.Select(static header => header.Name));
        Assert.Equal("x Bcc: victim@example.com body =?utf-8?B?eA==?=", mail.Header("Subject"));
        Assert.Equal(["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"], mail.Parts[1].Headers.Select(static header => header.Name));
    }

    [Theory]
    [InlineData("offer/17/N12", "offer.17.N12@example.it")]
    [InlineData("x>\r\nBcc: a@b.it", null)]
    [InlineData("", null)]
    [InlineData("a//b", null)]
    public void MessageId_OfATriggerKey_IsStableAndSafe(string key, string? expected)
    {
        var request = MailSamples.Request(NotificationKind.Reminder) with { TriggerKey = key };
        var id = MailSamples.Message(request, MailSamples.Facts()).MessageId;

        Assert.Matches("^[A-Za-z0-9.-]+@example\\.it$", id);
        Assert.Equal(id, MailSamples.Message(request, MailSamples.Facts(Language.German)).MessageId);
        Assert.Equal(expected ?? id, id);
    }

    [Theory]
    [InlineData("appuntamento.ics", "filename=\"appuntamento.ics\"")]
    [InlineData("però.ics", "filename*=utf-8''per%C3%B2.ics")]
    [InlineData("a\"b\r\nX: y.ics", "filename*=utf-8''a%22b%20X%3A%20y.ics")]
    public void Parameter_ByItsCharacters_IsQuotedOrEncoded(string value, string expected) =>
        Assert.Equal(expected, EncodedWords.Parameter("filename", value));

    [Fact]
    public void QuotedPrintable_RandomTexts_SurviveTheWay()
    {
        var random = new Random(20261116);
        const string Alphabet = "aé€😀=. \t-From\n\n";
        var runes = Alphabet.EnumerateRunes().ToArray();
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => runes[random.Next(runes.Length)].ToString())).TrimEnd('\n') + "\n";
            var message = MailSamples.Message(NotificationKind.Reminder) with { Text = text, Subject = text };

            var mail = StrictMimeReader.Read(MimeWriter.Write(message));

            Assert.Equal(Lines(text), mail.Parts[0].Text);
            Assert.Equal(Regex.Replace(text, "[ \\t\\n]+", " ").Trim(), mail.Headers[3].Value);
        }
    }

    [Fact]
    public void Write_TheSameMail_GivesTheSameOctets() =>
        Assert.Equal(
            Encoding.ASCII.GetString(MimeWriter.Write(MailSamples.Message(NotificationKind.Link))),
            Encoding.ASCII.GetString(MimeWriter.Write(MailSamples.Message(NotificationKind.Link))));

    private static string Lines(string text) => text.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n";
}
