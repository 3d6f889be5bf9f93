using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Somebody wants a seat, and may have it as far as the door could tell.</summary>
/// <param name="Connection">From where.</param>
/// <param name="Role">As what.</param>
/// <param name="DeviceHash">SHA-256 of the key of the device, as hexadecimal digits.</param>
internal sealed record EnterWish(DeskConnection Connection, SeatRole Role, string DeviceHash)
{
    /// <summary>The person said "move here".</summary>
    public bool Move { get; init; }

    /// <summary>The last live event that the client has.</summary>
    public long After { get; init; }

    /// <summary>The hash of the link's token and the link's revision; null when it was not a link.</summary>
    public (string TokenHash, int Revision)? Link { get; init; }

    /// <summary>The link is no longer good: it shows how the appointment ended, and nothing else.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>Which official; null for the others.</summary>
    public OfficialId? Official { get; init; }

    /// <summary>Which invitation; null for the others.</summary>
    public GuestInvitation? Invitation { get; init; }

    /// <summary>As what beside the seat; null for the seat itself.</summary>
    public Companion? Companion { get; init; }

    /// <summary>The live chat's link: the hash of its token and which opening; null when it was none.</summary>
    public (string TokenHash, int Number)? ChatLink { get; init; }

    /// <summary>The code that a phone has scanned: the hash of its token, and the links of whoever showed it; null for the others.</summary>
    public (string TokenHash, ScannerToken Token)? Scanner { get; init; }

    /// <summary>What a guest typed.</summary>
    public string GuestName { get; init; } = "";

    public string SeatId => Role switch
    {
        SeatRole.Official => SeatIds.OfOfficial(Official!.Value),
        SeatRole.Guest => SeatIds.OfGuest(Invitation!.Id),
        _ => SeatIds.Taxpayer,
    };

    /// <summary>Tells a seat and its companions apart.</summary>
    public string Key => SeatIds.Key(SeatId, Companion);

    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Key;
}

