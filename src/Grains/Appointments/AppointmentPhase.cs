namespace VideoDesk.Grains.Appointments;

/// <summary>
/// Where an appointment stands (A.8.2). HELD is not here: a hold belongs to the agenda, an appointment begins when it is booked.
/// Everything from <see cref="Closed"/> on is final.
/// </summary>
public enum AppointmentPhase
{
    /// <summary>Nothing was booked under this identifier.</summary>
    NotBooked = 0,

    /// <summary>Booked, not yet open.</summary>
    Booked = 1,

    /// <summary>Booked, and the taxpayer was reached by the pre-call (SD-07).</summary>
    PreCalled = 2,

    /// <summary>From T−10 on; nobody is connected.</summary>
    Open = 3,

    /// <summary>The taxpayer is connected, the official is not.</summary>
    WaitingForOfficial = 4,

    /// <summary>The official is connected, the taxpayer is not.</summary>
    WaitingForTaxpayer = 5,

    /// <summary>Both are connected; the official has not admitted yet.</summary>
    Ready = 6,

    /// <summary>The call.</summary>
    Live = 7,

    /// <summary>The call began and somebody is missing.</summary>
    Suspended = 8,

    /// <summary>A callback is owed; an official who comes while the taxpayer is connected can still admit (A.8.3-2).</summary>
    CallbackDue = 9,

    /// <summary>Ended with an outcome.</summary>
    Closed = 20,

    /// <summary>Called back and reached.</summary>
    CallbackDone = 21,

    /// <summary>Called back and not reached.</summary>
    CallbackFailed = 22,

    /// <summary>Cancelled by the taxpayer side.</summary>
    CancelledByTaxpayer = 23,

    /// <summary>Cancelled by the office.</summary>
    CancelledByOffice = 24,

    /// <summary>Solved before the date (INPS-15).</summary>
    ResolvedEarly = 25,

    /// <summary>The taxpayer did not connect in time (ADER-17).</summary>
    ExpiredTaxpayerLate = 26,

    /// <summary>Handed to another office, where a new appointment takes its place.</summary>
    Transferred = 27,
}

/// <summary>Questions about a phase.</summary>
public static class AppointmentPhases
{
    /// <summary>Whether no command changes the phase any more.</summary>
    public static bool IsFinal(this AppointmentPhase phase) => phase >= AppointmentPhase.Closed;
}

/// <summary>The two sides of an appointment.</summary>
public enum Side
{
    Taxpayer,
    Office,
}

/// <summary>How somebody stopped being connected.</summary>
public enum Departure
{
    /// <summary>The connection broke, or nobody knows.</summary>
    Dropped,

    /// <summary>The person pressed the button that leaves.</summary>
    Left,
}

/// <summary>Why an appointment was cancelled (N8). Free text, if any, stays in the row.</summary>
public enum CancellationReason
{
    Unspecified,
    NoLongerNeeded,
    CannotAttend,
    BookedByMistake,
    OfficialUnavailable,
    OfficeClosed,
    TechnicalFault,
    WrongOffice,
}

/// <summary>What came of a pre-call (SD-07).</summary>
public enum PreCallOutcome
{
    Reached,
    NotReached,
    NotDone,
}

/// <summary>How a closed appointment ended (N11).</summary>
public enum AppointmentOutcome
{
    /// <summary>The question was dealt with.</summary>
    Served,

    /// <summary>Dealt with, and the taxpayer has something left to do.</summary>
    ServedWithNextSteps,

    /// <summary>Another appointment or a written answer is needed.</summary>
    ToBeContinued,

    /// <summary>The question could not be dealt with here.</summary>
    NotServed,

    /// <summary>The taxpayer dropped and did not come back; the official closed.</summary>
    TaxpayerDidNotReturn,

    /// <summary>By itself only: the taxpayer dropped, the grace ran out and no official was there (A.8.3-14).</summary>
    Interrupted,

    /// <summary>By itself only: nobody closed (A.8.3-14).</summary>
    Ended,
}

/// <summary>What the taxpayer is told to do next (N11); codes, because free text could hold personal data.</summary>
[Flags]
public enum NextSteps
{
    None = 0,
    SendDocuments = 1,
    BookAnotherAppointment = 2,
    WaitForWrittenAnswer = 4,
    UseReservedArea = 8,
    VisitOffice = 16,
    Pay = 32,
}

/// <summary>Why a callback is owed.</summary>
public enum CallbackReason
{
    /// <summary>No official by T+5 (ADER-19).</summary>
    OfficialLate,

    /// <summary>The official was there, dropped and stayed away (A.8.3-14).</summary>
    OfficialDropped,

    /// <summary>The taxpayer's grace ran out with no official there (A.8.3-14).</summary>
    Interrupted,

    /// <summary>The taxpayer's grace ran out and the official chose to call (A.8.3-14).</summary>
    OfficialChose,
}

/// <summary>What came of a callback.</summary>
public enum CallbackOutcome
{
    /// <summary>The taxpayer was reached by phone.</summary>
    Reached,

    /// <summary>The taxpayer was not reached; nobody will try again.</summary>
    NotReached,

    /// <summary>By itself only: the official came after all and the call took place (A.8.3-2).</summary>
    ServedInVideo,
}

/// <summary>How the pre-call task stands (SD-07, N2).</summary>
public enum PreCallState
{
    /// <summary>The policy has none, or the window was over when the appointment was booked.</summary>
    None,

    /// <summary>The task opens later.</summary>
    NotYetOpen,

    /// <summary>On the official's worklist.</summary>
    Open,

    /// <summary>Called and reached: no reminder is needed (SD-08).</summary>
    Reached,

    /// <summary>Called and not reached; may be tried again while the window lasts.</summary>
    NotReached,

    /// <summary>Nobody called, or nobody recorded it.</summary>
    NotDone,
}
