namespace VideoDesk.Grains.Appointments;

/// <summary>
/// A stable, kebab-case code of why a request was not followed. The host's text tables have a sentence for each in every language.
/// </summary>
public readonly record struct RefusalCode(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A request that was understood and not followed: a value, not an exception.</summary>
/// <param name="Code">Why.</param>
/// <param name="Field">The field of the request it is about, in camelCase; null when it is about the appointment as a whole.</param>
public sealed record Refusal(RefusalCode Code, string? Field = null);

/// <summary>Why an appointment refuses a command.</summary>
public static class AppointmentRefusals
{
    /// <summary>Nothing was booked under this identifier.</summary>
    public static readonly RefusalCode Unknown = new("appointment-unknown");

    /// <summary>This identifier is already booked.</summary>
    public static readonly RefusalCode AlreadyBooked = new("appointment-already-booked");

    /// <summary>The slot's start is not in the future.</summary>
    public static readonly RefusalCode SlotInThePast = new("slot-in-the-past");

    /// <summary>The service is not held in that language.</summary>
    public static readonly RefusalCode LanguageNotOffered = new("language-not-offered");

    /// <summary>Before T−10 (ADER-14).</summary>
    public static readonly RefusalCode NotOpenYet = new("appointment-not-open-yet");

    /// <summary>The taxpayer was not there in time (ADER-17).</summary>
    public static readonly RefusalCode NoLongerUsable = new("appointment-no-longer-usable");

    /// <summary>It has been cancelled.</summary>
    public static readonly RefusalCode Cancelled = new("appointment-cancelled");

    /// <summary>It has been solved before its date.</summary>
    public static readonly RefusalCode ResolvedEarly = new("appointment-resolved-early");

    /// <summary>Another office has it.</summary>
    public static readonly RefusalCode Transferred = new("appointment-transferred");

    /// <summary>It has ended.</summary>
    public static readonly RefusalCode Over = new("appointment-over");

    /// <summary>From T on the taxpayer can no longer cancel.</summary>
    public static readonly RefusalCode TooLateToCancel = new("too-late-to-cancel");

    /// <summary>The call has begun.</summary>
    public static readonly RefusalCode CallUnderWay = new("call-under-way");

    /// <summary>A callback is owed; its outcome ends the appointment.</summary>
    public static readonly RefusalCode CallbackOwed = new("callback-owed");

    /// <summary>No callback is owed.</summary>
    public static readonly RefusalCode NoCallbackOwed = new("no-callback-owed");

    /// <summary>The pre-call task is not open yet.</summary>
    public static readonly RefusalCode PreCallNotOpenYet = new("pre-call-not-open-yet");

    /// <summary>The pre-call window is over, or this appointment has none.</summary>
    public static readonly RefusalCode PreCallWindowOver = new("pre-call-window-over");

    /// <summary>Another official has this appointment; take it over first.</summary>
    public static readonly RefusalCode AssignedToAnother = new("assigned-to-another-official");

    /// <summary>The official has not joined.</summary>
    public static readonly RefusalCode OfficialNotConnected = new("official-not-connected");

    /// <summary>The taxpayer is not connected.</summary>
    public static readonly RefusalCode TaxpayerNotConnected = new("taxpayer-not-connected");

    /// <summary>The call has not begun, so there is nothing to close.</summary>
    public static readonly RefusalCode CallNotBegun = new("call-not-begun");

    /// <summary>The taxpayer dropped and his place is still kept (A.8.3-3).</summary>
    public static readonly RefusalCode ReconnectGraceRunning = new("reconnect-grace-running");

    /// <summary>That outcome is only ever set by the system.</summary>
    public static readonly RefusalCode OutcomeReserved = new("outcome-reserved");

    /// <summary>The colleague already has it, or the office is the same.</summary>
    public static readonly RefusalCode TransferToSame = new("transfer-to-same");

    /// <summary>From T on it is too late for an early resolution.</summary>
    public static readonly RefusalCode TooLateToResolveEarly = new("too-late-to-resolve-early");

    /// <summary>All of them; a test holds the host's text tables to this list.</summary>
    public static IReadOnlyList<RefusalCode> All { get; } =
    [
        Unknown, AlreadyBooked, SlotInThePast, LanguageNotOffered, NotOpenYet, NoLongerUsable, Cancelled, ResolvedEarly, Transferred, Over,
        TooLateToCancel, CallUnderWay, CallbackOwed, NoCallbackOwed, PreCallNotOpenYet, PreCallWindowOver, AssignedToAnother,
        OfficialNotConnected, TaxpayerNotConnected, CallNotBegun, ReconnectGraceRunning, OutcomeReserved, TransferToSame,
        TooLateToResolveEarly,
    ];
}
