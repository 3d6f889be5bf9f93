using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Time;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>An office.</summary>
internal sealed class OfficeRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Plate letters.</summary>
    public required string Province { get; init; }

    public OfficeKind Kind { get; init; }

    public required string Address { get; init; }

    public required string Phone { get; init; }

    public required string Email { get; init; }

    public required string CertifiedEmail { get; init; }

    /// <summary>Days of the week on which it works: digits, 0 is Sunday.</summary>
    public required string Weekdays { get; init; }
}

/// <summary>A time when an office is closed.</summary>
internal sealed class ClosureRow
{
    public required string Office { get; init; }

    /// <summary>Numbers an office's closures.</summary>
    public int Number { get; init; }

    public ClosureKind Kind { get; init; }

    /// <summary>As <see cref="ClosureDays.ToString"/> writes them.</summary>
    public required string Days { get; init; }

    public TimeOnly? ClosedFrom { get; init; }

    public TimeOnly? ClosedUntil { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }
}

/// <summary>A service that can be booked.</summary>
internal sealed class ServiceRow
{
    public required string Id { get; init; }

    public required string Italian { get; init; }

    public required string English { get; init; }

    public required string German { get; init; }

    public ServiceKind Kind { get; init; }

    /// <summary>Name of its policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The topic that leads to it; its name is the service's. Null: none.</summary>
    public string? Topic { get; init; }

    /// <summary>Order in which services are shown.</summary>
    public int Position { get; init; }
}

/// <summary>Slots that come back every week.</summary>
internal sealed class SlotLineRow
{
    public required string Office { get; init; }

    public required string Id { get; init; }

    public required string Service { get; init; }

    /// <summary>0 is Sunday.</summary>
    public int Weekday { get; init; }

    public TimeOnly FromTime { get; init; }

    public TimeOnly UntilTime { get; init; }

    public int SlotMinutes { get; init; }

    public int Desks { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }
}

/// <summary>Somebody who takes appointments.</summary>
internal sealed class OfficialRow
{
    public required string Id { get; init; }

    /// <summary>Personal data.</summary>
    public required string Name { get; init; }

    public required string Office { get; init; }

    public bool IsHead { get; init; }
}

/// <summary>One version of a policy. Versions are added, never changed: appointments have theirs frozen anyway.</summary>
internal sealed class PolicyRow
{
    public required string Name { get; init; }

    /// <summary>From 1; the highest is in force.</summary>
    public int Version { get; init; }

    /// <summary>What is frozen onto an appointment, as JSON.</summary>
    public required string Appointment { get; init; }

    /// <summary>How far ahead and how long, as JSON.</summary>
    public required string Booking { get; init; }
}
