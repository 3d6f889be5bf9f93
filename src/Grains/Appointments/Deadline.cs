namespace VideoDesk.Grains.Appointments;

/// <summary>What a deadline is for. At one instant they are handled in this order.</summary>
public enum DeadlineReason
{
    None = 0,

    /// <summary>The pre-call task opens (SD-07).</summary>
    PreCallOpens = 1,

    /// <summary>The pre-call window ends (SD-08).</summary>
    PreCallWindowEnds = 2,

    /// <summary>The link mail goes out (VC-03, SD-09).</summary>
    LinkMail = 3,

    /// <summary>The appointment can be entered (ADER-14) and the last reminder goes out (ADER-12).</summary>
    Opens = 4,

    /// <summary>The official is missing for too long (ADER-19, A.8.3-14).</summary>
    OfficialMissing = 5,

    /// <summary>The first instant at which a taxpayer who never connected is too late (ADER-17).</summary>
    TaxpayerLate = 6,

    /// <summary>The taxpayer's reconnect grace runs out (A.8.3-14).</summary>
    ReconnectGraceEnds = 7,

    /// <summary>Nobody closed and nobody is there (A.8.3-14).</summary>
    ClosesItself = 8,
}

/// <summary>The next instant at which an appointment changes by itself. A value, stored with the row.</summary>
/// <param name="At">UTC, whole milliseconds; the largest instant when there is none.</param>
/// <param name="Reason">What happens then.</param>
public readonly record struct Deadline(DateTimeOffset At, DeadlineReason Reason)
{
    /// <summary>Nothing happens by itself any more.</summary>
    public static Deadline Never { get; } = new(DateTimeOffset.MaxValue, DeadlineReason.None);

    /// <summary>Whether there is none.</summary>
    public bool IsNever => Reason == DeadlineReason.None;

    /// <summary>Whether its instant has come.</summary>
    public bool IsDue(DateTimeOffset now) => !IsNever && At <= now;

    /// <summary>The earlier of two; at the same instant the one with the smaller reason.</summary>
    public static Deadline Sooner(Deadline one, Deadline other) =>
        other.At < one.At || (other.At == one.At && other.Reason != DeadlineReason.None && other.Reason < one.Reason) ? other : one;
}
