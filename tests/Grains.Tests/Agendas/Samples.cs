using System.Globalization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Tests.Agendas;

/// <summary>An office of Milan with half-hour slots from 9 to 12 on every weekday, two desks.</summary>
internal static class Samples
{
    public static readonly ServiceId Refunds = new("refunds");

    public static readonly Office SampleOffice = new(
        new OfficeId("milano"),
        "Milano",
        new Province("MI"),
        OfficeKind.TerritorialOffice,
        new OfficeContacts("-", "-", "-", "-"),
        OfficeCalendar.National with
        {
            Closures =
            [
                new Closure(ClosureKind.PatronSaint, new ClosureDays.Yearly(12, 7)),
                new Closure(ClosureKind.Extraordinary, new ClosureDays.Yearly(12, 10)) { ClosedFrom = new TimeOnly(11, 0) },
            ],
        });

    public static readonly Agenda SampleAgenda = new(
        SampleOffice,
        Refunds,
        [.. OfficeCalendar.National.Weekdays.Select(static day => Line(day))],
        new BookingPolicy());

    public static SlotLine Line(DayOfWeek weekday) => new(
        new SlotLineId($"line-{(int)weekday}"),
        SampleOffice.Id,
        Refunds,
        weekday,
        new TimeOnly(9, 0),
        new TimeOnly(12, 0),
        SlotMinutes: 30,
        Desks: 2,
        new DateOnly(2026, 1, 1),
        ValidUntil: null);

    /// <summary>The slot of the sample office that begins then.</summary>
    public static SlotKey Key(string start, int desk = 1)
    {
        if (!WallTime.TryParse(start, out var wallTime))
        {
            throw new ArgumentException("no wall time", nameof(start));
        }

        return new SlotKey(SampleOffice.Id, new SlotLineId($"line-{(int)wallTime.Date.DayOfWeek}"), wallTime, desk);
    }

    public static HoldId Hold(byte number) => new(new Guid(number, 0, 0, new byte[8]));

    public static PersonId Person(int number) => new(string.Create(CultureInfo.InvariantCulture, $"person-{number}"));

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
