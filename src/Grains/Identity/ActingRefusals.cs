using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Identity;

/// <summary>Every refusal of <see cref="ActingRight"/>.</summary>
public static class ActingRefusals
{
    /// <summary>"For oneself" was chosen with somebody else's code.</summary>
    public static readonly BookingRefusal NotOneself = new("not-oneself", "subject");

    /// <summary>A capacity for others was chosen with one's own code.</summary>
    public static readonly BookingRefusal SubjectIsOneself = new("subject-is-oneself", "capacity");

    /// <summary>No mandate or enablement for this subject in this capacity.</summary>
    public static readonly BookingRefusal NotEnabled = new("not-enabled", "subject");

    /// <summary>The mandate begins after the day of the appointment.</summary>
    public static readonly BookingRefusal MandateNotYetValid = new("mandate-not-yet-valid", "subject");

    /// <summary>The mandate ends before the day of the appointment.</summary>
    public static readonly BookingRefusal MandateExpired = new("mandate-expired", "subject");

    /// <summary>The mandate is revoked on the day of the appointment.</summary>
    public static readonly BookingRefusal MandateRevoked = new("mandate-revoked", "subject");

    /// <summary>The mandate holds, but not for this service.</summary>
    public static readonly BookingRefusal ServiceNotCovered = new("service-not-covered", "service");

    /// <summary>The mandate lets only the professional attend.</summary>
    public static readonly BookingRefusal CollaboratorsNotAllowed = new("collaborators-not-allowed", "subject");

    /// <summary>The practice has not named this collaborator.</summary>
    public static readonly BookingRefusal CollaboratorNotListed = new("collaborator-not-listed", "subject");
}
