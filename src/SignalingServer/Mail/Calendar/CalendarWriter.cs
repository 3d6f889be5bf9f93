using System.Globalization;
using System.Text;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Mail.Mime;

namespace VideoDesk.SignalingServer.Mail.Calendar;

/// <summary>Writes a calendar entry as RFC 5545 and RFC 5546 want it: wall time in Rome, with the zone's rules in the file.</summary>
internal sealed class CalendarWriter
{
    /// <summary>RFC 5545 §3.1: octets of a line without its end.</summary>
    private const int LongestLine = 75;

    /// <summary>The rules of the European Union since 1996 (Directive 2000/84/EC); nothing before them can be booked.</summary>
    private static readonly string[] RomeZone =
    [
        "BEGIN:VTIMEZONE", "TZID:Europe/Rome",
        "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>What is written so far.</summary>
    private readonly StringBuilder _text = new();

    private CalendarWriter()
    {
    }

    public static string Write(CalendarEntry entry)
    {
        var writer = new CalendarWriter();
        writer.Lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//VideoDesk//Appointments//IT", "CALSCALE:GREGORIAN");
        writer.Line(entry.Method == CalendarMethod.Cancel ? "METHOD:CANCEL" : "METHOD:REQUEST");
        writer.Lines(RomeZone);
        writer.Event(entry);
        writer.Line("END:VCALENDAR");
        return writer._text.ToString();
    }

    private void Event(CalendarEntry entry)
    {
        var isCancelled = entry.Method == CalendarMethod.Cancel;
        Line("BEGIN:VEVENT");
        Line($"UID:{entry.Uid}");
        Line($"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line($"DTSTAMP:{entry.Stamp.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line($"DTSTART;TZID={RomeTime.ZoneId}:{InRome(entry.StartsAt)}");
        Line($"DTEND;TZID={RomeTime.ZoneId}:{InRome(entry.EndsAt)}");
        Text("SUMMARY", entry.Summary);
        Text("DESCRIPTION", entry.Description);
        Text("LOCATION", entry.Location);
        Line($"URL:{entry.Url}");
        Line($"ORGANIZER{CommonName(entry.Organizer)}:{MailTo(entry.Organizer)}");
        Line($"ATTENDEE{CommonName(entry.Attendee)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:{MailTo(entry.Attendee)}");
        Lines(isCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED", isCancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE", "CLASS:PRIVATE");
        if (!isCancelled)
        {
            Lines("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M");
            Text("DESCRIPTION", entry.Alarm);
            Line("END:VALARM");
        }

        Line("END:VEVENT");
    }

    private static string InRome(DateTimeOffset instant)
    {
        var (date, time) = RomeTime.WallTimeAt(instant);
        return date.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 6068 §2: what may stand in an address but not in a URI as it is.</summary>
    private static string MailTo(Mailbox mailbox) => $"mailto:{Uri.EscapeDataString(mailbox.Address.LocalPart)}@{mailbox.Address.Domain}";

    /// <summary>§3.3.11: backslash, semicolon, comma and line breaks are escaped.</summary>
    private void Text(string name, string text) => Line(name + ':' + string.Join("\\n", text.ReplaceLineEndings("\n").Split('\n').Select(Escaped)));

    private static string Escaped(string line) => EncodedWords.OneLine(line)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal);

    /// <summary>§3.2: a quoted parameter can hold everything but the quotation mark, which becomes an apostrophe.</summary>
    private static string CommonName(Mailbox mailbox) =>
        EncodedWords.OneLine(mailbox.Name) is { Length: > 0 } name ? $";CN=\"{name.Replace('"', '\'')}\"" : "";

    private void Lines(params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>One content line, folded between characters, never inside one.</summary>
    private void Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }
}
