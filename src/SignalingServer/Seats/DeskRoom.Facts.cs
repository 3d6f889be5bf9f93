using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats.Views;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>What is stored, and how the room looks.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Officials by id: who has it may change, who they are does not.</summary>
    private readonly Dictionary<OfficialId, string> _officialNames = [];

    /// <summary>Reads what may have changed; what does not change is read once.</summary>
    private async Task<RoomFacts> LoadAsync()
    {
        var registered = await services.Register.FindAsync(Id, CancellationToken.None)
            ?? throw new InvalidOperationException("A room is opened for an appointment that was found.");
        var facts = _facts is { } known ? known with { Registered = registered } : await FirstAsync(registered);
        _facts = facts with
        {
            OfficialName = registered.State.Official is { } official ? await OfficialNameAsync(facts.Office.Id, official) : "",
            Acceptances = await services.Stores.Acceptances.OfAsync(Id, CancellationToken.None),
            LiveChat = await services.Stores.LiveChats.LastAsync(Id, CancellationToken.None),
            Invitations = await services.Stores.Invitations.OfAsync(Id, CancellationToken.None),
            Documents = await DocumentsAsync(facts),
            Marks = await MarksAsync(facts, registered.State.Version),
            SurveyIsAnswered = Surveys.IsOpen(registered.State.Phase) && await services.Stores.Surveys.IsAnsweredAsync(Id, CancellationToken.None),
        };
        await MeetOthersAsync();
        return _facts;
    }

    private async Task<RoomFacts> FirstAsync(Storage.RegisteredAppointment registered)
    {
        var slot = registered.State.Slot!;
        var offices = await services.Catalogue.OfficesAsync(CancellationToken.None);
        var known = await services.Catalogue.ServicesAsync(CancellationToken.None);
        var name = known.FirstOrDefault(service => service.Id == slot.Service)?.Name;
        return new RoomFacts(
            registered,
            offices.First(office => office.Id == slot.Key.Office),
            name ?? new LocalizedText(slot.Service.Value, slot.Service.Value, slot.Service.Value))
        {
            DocumentTerms = services.DocumentTerms,
        };
    }

    private async Task<string> OfficialNameAsync(OfficeId office, OfficialId official)
    {
        if (!_officialNames.TryGetValue(official, out var name))
        {
            var officials = await services.Catalogue.OfficialsAsync(office, CancellationToken.None);
            name = officials.FirstOrDefault(known => known.Id == official)?.Name ?? "";
            _officialNames[official] = name;
        }

        return name;
    }

    /// <summary>The seats as others see them: those who are or were here, and the two sides that the journal knows of from before a restart.</summary>
    private RoomPicture Picture(Settled settled)
    {
        var seats = _seats.Values.Select(seat => Shown(seat, settled)).ToList();
        var state = settled.State;
        if (state.Taxpayer is { Ever: true, ChangedAt: { } taxpayerSince } && !_seats.ContainsKey(SeatIds.Taxpayer))
        {
            seats.Add(new SeatView(SeatIds.Taxpayer, SeatRole.Taxpayer, _facts!.TaxpayerName, Stage.Waiting, false, taxpayerSince));
        }

        if (state is { OfficialPresence: { Ever: true, ChangedAt: { } officialSince }, Official: { } official }
            && !_seats.ContainsKey(SeatIds.OfOfficial(official)))
        {
            seats.Add(new SeatView(SeatIds.OfOfficial(official), SeatRole.Official, _facts!.OfficialName, Stage.Waiting, false, officialSince));
        }

        return new RoomPicture(_revision, [.. seats.OrderBy(static seat => seat.Role).ThenBy(static seat => seat.Seat, StringComparer.Ordinal)], _guestNames)
        {
            ChatPresence = WhoIsThere,
            IsLimited = services.Presence.IsLimited,
        };
    }

    private SeatView Shown(Seat seat, Settled settled) =>
        new(seat.Id, seat.Role, seat.Name, StageOf(seat), seat.IsConnected || HasArrivedSince(seat, settled.State), seat.Since)
        {
            GuestKind = seat.Invitation?.Kind,
            Device = seat.Device,
            Admitted = IsAdmitted(seat, settled),
            Pinned = seat.IsPinned,
        };

    /// <summary>A node that nobody hears any more may live: then it has written down that whoever counts as left is there.</summary>
    private static bool HasArrivedSince(Seat seat, AppointmentState state) => seat switch
    {
        { Companion: not null } => false,
        { Role: SeatRole.Taxpayer } => state.Taxpayer is { Connected: true, ChangedAt: { } at } && at > seat.Since,
        { Official: { } official } => state.Official == official && state.OfficialPresence is { Connected: true, ChangedAt: { } at } && at > seat.Since,
        _ => false,
    };

    private static bool IsAdmitted(Seat seat, Settled settled) => settled.CallIsOn && seat.Companion is null && (seat.Role != SeatRole.Guest || seat.GuestIsAdmitted);

    private Settled Look() => Settled.At(_facts!.State, services.Clock.GetUtcNow());

    /// <summary>What is needed for the call.</summary>
    private bool HasAccepted(Seat seat) => HasAccepted(seat.Role == SeatRole.Guest ? seat.Id : null, TermsDocuments.Required);

    /// <summary>Every document in its current version, in whatever language it was read.</summary>
    private bool HasAccepted(string? whose, IReadOnlyList<string> documents)
    {
        var accepted = _facts!.Acceptances.Where(acceptance => acceptance.Seat == whose
            && TermsDocuments.Find(acceptance.Document, acceptance.Version, acceptance.Language)?.Hash == acceptance.Hash);
        return !documents.Except(accepted.Select(static acceptance => acceptance.Document)).Any();
    }
}