/// <summary>Entering and leaving.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Gives a seat, or lets look on while nobody can sit yet or any more.</summary>
    public async Task<Reply> EnterAsync(EnterWish wish)
    {
        // Another node may have changed them.
        (_documentsAreKnown, _formsAreKnown) = (false, false);
        await CatchUpAsync();
        await LoadAsync();
        if (wish.Companion is not null)
        {
            return await EnterBesideAsync(wish);
        }

        var page = Look().Page;
        if (wish.IsRevoked && page != Page.Ended)
        {
            return Reply.Refused(HostFaults.LinkRevoked, "token");
        }

        if (page != Page.Room)
        {
            return wish.Role == SeatRole.Guest
                ? Reply.Refused(page == Page.NotYet ? HubCodes.NotOpenYet : HubCodes.Over)
                : await VisitAsync(wish);
        }

        if (await DeviceRefusalAsync(wish) is { } refused)
        {
            return refused;
        }

        AppointmentCommand? arrival = wish.Role switch
        {
            SeatRole.Taxpayer => new TaxpayerConnect(),
            SeatRole.Official => new OfficialJoin(wish.Official!.Value),
            _ => null,
        };
        if (arrival is not null && (await HandleAsync(arrival)).Refusal is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        var seat = await SitAsync(wish);
        return await EnteredAsync(wish, seat);
    }

    private async Task<Reply> EnteredAsync(EnterWish wish, Seat seat)
    {
        var mayRead = MayRead(seat);
        var events = mayRead ? await EventsAsync(wish.After) : new EventsView([], false);
        seat.EventsTold = Math.Max(_eventsTold, events.Events.Count > 0 ? events.Events[^1].Position : 0);
        return Reply.Of(new Entered(seat.Id, ViewFor(seat, Look()), events.Events, events.More)
        {
            Pass = PassOf(wish),
            Reads = mayRead ? Reads : null,
        });
    }

    /// <summary>The arrival is written down already: if what follows fails, it must not stand there for ever.</summary>
    private async Task<Seat> SitAsync(EnterWish wish)
    {
        try
        {
            var seat = await TakeAsync(wish);
            await TellAllAsync(but: wish.Connection);
            return seat;
        }
        catch
        {
            NeedsRepair = true;
            throw;
        }
    }

    private async Task<Reply> VisitAsync(EnterWish wish)
    {
        _visitors[wish.Connection] = new Viewer(wish.Role, null) { Companion = wish.Companion };
        wish.Connection.Room = this;
        wish.Connection.Seat = null;
        await TellAsync(but: wish.Connection);
        var now = services.Clock.GetUtcNow();
        var view = ViewOf.Seat(_facts!, Picture(Look()), _visitors[wish.Connection], now);
        return Reply.Of(new Entered(null, view, [], false));
    }

    /// <summary>A seat has one device. For links the database remembers which, over restarts too.</summary>
    private async Task<Reply?> DeviceRefusalAsync(EnterWish wish)
    {
        var isElsewhere = _seats.TryGetValue(wish.SeatId, out var seat) && seat.DeviceHash != wish.DeviceHash;
        if (isElsewhere && !wish.Move)
        {
            return Reply.Refused(HubCodes.SeatOnAnotherDevice);
        }

        if (wish.Link is not { } link)
        {
            return null;
        }

        var use = await services.Stores.Links.UseAsync(
            link.TokenHash, (wish.DeviceHash, wish.Move), services.Clock.GetUtcNow(), CancellationToken.None);
        return use switch
        {
            LinkUse.Granted => null,
            LinkUse.OnAnotherDevice or LinkUse.Moved => Reply.Refused(HubCodes.SeatOnAnotherDevice),
            _ => Reply.Refused(HostFaults.LinkRevoked, "token"),
        };
    }

    private async Task<Seat> TakeAsync(EnterWish wish)
    {
        await LoadAsync();
        if (!_seats.TryGetValue(wish.SeatId, out var seat))
        {
            seat = new Seat(wish.SeatId, wish.Role)
            {
                Invitation = wish.Invitation,
                Official = wish.Official,
                IsPinned = wish.Invitation?.Kind == GuestKind.Interpreter,
            };
            _seats[seat.Id] = seat;
            seat.Stage = FirstStage(seat);
        }

        if (seat.Connection is { } former)
        {
            await UnseatAsync(seat);
            if (former != wish.Connection)
            {
                former.SeatLost(SeatLoss.Moved);
            }
        }

        if (IsSomebodyElse(seat, wish))
        {
            (seat.GuestIsAdmitted, seat.Stage) = (false, Stage.Consent);
        }

        var now = services.Clock.GetUtcNow();
        seat.Name = wish.Role switch
        {
            SeatRole.Taxpayer => _facts!.TaxpayerName,
            SeatRole.Official => await OfficialNameAsync(_facts!.Office.Id, wish.Official!.Value),
            _ => wish.GuestName,
        };
        (seat.DeviceHash, seat.Device, seat.LinkRevision) = (wish.DeviceHash, wish.Connection.Device, wish.Link?.Revision);
        (seat.Connection, seat.Since) = (wish.Connection, now);
        (wish.Connection.Room, wish.Connection.Seat) = (this, seat);
        _visitors.Remove(wish.Connection);
        await SitDownAsync(seat);
        return seat;
    }

    /// <summary>An invitation that moves to another device or another name is another person, whom nobody has let in yet.</summary>
    private static bool IsSomebodyElse(Seat seat, EnterWish wish) =>
        seat.Role == SeatRole.Guest && seat.Name.Length > 0 && (seat.DeviceHash != wish.DeviceHash || seat.Name != wish.GuestName);

    /// <summary>Who comes back to a call after a restart of the server is in it at once; who has accepted before does not accept again.</summary>
    private Stage FirstStage(Seat seat)
    {
        if (seat.Role == SeatRole.Official)
        {
            return Stage.Waiting;
        }

        return HasAccepted(seat) switch
        {
            false => Stage.Consent,
            true when seat.Role == SeatRole.Taxpayer && Look().CallIsOn => Stage.Call,
            _ => Stage.Devices,
        };
    }
}
