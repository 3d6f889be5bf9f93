namespace VideoDesk.Grains.Agendas;

/// <summary>Slots that come back every week: one office, one service, one weekday, from one wall time to another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Office">Whose agenda.</param>
/// <param name="Service">For which service.</param>
/// <param name="Weekday">On which day of the week.</param>
/// <param name="Start">Wall time at which the first slot begins.</param>
/// <param name="End">Wall time by which the last slot has ended.</param>
/// <param name="SlotMinutes">Length of a slot.</param>
/// <param name="Desks">How many appointments may begin at the same time: desks 1 to this.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="ValidUntil">The last day, included; null when it has no end.</param>
public sealed record SlotLine(
    SlotLineId Id,
    OfficeId Office,
    ServiceId Service,
    DayOfWeek Weekday,
    TimeOnly Start,
    TimeOnly End,
    int SlotMinutes,
    int Desks,
    DateOnly ValidFrom,
    DateOnly? ValidUntil)
{
    internal const int ShortestSlotMinutes = 5;
    internal const int LongestSlotMinutes = 240;
    internal const int MostDesks = 100;

    /// <summary>What is wrong with a line before it is stored; empty when nothing is.</summary>
    public IReadOnlyList<BookingRefusal> Problems()
    {
        var problems = new List<BookingRefusal>();
        Require(SlotKey.IsUsable(Id.Value), "slot-line-id", "id");
        Require(SlotKey.IsUsable(Office.Value), "slot-line-office", "office");
        Require(SlotMinutes is >= ShortestSlotMinutes and <= LongestSlotMinutes, "slot-line-length", "slotMinutes");
        Require(Desks is >= 1 and <= MostDesks, "slot-line-desks", "desks");
        Require(MinuteOf(Start) + Math.Max(SlotMinutes, 1) <= MinuteOf(End), "slot-line-hours", "end");
        Require(Start.Ticks % TimeSpan.TicksPerMinute == 0, "slot-line-hours", "start");
        Require(!(ValidUntil < ValidFrom), "slot-line-validity", "validUntil");
        return problems;

        void Require(bool holds, string code, string field)
        {
            if (!holds)
            {
                problems.Add(new BookingRefusal(code, field));
            }
        }
    }

    /// <summary>It is in force on this date, whether or not the office is open.</summary>
    internal bool FallsOn(DateOnly date) => date.DayOfWeek == Weekday && date >= ValidFrom && !(date > ValidUntil);

    /// <summary>When its slots begin, in order. Nothing for a line that was stored with nonsense.</summary>
    internal IEnumerable<TimeOnly> StartTimes()
    {
        var count = SlotMinutes < ShortestSlotMinutes ? 0 : (MinuteOf(End) - MinuteOf(Start)) / SlotMinutes;
        for (var index = 0; index < count; index++)
        {
            yield return Start.AddMinutes(index * SlotMinutes);
        }
    }

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
