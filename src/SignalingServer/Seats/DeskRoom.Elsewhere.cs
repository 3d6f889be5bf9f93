using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats.Views;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>
/// Seats whose connection another node has. No node owns an appointment: each looks after the seats that are taken through it, and shows
/// the others as presence has them.
/// </summary>
internal sealed partial class DeskRoom
{
    /// <summary>Invitations whose names presence had when it was looked at last.</summary>
    private HashSet<string> _namesThere = [];

    /// <summary>The processes that have connections of this appointment. Any thread.</summary>
    private IReadOnlyCollection<string> _others = [];

    /// <summary>Something of the seats here could not be written. Any thread.</summary>
    public bool HasUnwritten { get; private set; }

    /// <summary>Whether one of these processes has a connection of this appointment, as far as is known. Any thread.</summary>
    public bool IsSharedWith(IReadOnlyList<string> processes) => _others.Any(processes.Contains);

    /// <summary>Writes everything anew that this node knows of its seats, and looks at everything. In a turn of its own.</summary>
    public Task RestoreAsync() => TakeTurnAsync(async () =>
    {
        foreach (var seat in AllOf().Where(static seat => !seat.IsElsewhere).ToList())
        {
            var record = RecordOf(seat);
            seat.Written = await services.Presence.RestoreAsync(Id, record) ? record : null;
        }

        foreach (var (invitation, name) in _guestNames.Where(named => _facts is null || Knows(named.Key)))
        {
            await services.Presence.NameGuestAsync(Id, invitation, name);
        }

        if (!IsEmpty)
        {
            await TellMissedAsync(await services.Stores.Heads.OfAsync(Id, CancellationToken.None));
            (_documentsAreKnown, _formsAreKnown) = (false, false);
            await TellAllAsync();
        }

        return true;
    });

    /// <summary>At the end of a turn: what other threads may ask.</summary>
    private void NoteOthers()
    {
        if (services.Presence.IsShared)
        {
            _others = [.. AllOf().Where(static seat => seat.IsElsewhere).Select(static seat => seat.Process)];
            HasUnwritten = AllOf().Any(seat => !seat.IsElsewhere && seat.Written != RecordOf(seat));
        }
    }

    /// <summary>What is kept nowhere cannot be told to the node that has the seat: whoever asks for it has to ask again.</summary>
    private bool IsOutOfReach(Seat seat) => seat.IsElsewhere && services.Presence.IsLimited;

    private IEnumerable<Seat> AllOf() => _seats.Values.Concat(_companions.Values);

    private Dictionary<string, Seat> SeatsLike(Companion? companion) => companion is null ? _seats : _companions;

    private SeatRecord RecordOf(Seat seat) => new(seat.Id, seat.Role, seat.Owner, seat.IsConnected, seat.Since)
    {
        Companion = seat.Companion,
        Official = seat.Official?.Value,
        Invitation = seat.Invitation?.Id,
        GuestName = seat.Role == SeatRole.Guest ? seat.Name : null,
        DeviceHash = seat.DeviceHash,
        Device = seat.Device,
        Stage = seat.Stage,
        IsAdmitted = seat.GuestIsAdmitted,
        IsPinned = seat.IsPinned,
        LinkRevision = seat.LinkRevision,
        LiveChat = seat.LiveChat,
    };

    /// <summary>The seat is this node's now: whichever had it learns of it when it looks.</summary>
    private async Task SitDownAsync(Seat seat)
    {
        (seat.Owner, seat.IsElsewhere) = ($"{services.Presence.Process}/{seat.Connection!.Id}", false);
        var record = RecordOf(seat);
        seat.Written = await services.Presence.TakeAsync(Id, record) ? record : null;
    }

    /// <summary>Writes how a seat is now. False when somebody else sits there by now.</summary>
    private async Task<bool> LetGoAsync(Seat seat)
    {
        var record = RecordOf(seat);
        var change = await services.Presence.ChangeAsync(Id, record);
        seat.Written = change == SeatChange.Done ? record : seat.Written;
        return change != SeatChange.Anothers;
    }

    /// <summary>Writes what has changed of the seats here; the other nodes are told then.</summary>
    private async Task WriteSeatsAsync()
    {
        foreach (var seat in EverybodyHere.Where(seat => seat.Written is { } written && written != RecordOf(seat)).ToList())
        {
            await LetGoAsync(seat);
            _hasNews = true;
        }
    }

    /// <summary>Makes the seats agree with what presence says of those of other nodes; what it cannot say stays as it was.</summary>
    private async Task MeetOthersAsync()
    {
        if (!services.Presence.IsShared || await services.Presence.OfAsync(Id) is not { } present)
        {
            return;
        }

        foreach (var (invitation, name) in present.GuestNames)
        {
            _guestNames[invitation] = name;
        }

        foreach (var record in present.Seats)
        {
            await MeetAsync(record);
        }

        if (present.IsWhole)
        {
            await MissNamesAsync(present.GuestNames);

            var there = present.Seats.Select(static record => record.Key).ToHashSet();
            foreach (var seat in AllOf().Where(seat => !there.Contains(seat.Key)).ToList())
            {
                await MissAsync(seat);
            }
        }
    }

