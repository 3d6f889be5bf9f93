using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Why a hub method was refused.</summary>
/// <param name="Code">Stable, kebab-case; <c>docs/signaling-protocol.md</c> lists them.</param>
/// <param name="Field">What it is about; null when it is about the whole.</param>
internal sealed record HubError(string Code, string? Field = null);

/// <summary>What every hub method answers: a value, an error, or nothing to say.</summary>
internal sealed record Reply(object? Value = null, HubError? Error = null)
{
    public static readonly Reply Done = new();

    public static Reply Of(object value) => new(value);

    public static Reply Refused(string code, string? field = null) => new(null, new HubError(code, field));

    public static Reply Refused(Refusal refusal) => Refused(refusal.Code.Value, refusal.Field);

    public static Reply Refused(Fault fault) => Refused(fault.Code, fault.Field);
}

/// <summary>Codes that the hub itself gives.</summary>
internal static class HubCodes
{
    public const string NotEntered = "not-entered";
    public const string NotAllowed = "not-allowed";
    public const string InvitationUnknown = "invitation-unknown";
    public const string InvitationNotAgreed = "invitation-not-agreed";
    public const string SeatOnAnotherDevice = "seat-on-another-device";
    public const string NotOpenYet = "not-open-yet";
    public const string Over = "over";
    public const string NotAdmitted = "not-admitted";
    public const string TermsNotAccepted = "terms-not-accepted";
    public const string DocumentUnknown = "document-unknown";
    public const string SeatUnknown = "seat-unknown";
    public const string TextMissing = "text-missing";
    public const string TextTooLong = "text-too-long";
    public const string TooManyRequests = "too-many-requests";
    public const string UpdateTooLarge = "update-too-large";
    public const string BoardFull = "board-full";
    public const string RequestUnreadable = "request-unreadable";
    public const string TryAgain = "try-again";
}
