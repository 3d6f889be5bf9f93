using System.Collections.Immutable;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>A slot that can be had, or why it cannot.</summary>
public sealed record SlotAnswer(Slot? Slot, BookingRefusal? Refusal);

/// <summary>What can be booked at one office with one service. Which slots are occupied is the store's knowledge and comes as an argument.</summary>
/// <param name="Office">The office.</param>
/// <param name="Service">The service.</param>
/// <param name="Lines">The lines of the office; those of other services are ignored.</param>
/// <param name="Policy">How far ahead, how soon, how long.</param>
public sealed record Agenda(Office Office, ServiceId Service, ImmutableArray<SlotLine> Lines, BookingPolicy Policy)
{
    /// <summary>
    /// The calendar to choose from: each date of the horizon, and on it the times at which a desk is free. Empty dates stay in it.
    /// </summary>
    /// <param name="occupied">Slots with an appointment or a hold that has not expired.</param>
    /// <param name="now">The instant of asking.</param>
    public IReadOnlyList<AvailableDay> Available(IReadOnlySet<SlotKey> occupied, DateTimeOffset now)
    {
        var dates = BookableDates(now);
        if (dates.Count == 0)
        {
            return [];
        }

        var free = SlotPlan.Generate(Office, OfService, dates[0], dates[^1])
            .Where(slot => IsSoonEnough(slot, now) && !occupied.Contains(slot.Key))
            .ToLookup(static slot => slot.Key.Start.Date);
        return [.. dates.Select(date => new AvailableDay(date, Times(free[date])))];
    }

    /// <summary>
    /// Whether a slot can be taken now, with the first reason why not: that it does not exist, has begun, lies too far ahead, meets a
    /// closure, begins too soon, is taken.
    /// </summary>
    /// <param name="wanted">The slot.</param>
    /// <param name="isOccupied">It has an appointment or a hold that has not expired.</param>
    /// <param name="now">The instant of asking.</param>
    public SlotAnswer Check(SlotKey wanted, bool isOccupied, DateTimeOffset now)
    {
        if (wanted.Office != Office.Id || SlotPlan.Find(wanted, OfService) is not { } slot)
        {
            return new SlotAnswer(null, SlotRefusals.Unknown);
        }

        return Problem(slot, isOccupied, now) is { } refusal ? new SlotAnswer(null, refusal) : new SlotAnswer(slot, null);
    }

    /// <summary>The dates of the horizon (ADER-08, A.8.3 point 7).</summary>
    public IReadOnlyList<DateOnly> BookableDates(DateTimeOffset now) =>
        Office.Calendar.BookableDates(RomeTime.DateAt(now), Policy.FollowingWorkingDays);

    private IEnumerable<SlotLine> OfService => Lines.Where(line => line.Service == Service);

    private BookingRefusal? Problem(Slot slot, bool isOccupied, DateTimeOffset now)
    {
        if (slot.StartsAt < now)
        {
            return SlotRefusals.InThePast;
        }

        var dates = BookableDates(now);
        if (dates.Count == 0 || slot.Key.Start.Date > dates[^1])
        {
            return SlotRefusals.OutsideHorizon;
        }

        if (!SlotPlan.IsOpen(Office, slot))
        {
            return SlotRefusals.OfficeClosed;
        }

        if (!IsSoonEnough(slot, now))
        {
            return SlotRefusals.TooSoon;
        }

        return isOccupied ? SlotRefusals.Taken : null;
    }

    private bool IsSoonEnough(Slot slot, DateTimeOffset now) => slot.StartsAt - now >= Policy.LeadTime;

    private static ImmutableArray<AvailableTime> Times(IEnumerable<Slot> slots) =>
        [.. slots.GroupBy(static slot => slot.Key.Start).Select(static group => new AvailableTime(group.Key, [.. group]))];
}
