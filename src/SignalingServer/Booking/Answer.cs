using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Code">Stable, kebab-case; the text tables have its sentence.</param>
/// <param name="Field">The field of the request it is about; null when it is about the whole.</param>
internal readonly record struct Fault(string Code, string? Field = null)
{
    public static Fault From(BookingRefusal refusal) => new(refusal.Code, refusal.Field);

    public static Fault From(Refusal refusal) => new(refusal.Code.Value, refusal.Field);
}

/// <summary>What was asked for, or everything that is wrong with the request.</summary>
internal sealed class Answer<T>
    where T : class
{
    private Answer(T? value, IReadOnlyList<Fault> faults) => (Value, Faults) = (value, faults);

    /// <summary>Null when there are faults.</summary>
    public T? Value { get; }

    /// <summary>Empty when there is a value.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    public static implicit operator Answer<T>(T value) => new(value, []);

    public static implicit operator Answer<T>(Fault fault) => new(null, [fault]);

    public static Answer<T> Refused(IReadOnlyList<Fault> faults) => new(null, faults);
}

/// <summary>Faults that the host finds by itself, before any rule is asked.</summary>
internal static class HostFaults
{
    public const string ServiceUnknown = "service-unknown";
    public const string OfficeUnknown = "office-unknown";
    public const string OfficialUnknown = "official-unknown";
    public const string HoldMissing = "hold-missing";
    public const string SlotMissing = "slot-missing";
    public const string CapacityMissing = "capacity-missing";
    public const string SubjectUnknown = "codice-fiscale-unknown";
    public const string EmailMissing = "email-missing";
    public const string EmailInvalid = "email-invalid";
    public const string MobileMissing = "mobile-missing";
    public const string MobileInvalid = "mobile-invalid";
    public const string PrivacyNotAccepted = "privacy-not-accepted";
    public const string LanguageUnknown = "language-unknown";
    public const string WordUnknown = "value-unknown";
    public const string WaitingEntryUnknown = "waiting-entry-unknown";
    public const string LinkUnknown = "link-unknown";
    public const string LinkRevoked = "link-revoked";
    public const string LinkOnAnotherDevice = "link-on-another-device";
    public const string LinkMoved = "link-moved";
    public const string InvitationUnknown = "invitation-unknown";
    public const string DeviceInvalid = "device-invalid";
    public const string OfferUnknown = "offer-unknown";
    public const string DetailsTooLong = "details-too-long";
    public const string DetailsUnreadable = "details-unreadable";
    public const string SurveyNotOpen = "survey-not-open";
    public const string SurveyAnswered = "survey-already-answered";
    public const string ScoreUnknown = "score-unknown";
    public const string TextTooLong = "text-too-long";
    public const string AsksForMissing = "asks-for-missing";
    public const string AsksForTooLong = "asks-for-too-long";
    public const string LiveChatNotPossible = "live-chat-not-possible";
    public const string RequestUnreadable = "request-unreadable";
    public const string AntiforgeryInvalid = "antiforgery-invalid";
    public const string SignInNeeded = "sign-in-needed";
    public const string SignInFailed = "sign-in-failed";
    public const string SignInUnavailable = "sign-in-unavailable";
    public const string OfficialNotEnabled = "official-not-enabled";
    public const string NotAllowed = "not-allowed";
    public const string TooManyRequests = "too-many-requests";
    public const string NodeUnknown = "node-unknown";
    public const string NodeUnreachable = "node-unreachable";
    public const string Unexpected = "unexpected";

    /// <summary>All of them; a test holds the text tables to this list.</summary>
    public static readonly string[] All =
    [
        ServiceUnknown, OfficeUnknown, OfficialUnknown, HoldMissing, SlotMissing, CapacityMissing, SubjectUnknown, EmailMissing, EmailInvalid,
        MobileMissing, MobileInvalid, PrivacyNotAccepted, LanguageUnknown, WordUnknown, WaitingEntryUnknown, LinkUnknown, LinkRevoked,
        LinkOnAnotherDevice, LinkMoved, InvitationUnknown, DeviceInvalid, OfferUnknown, DetailsTooLong, DetailsUnreadable, SurveyNotOpen,
        SurveyAnswered, ScoreUnknown, TextTooLong, AsksForMissing, AsksForTooLong, LiveChatNotPossible, RequestUnreadable, AntiforgeryInvalid,
        SignInNeeded,
        SignInFailed, SignInUnavailable, OfficialNotEnabled, NotAllowed,
        TooManyRequests, NodeUnknown, NodeUnreachable, Unexpected,
    ];
}
