using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.LiveChats;

/// <summary>The last opening of an appointment's live chat. What holds for it at an instant is decided here.</summary>
/// <param name="Appointment">Of which appointment.</param>
/// <param name="Number">From 1.</param>
/// <param name="AsksFor">What the official asks for.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="ClosedAt">When an official closed it; null while nobody did.</param>
internal sealed record LiveChat(AppointmentId Appointment, int Number, string AsksFor, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>A link must not be good for ever because somebody forgot to close.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>When it closes by itself.</summary>
    public DateTimeOffset EndsAt => OpenedAt + Longest;

    /// <summary>Since when nothing can be written any more; null while it is open.</summary>
    public DateTimeOffset? ClosedAtIn(AppointmentState state, DateTimeOffset now) =>
        ClosedAt ?? (!IsPossibleIn(state) ? state.ChangedAt : now >= EndsAt ? EndsAt : null);

    public bool IsOpenIn(AppointmentState state, DateTimeOffset now) => ClosedAtIn(state, now) is null;

    /// <summary>
    /// Also before the appointment opens and after it has ended; not about one that does not take place or is another office's, nor about
    /// one of which something was erased: that happens once, and what came later would stay for ever.
    /// </summary>
    public static bool IsPossibleIn(AppointmentState state) => state.Erased == KeptMatter.None && state.Phase is not (
        AppointmentPhase.NotBooked or AppointmentPhase.CancelledByTaxpayer or AppointmentPhase.CancelledByOffice or AppointmentPhase.Transferred);

    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => $"{Appointment}/{Number}";
}
