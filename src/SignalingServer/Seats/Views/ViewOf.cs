using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Mail.Texts;

namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>For whom a view is.</summary>
/// <remarks><paramref name="Seat"/> is null for who has no seat: before it opens and after it has ended.</remarks>
internal readonly record struct Viewer(SeatRole Role, SeatView? Seat)
{
    /// <summary>Beside the seat; null for the seat itself.</summary>
    public Companion? Companion { get; init; }

    /// <summary>SHA-256 of the key of the viewer's device; null for who has no seat.</summary>
    public string? Device { get; init; }
}

/// <summary>What a room knows beside what is stored.</summary>
/// <param name="Revision">Of the view.</param>
/// <param name="Seats">All, connected or not.</param>
/// <param name="GuestNames">What the official called the guests, by invitation; only in memory.</param>
internal sealed record RoomPicture(long Revision, IReadOnlyList<SeatView> Seats, IReadOnlyDictionary<string, string> GuestNames)
{
    public ChatPresence ChatPresence { get; init; }

    /// <summary>What is known of other nodes is as of before.</summary>
    public bool IsLimited { get; init; }
}

/// <summary>Builds views. Pure: what one may see is decided here and nowhere else.</summary>
internal static class ViewOf
{
    public static View Seat(RoomFacts facts, RoomPicture picture, Viewer viewer, DateTimeOffset now)
    {
        var settled = Settled.At(facts.State, now);
        var isGuest = viewer.Role == SeatRole.Guest;
        var page = LiveChatViews.PageOf(facts, settled, viewer.Companion);
        return new View(
            picture.Revision, now, Facts(facts), page, settled.State.Phase, Message(facts, settled, isGuest))
        {
            You = viewer.Seat is { } own ? new YouView(own.Seat, own.Role, own.Stage, own.Admitted) : null,
            Companion = viewer.Companion,
            Limited = picture.IsLimited ? true : null,
            LiveChat = isGuest ? null : LiveChatViews.Of(facts, settled, picture.ChatPresence),
            Seats = Seats(picture, viewer),
            Waiting = viewer is { Role: SeatRole.Taxpayer, Seat.Stage: Stage.Waiting } && page == Page.Room
                ? WaitingPlace.Of(facts.Queue, facts.State.Id, now)
                : null,
            Invitations = isGuest || viewer.Seat is null || viewer.Companion is not null ? [] : Invitations(facts, picture),
            Acceptances = Acceptances(facts, viewer),
            Ended = page == Page.Ended ? Ending(facts, settled.State, isGuest) : null,
            Official = viewer.Role == SeatRole.Official ? Sheet(facts, settled.State) : null,
            Documents = DocumentViews.Of(facts, viewer, page),
        };
    }

    private static AppointmentFacts Facts(RoomFacts facts)
    {
        var (slot, timetable) = (facts.State.Slot!, facts.State.Timetable!);
        return new AppointmentFacts(
            facts.State.Id.ToString(),
            facts.ServiceName.In(facts.State.Language),
            facts.Office.Name,
            facts.Office.Contacts.Phone,
            slot.StartsAt,
            slot.EndsAt,
            timetable.OpensAt,
            slot.Key.Start.ToString(),
            AppointmentFacts.WordOf(facts.State.Language))
        {
            ServiceNames = new NamesView(facts.ServiceName.Italian, facts.ServiceName.English, facts.ServiceName.German),
        };
    }

    private static MessageView Message(RoomFacts facts, Settled settled, bool isGuest)
    {
        var (kind, at) = settled.Message;
        var phones = kind is AppointmentMessageKind.CourtesyCallback or AppointmentMessageKind.CallbackExpected;
        return new MessageView(kind, at, phones && !isGuest ? Masked(facts) : null);
    }

    /// <summary>A guest who has not been let in sees nobody but himself; who has no seat sees nobody.</summary>
    private static IReadOnlyList<SeatView> Seats(RoomPicture picture, Viewer viewer) => viewer switch
    {
        { Seat: null } => [],
        { Role: SeatRole.Guest, Seat.Admitted: false } => [viewer.Seat],
        _ => picture.Seats,
    };

    private static List<InvitationView> Invitations(RoomFacts facts, RoomPicture picture) =>
    [
        .. facts.Invitations.Where(static invitation => !invitation.IsRevoked).Select(invitation => new InvitationView(
            invitation.Id,
            invitation.Kind,
            picture.GuestNames.GetValueOrDefault(invitation.Id, ""),
            invitation.Consent,
            picture.Seats.Any(seat => seat.Connected && seat.Seat == SeatIds.OfGuest(invitation.Id)))),
    ];

    private static List<AcceptanceView> Acceptances(RoomFacts facts, Viewer viewer)
    {
        if (viewer is not { Seat: { } own, Role: SeatRole.Taxpayer or SeatRole.Guest })
        {
            return [];
        }

        var whose = viewer.Role == SeatRole.Guest ? own.Seat : null;
        return
        [
            .. facts.Acceptances.Where(acceptance => acceptance.Seat == whose)
                .Select(static acceptance => new AcceptanceView(acceptance.Document, acceptance.Version))
                .Distinct(),
        ];
    }

    private static EndingView Ending(RoomFacts facts, AppointmentState state, bool isGuest)
    {
        var steps = Enum.GetValues<NextSteps>().Where(step => step != NextSteps.None && state.NextSteps.HasFlag(step));
        var survey = Surveys.IsOpen(state.Phase) && !facts.SurveyIsAnswered;
        var callback = state.CallbackIsOpen && !isGuest ? state.Callback : null;
        return new EndingView(state.Phase, isGuest ? [] : [.. steps], state.NeedsAnother && !isGuest, survey && !isGuest)
        {
            Outcome = isGuest ? null : state.Outcome,
            CallbackDueAt = callback?.DueAt,
            PhoneMasked = callback is null ? null : Masked(facts),
        };
    }

    private static PreparationSheet Sheet(RoomFacts facts, AppointmentState state)
    {
        var applicant = facts.Registered.Applicant;
        return new PreparationSheet(
            applicant.SubjectName ?? "",
            applicant.SubjectCode ?? "",
            applicant.Capacity is { } capacity ? KebabWords.Of(capacity) : "",
            applicant.Email ?? "",
            applicant.Mobile ?? "",
            state.PreCall)
        {
            RequesterName = applicant.RequesterName,
            RequesterCode = applicant.RequesterCode,
            Details = applicant.Details,
            Remark = applicant.Remark,
            Handover = applicant.Handover,
            Official = state.Official?.Value,
        };
    }

    private static string? Masked(RoomFacts facts) =>
        facts.Registered.Applicant.Mobile is { Length: > 0 } mobile ? Wording.Masked(mobile) : null;
}