    /// <summary>Names that were there and are not any more were withdrawn; those that never got there are written.</summary>
    private async Task MissNamesAsync(IReadOnlyDictionary<string, string> present)
    {
        foreach (var (invitation, name) in _guestNames.Where(known => !present.ContainsKey(known.Key)).ToList())
        {
            if (_namesThere.Contains(invitation) || (_facts is not null && !Knows(invitation)))
            {
                _guestNames.Remove(invitation);
            }
            else
            {
                await services.Presence.NameGuestAsync(Id, invitation, name);
            }
        }

        _namesThere = [.. present.Keys];
    }

    private async Task MeetAsync(SeatRecord record)
    {
        if (SeatsLike(record.Companion).GetValueOrDefault(record.Key) is { IsHere: true } own)
        {
            if (record.Owner == own.Owner || await IsStillOursAsync(own, record))
            {
                return;
            }

            var connection = own.Connection!;
            await UnseatAsync(own);
            connection.SeatLost(SeatLoss.Moved);
        }

        await ShowAsync(record);
    }

    /// <summary>Whether somebody who stands there in this one's place is from before: this one could not be written, or Redis has forgotten it.</summary>
    private async Task<bool> IsStillOursAsync(Seat own, SeatRecord record)
    {
        if (own.Written is not null && record.Process != services.Presence.Process && record.Since >= own.Since - SeatRecord.Tolerance)
        {
            return false;
        }

        var wanted = RecordOf(own);
        own.Written = await services.Presence.RestoreAsync(Id, wanted) ? wanted : null;
        return own.Written is not null;
    }

    /// <summary>A seat that nobody has written: one of this node is written again, another is no more.</summary>
    private async Task MissAsync(Seat seat)
    {
        if (seat.IsHere || seat.Written is null)
        {
            var record = RecordOf(seat);
            seat.Written = await services.Presence.RestoreAsync(Id, record) ? record : seat.Written;
        }
        else
        {
            SeatsLike(seat.Companion).Remove(seat.Key);
        }
    }

    private async Task ShowAsync(SeatRecord record)
    {
        var seats = SeatsLike(record.Companion);
        if (!seats.TryGetValue(record.Key, out var seat))
        {
            if (await NewSeatAsync(record) is not { } added)
            {
                return;
            }

            seats[record.Key] = seat = added;
        }

        var isOwn = record.Process == services.Presence.Process;
        (seat.Owner, seat.Written, seat.IsElsewhere) = (record.Owner, record, record.IsConnected && !isOwn);
        if (isOwn && record.IsConnected)
        {
            // He has left, and that could not be written then.
            await LetGoAsync(seat);
            return;
        }

        (seat.Since, seat.Stage, seat.Device, seat.DeviceHash) = (record.Since, record.Stage, record.Device, record.DeviceHash);
        (seat.GuestIsAdmitted, seat.IsPinned) = (record.IsAdmitted, record.IsPinned);
        (seat.LinkRevision, seat.LiveChat, seat.Name) = (record.LinkRevision, record.LiveChat, record.GuestName ?? seat.Name);
    }

    /// <summary>Null for a guest whose invitation is not known.</summary>
    private async Task<Seat?> NewSeatAsync(SeatRecord record)
    {
        var official = record.Official is { } id ? new OfficialId(id) : (OfficialId?)null;
        var invitation = _facts!.Invitations.FirstOrDefault(known => known.Id == record.Invitation);
        if (record.Role == SeatRole.Guest && invitation is null)
        {
            return null;
        }

        return new Seat(record.Seat, record.Role)
        {
            Companion = record.Companion,
            Official = official,
            Invitation = invitation,
            Since = services.Clock.GetUtcNow(),
            Name = record.Role switch
            {
                SeatRole.Taxpayer => _facts.TaxpayerName,
                SeatRole.Official => await OfficialNameAsync(_facts.Office.Id, official!.Value),
                _ => "",
            },
        };
    }

    /// <summary>
    /// Who sits here and of whom the database says that he does not, has arrived: another node has written down that he had gone when he
    /// came here, or could not see him. True when something was written.
    /// </summary>
    private async Task<bool> ArriveAgainAsync(Settled settled)
    {
        if (!services.Presence.IsShared || settled.Page != Page.Room)
        {
            return false;
        }

        var (state, arrivals) = (settled.State, new List<AppointmentCommand>());
        if (!state.Taxpayer.Connected && _seats.GetValueOrDefault(SeatIds.Taxpayer) is { IsHere: true })
        {
            arrivals.Add(new TaxpayerConnect());
        }

        if (state is { OfficialPresence.Connected: false, Official: { } official } && _seats.GetValueOrDefault(SeatIds.OfOfficial(official)) is { IsHere: true })
        {
            arrivals.Add(new OfficialJoin(official));
        }

        foreach (var arrival in arrivals)
        {
            await HandleAsync(arrival);
        }

        return arrivals.Count > 0;
    }
}
