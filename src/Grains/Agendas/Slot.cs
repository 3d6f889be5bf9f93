using System.Collections.Immutable;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>One time at one desk.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Service">For which service.</param>
/// <param name="StartsAt">The instant of <see cref="SlotKey.Start"/>, UTC.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
public sealed record Slot(SlotKey Key, ServiceId Service, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>A time that can be chosen, and every free desk at it: whoever loses the first to somebody else may try the next.</summary>
/// <param name="Start">When it begins, as wall time in Rome.</param>
/// <param name="Slots">The free desks; never empty.</param>
public sealed record AvailableTime(WallTime Start, ImmutableArray<Slot> Slots);

/// <summary>A date of the calendar that is shown (ADER-08), also when nothing is free on it.</summary>
public sealed record AvailableDay(DateOnly Date, ImmutableArray<AvailableTime> Times);
