using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>What a personal link opens. No personal data: a mail may be forwarded.</summary>
/// <param name="State"><c>not-yet</c> before T−10, <c>open</c> from then to the end, <c>ended</c> afterwards.</param>
/// <param name="ServerTime">A countdown does not trust the visitor's clock.</param>
/// <param name="OpensAt">T−10.</param>
/// <param name="StartsAt">T.</param>
/// <param name="Appointment">Date, times, message.</param>
/// <param name="Ending">How it ended; null before.</param>
internal sealed record LinkView(
    string State,
    DateTimeOffset ServerTime,
    DateTimeOffset OpensAt,
    DateTimeOffset StartsAt,
    AppointmentView Appointment,
    EndingView? Ending)
{
    public static LinkView From(OpenedLink opened)
    {
        var (state, now) = (opened.State, opened.Now);
        var view = AppointmentView.From(state, now) with { CanCancel = false };
        var isOver = state.Phase.IsFinal();
        var word = isOver ? "ended" : state.IsOpened ? "open" : "not-yet";
        return new LinkView(word, now, view.OpensAt, view.StartsAt, view, isOver ? EndingView.From(opened) : null);
    }
}

/// <summary>How an appointment ended, and what can be done now.</summary>
/// <param name="Phase">The final phase.</param>
/// <param name="Outcome">How it was closed; null when it was not.</param>
/// <param name="Reason">Why it was cancelled; null when it was not.</param>
/// <param name="Office">Whom to ask.</param>
/// <param name="NextBooking">
/// <c>book-again</c> where the matter is still open, <c>see-successor</c> where another office has it, otherwise <c>none</c>.
/// </param>
/// <param name="Successor">The appointment at the other office; null without one.</param>
internal sealed record EndingView(
    string Phase, string? Outcome, string? Reason, EndingOffice? Office, string NextBooking, SuccessorView? Successor)
{
    public static EndingView From(OpenedLink opened)
    {
        var (state, office) = (opened.State, opened.Office);
        var successor = opened.Successor?.Slot is { } slot
            ? new SuccessorView(slot.Key.Office.Value, slot.Key.Start.ToString(), slot.StartsAt)
            : null;
        return new EndingView(
            KebabWords.Of(state.Phase),
            state.Outcome is { } outcome ? KebabWords.Of(outcome) : null,
            state.CancellationReason is { } reason ? KebabWords.Of(reason) : null,
            office is null ? null : new EndingOffice(office.Id.Value, office.Name, office.Contacts.Phone, office.Contacts.Email),
            successor is not null ? "see-successor" : state.NeedsAnother ? "book-again" : "none",
            successor);
    }
}

/// <summary>The office as whoever has a link may reach it.</summary>
internal sealed record EndingOffice(string Id, string Name, string Phone, string Email);

/// <summary>Where and when the matter goes on; <paramref name="Start"/> is wall time in Rome.</summary>
internal sealed record SuccessorView(string Office, string Start, DateTimeOffset StartsAt);
