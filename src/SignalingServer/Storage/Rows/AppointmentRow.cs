using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>
/// One appointment. <see cref="State"/> is what the rules know; the columns beside it are for queries, for the sweeper, and for personal
/// data, which no rule reads and which retention empties without touching the journal.
/// </summary>
internal sealed class AppointmentRow
{
    /// <summary>Thirty-two hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Number of events so far: the optimistic lock.</summary>
    public long Version { get; init; }

    /// <summary>The state as JSON (<see cref="AppointmentJson"/>).</summary>
    public required string State { get; init; }

    /// <summary>Hash of the last journal entry.</summary>
    public required byte[] JournalHead { get; init; }

    /// <summary>When it next changes by itself; null when it never does.</summary>
    public DateTimeOffset? NextDeadline { get; init; }

    /// <summary>What happens then.</summary>
    public DeadlineReason NextDeadlineReason { get; init; }

    /// <summary>After a deadline could not be handled: not again before this instant. Null when all is well.</summary>
    public DateTimeOffset? DeadlineRetryAt { get; init; }

    public AppointmentPhase Phase { get; init; }

    public required string Office { get; init; }

    public required string Service { get; init; }

    /// <summary>T.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>The planned end.</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>Whose list it is on; null: the office's pool.</summary>
    public string? Official { get; init; }

    public DateTimeOffset BookedAt { get; init; }

    /// <summary>Who signed in to book; null when the office booked, or after retention.</summary>
    public string? Person { get; init; }

    /// <summary>As what that person acts (ADER-04).</summary>
    public string? Capacity { get; init; }

    /// <summary>The mandate it rests on; null for oneself.</summary>
    public string? Mandate { get; init; }

    /// <summary>Codice fiscale of whose matter it is. Personal data.</summary>
    public string? SubjectCode { get; init; }

    /// <summary>Name of whose matter it is. Personal data.</summary>
    public string? SubjectName { get; init; }

    /// <summary>Codice fiscale of who booked, if somebody else. Personal data.</summary>
    public string? RequesterCode { get; init; }

    /// <summary>Name of who booked, if somebody else. Personal data.</summary>
    public string? RequesterName { get; init; }

    /// <summary>The address of this booking (ADER-09). Personal data.</summary>
    public string? Email { get; init; }

    /// <summary>The phone of this booking (ADER-09, ADER-20). Personal data.</summary>
    public string? Mobile { get; init; }

    /// <summary>What the taxpayer wrote about the question. May hold personal data.</summary>
    public string? Details { get; init; }

    /// <summary>What the office wrote to the taxpayer when it cancelled or solved early. May hold personal data.</summary>
    public string? Remark { get; init; }

    /// <summary>What an official wrote to the colleague who took over; the taxpayer never sees it. May hold personal data.</summary>
    public string? Handover { get; init; }

    /// <summary>When retention next looks whether something is to be erased; null when nothing will be, or it is not over.</summary>
    public DateTimeOffset? NextErasure { get; init; }

    /// <summary>When retention emptied the personal columns; null while they are there.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}
