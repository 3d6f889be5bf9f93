namespace VideoDesk.Grains.Appointments;

/// <summary>What the taxpayer's page says now. Words are the host's; these are the keys.</summary>
public enum AppointmentMessageKind
{
    /// <summary>Nothing is booked.</summary>
    None,

    /// <summary>Not yet: date, countdown, device check. With the instant of activation.</summary>
    NotOpenYet,

    /// <summary>Usable: enter now. With T.</summary>
    EnterNow,

    /// <summary>Entered before T: the official is expected. With T.</summary>
    OfficialExpected,

    /// <summary>Courtesy message A (ADER-18).</summary>
    CourtesyWait,

    /// <summary>Courtesy message B (ADER-19). With the expected time of the callback.</summary>
    CourtesyCallback,

    /// <summary>The official is here and will admit.</summary>
    OfficialIsHere,

    /// <summary>The call.</summary>
    InCall,

    /// <summary>The official dropped; wait. With "since".</summary>
    OfficialDisconnected,

    /// <summary>A callback is owed for another reason than the office's delay. With the expected time.</summary>
    CallbackExpected,

    /// <summary>No longer usable (ADER-17); counts as carried out.</summary>
    NoLongerUsable,

    /// <summary>No longer usable, the office was absent too: a new booking is offered (A.8.3-4).</summary>
    NoLongerUsableRebook,

    /// <summary>Cancelled by the taxpayer.</summary>
    CancelledByTaxpayer,

    /// <summary>Cancelled by the office: a new booking is offered.</summary>
    CancelledByOffice,

    /// <summary>Solved before its date.</summary>
    ResolvedEarly,

    /// <summary>Another office has it.</summary>
    Transferred,

    /// <summary>Ended; the state has the outcome.</summary>
    Ended,
}

/// <summary>What the taxpayer's page says now.</summary>
/// <param name="Kind">Which message.</param>
/// <param name="At">The instant that belongs to it, see the kinds; null when none does.</param>
public readonly record struct AppointmentMessage(AppointmentMessageKind Kind, DateTimeOffset? At = null);
