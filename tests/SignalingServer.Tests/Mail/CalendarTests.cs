using System.Globalization;
using System.Text;
using System.Text.Json;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Mime;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>The calendar entry, read by a parser that is not ours.</summary>
public sealed class CalendarTests
{
    // Winter, summer, and the days around every change of the clocks in the years that can be booked.
    [Theory]
    [InlineData("2026-11-23T09:30")]
    [InlineData("2027-07-01T09:30")]
    [InlineData("2026-10-24T12:00")]
    [InlineData("2026-10-25T12:00")]
    [InlineData("2027-03-27T12:00")]
    [InlineData("2027-03-28T12:00")]
    [InlineData("2027-10-31T03:00")]
    [InlineData("2028-03-26T03:00")]
    [Trait("Requirement", "ADER-11")]
    [Trait("Requirement", "N1")]
    public async Task Entry_AtAWallTimeInRome_MeansTheInstant(string wallTime)
    {
        Assert.True(WallTime.TryParse(wallTime, out var start));
        var startsAt = RomeTime.Instant(start);
        var facts = MailSamples.Facts() with { StartsAt = startsAt, EndsAt = startsAt.AddMinutes(30) };

        var calendar = await ReadAsync(MailSamples.Message(MailSamples.Request(NotificationKind.Confirmation), facts));

        Assert.Equal("Europe/Rome", calendar.GetProperty("zone").GetString());
        Assert.Equal(Utc(startsAt), calendar.GetProperty("start").GetString());
        Assert.Equal(Utc(startsAt.AddMinutes(30)), calendar.GetProperty("end").GetString());
    }

    [Theory]
    [InlineData(Language.Italian, "Videochiamata: Assistenza e consulenza")]
    [InlineData(Language.English, "Video call: Assistance and advice")]
    [InlineData(Language.German, "Videogespräch: Beratung")]
    [Trait("Requirement", "ADER-12")]
    [Trait("Requirement", "N1")]
    public async Task Entry_OfAConfirmation_AsksAndRemindsTenMinutesBefore(Language language, string summary)
    {
        var calendar = await ReadAsync(MailSamples.Message(NotificationKind.Confirmation, language));

        Assert.Empty(calendar.GetProperty("errors").EnumerateArray());
        Assert.Equal("2.0", calendar.GetProperty("version").GetString());
        Assert.Equal("REQUEST", calendar.GetProperty("method").GetString());
        Assert.Equal("CONFIRMED", calendar.GetProperty("status").GetString());
        Assert.Equal("0194f0c012347abc8def0123456789ab@videodesk", calendar.GetProperty("uid").GetString());
        Assert.Equal(0, calendar.GetProperty("sequence").GetInt32());
        Assert.Equal("2026-11-16T10:15:30Z", calendar.GetProperty("stamp").GetString());
        Assert.Equal(summary, calendar.GetProperty("summary").GetString());
        Assert.Equal("mailto:sportello@example.it", calendar.GetProperty("organizer").GetString());
        Assert.Equal("mailto:nicolo.dambrosio@example.it", calendar.GetProperty("attendee").GetString());
        Assert.Equal([-600], calendar.GetProperty("alarms").EnumerateArray().Select(static alarm => alarm.GetInt32()));
        Assert.DoesNotContain(MailSamples.Token, calendar.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NotificationKind.Cancellation)]
    [InlineData(NotificationKind.EarlyResolution)]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "N8")]
    [Trait("Requirement", "N9")]
    public async Task Entry_OfACancellation_TakesTheSameEventAway(NotificationKind kind)
    {
        var calendar = await ReadAsync(MailSamples.Message(kind));

        Assert.Equal("CANCEL", calendar.GetProperty("method").GetString());
        Assert.Equal("CANCELLED", calendar.GetProperty("status").GetString());
        Assert.Equal("0194f0c012347abc8def0123456789ab@videodesk", calendar.GetProperty("uid").GetString());
        Assert.Equal(1, calendar.GetProperty("sequence").GetInt32());
        Assert.Empty(calendar.GetProperty("alarms").EnumerateArray());
    }

    [Fact]
    public async Task Entry_WithSpecialCharacters_KeepsThemAndItsStructure()
    {
        const string Service = "A, B; C\\D \"E\"\r\nATTENDEE:mailto:x@y.it ääää€€€€😀😀😀😀 una denominazione molto lunga che va piegata più volte";
        const string Kept = "A, B; C\\D \"E\" ATTENDEE:mailto:x@y.it ääää€€€€😀😀😀😀 una denominazione molto lunga che va piegata più volte";
        var facts = MailSamples.Facts() with
        {
            Service = Service,
            Office = new OfficeFacts("Ufficio \"A\";B:C,\r\nX", "", "", ""),
            Contacts = new Contacts("", "o'neil+test%x@example.it", ""),
        };
        var message = MailSamples.Message(MailSamples.Request(NotificationKind.Confirmation), facts);

        var calendar = await ReadAsync(message);

        Assert.Equal($"Videochiamata: {Kept}", calendar.GetProperty("summary").GetString());
        Assert.Equal("Ufficio 'A';B:C, X", calendar.GetProperty("organizerName").GetString());
        Assert.Equal("mailto:o%27neil%2Btest%25x@example.it", calendar.GetProperty("attendee").GetString());
        Assert.StartsWith($"{Kept}\nUfficio \"A\";B:C, X\n", calendar.GetProperty("description").GetString(), StringComparison.Ordinal);
        var lines = message.Calendar!.Content.Split("\r\n");
        Assert.All(lines, static line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(lines, static line => Encoding.UTF8.GetByteCount(line) == 75);
        Assert.DoesNotContain('\uFFFD', message.Calendar.Content);
        Assert.DoesNotContain('\n', message.Calendar.Content.Replace("\r\n", "", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> ReadAsync(MailMessage message) =>
        (await PythonProgram.ReadMailAsync(MimeWriter.Write(message))).GetProperty("calendar");

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
