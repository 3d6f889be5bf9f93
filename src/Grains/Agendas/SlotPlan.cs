using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>
/// Which slots exist, from the lines and the office's calendar. A slot that begins, ends or lies across the change of the clocks does
/// not exist: its wall time would name no instant, or two, or a wrong length.
/// </summary>
public static class SlotPlan
{
    /// <summary>More dates than this are an error of the caller.</summary>
    private const int MostDays = 400;

    /// <summary>Every slot of the lines in which the office is open, from one date to another (both included), in order of time.</summary>
    public static IEnumerable<Slot> Generate(Office office, IEnumerable<SlotLine> lines, DateOnly first, DateOnly last)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last.DayNumber - first.DayNumber, MostDays);
        var ours = lines.Where(line => line.Office == office.Id).ToList();
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            if (!office.Calendar.IsWorkingDay(date))
            {
                continue;
            }

            foreach (var slot in OfDate(ours, date).Where(slot => IsOpen(office, slot)))
            {
                yield return slot;
            }
        }
    }

    /// <summary>The slot of a key if a line has it, open or closed; null when none has.</summary>
    public static Slot? Find(SlotKey key, IEnumerable<SlotLine> lines)
    {
        var line = lines.FirstOrDefault(line => line.Id == key.Line && line.Office == key.Office);
        return line is not null && line.FallsOn(key.Start.Date) && key.Desk >= 1 && key.Desk <= line.Desks && line.StartTimes().Contains(key.Start.Time)
            && Span(key.Start, line.SlotMinutes, RomeTime.OffsetAllDay(key.Start.Date)) is { } span
            ? new Slot(key, line.Service, span.StartsAt, span.EndsAt)
            : null;
    }

    /// <summary>The office is open during the whole slot.</summary>
    public static bool IsOpen(Office office, Slot slot) =>
        office.Calendar.IsOpen(slot.Key.Start.Date, slot.Key.Start.Time, slot.Key.Start.Time.Add(slot.EndsAt - slot.StartsAt));

    private static IOrderedEnumerable<Slot> OfDate(List<SlotLine> lines, DateOnly date)
    {
        var offset = RomeTime.OffsetAllDay(date);
        var slots =
            from line in lines
            where line.FallsOn(date)
            from time in line.StartTimes()
            let start = new WallTime(date, time)
            let span = Span(start, line.SlotMinutes, offset)
            where span is not null
            from desk in Enumerable.Range(1, line.Desks)
            select new Slot(new SlotKey(line.Office, line.Id, start, desk), line.Service, span.Value.StartsAt, span.Value.EndsAt);
        return slots.OrderBy(static slot => slot.StartsAt);
    }

    // On a date without a change of the clocks every wall time is its instant less the offset.
    private static (DateTimeOffset StartsAt, DateTimeOffset EndsAt)? Span(WallTime start, int minutes, TimeSpan? offset)
    {
        var length = TimeSpan.FromMinutes(minutes);
        if (offset is { } allDay)
        {
            var startsAt = new DateTimeOffset(start.ToDateTime(), allDay).ToUniversalTime();
            return (startsAt, startsAt + length);
        }

        var end = start with { Time = start.Time.Add(length) };
        if (RomeTime.KindOf(start) != WallTimeKind.Once || RomeTime.KindOf(end) != WallTimeKind.Once)
        {
            return null;
        }

        var span = (RomeTime.Instant(start), RomeTime.Instant(end));
        return span.Item2 - span.Item1 == length ? span : null;
    }
}
