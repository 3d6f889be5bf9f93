using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>
/// What stands beside seats: the live chat of either side, and a phone that scans. The same person under the same id, on a device of its
/// own; never present as far as lateness and admission go.
/// </summary>
internal sealed partial class DeskRoom
{
    /// <summary>By their key.</summary>
    private readonly Dictionary<string, Seat> _companions = [];

    /// <summary>Which side can read the conversation. Any thread.</summary>
    public ChatPresence ChatPresence { get; private set; }

    /// <summary>Seats and what stands beside them, as far as somebody is there.</summary>
    private IEnumerable<Seat> Everybody => Connected.Concat(_companions.Values.Where(static beside => beside.IsConnected));

    /// <summary>The same as far as it is by connections of this process.</summary>
    private IEnumerable<Seat> EverybodyHere => Here.Concat(_companions.Values.Where(static beside => beside.IsHere));

    private ChatPresence WhoIsThere => new(Is(SeatRole.Taxpayer), Is(SeatRole.Official));

    private bool Is(SeatRole role) => Everybody.Any(seat => seat.Role == role && seat.Companion != Companion.Scanner);

    /// <summary>Lets somebody in beside a seat. Into a closed chat the official only, to read; the others see that it is closed.</summary>
    private async Task<Reply> EnterBesideAsync(EnterWish wish)
    {
        if (wish.ChatLink is { Number: var number } && number < _facts!.LiveChat?.Number)
        {
            return Reply.Refused(HostFaults.LinkRevoked, "token");
        }

        var isClosed = LiveChatViews.PageOf(_facts!, Look(), wish.Companion) == Page.ChatClosed;
        if (isClosed && (wish.Role != SeatRole.Official || _facts!.LiveChat is null))
        {
            return await VisitAsync(wish);
        }

        if (await DeviceRefusalBesideAsync(wish) is { } refused)
        {
            return refused;
        }

        var seat = await SitBesideAsync(wish);
        await TellAllAsync(but: wish.Connection);
        NoteChat();
        return wish.Connection.Seat == seat ? await EnteredAsync(wish, seat) : Reply.Refused(HostFaults.LinkRevoked, "token");
    }

    /// <summary>One device each. For the mailed link the database remembers which; a phone's code was looked at by the door.</summary>
    private async Task<Reply?> DeviceRefusalBesideAsync(EnterWish wish)
    {
        var isElsewhere = _companions.TryGetValue(wish.Key, out var known) && known.DeviceHash != wish.DeviceHash;
        if (isElsewhere && !wish.Move && wish.Companion == Companion.Chat)
        {
            return Reply.Refused(HubCodes.SeatOnAnotherDevice);
        }

        if (wish.ChatLink is not { } link)
        {
            return null;
        }

        var use = await services.Stores.LiveChats.UseAsync(link.TokenHash, (wish.DeviceHash, wish.Move), CancellationToken.None);
        return use switch
        {
            LinkUse.Granted => null,
            LinkUse.Refused => Reply.Refused(HostFaults.LinkRevoked, "token"),
            _ => Reply.Refused(HubCodes.SeatOnAnotherDevice),
        };
    }

    private async Task<Seat> SitBesideAsync(EnterWish wish)
    {
        var name = wish.Role == SeatRole.Official
            ? await OfficialNameAsync(_facts!.Office.Id, wish.Official!.Value)
            : _facts!.TaxpayerName;
        if (!_companions.TryGetValue(wish.Key, out var seat))
        {
            seat = new Seat(wish.SeatId, wish.Role) { Companion = wish.Companion, Official = wish.Official };
            _companions[seat.Key] = seat;
        }

        if (seat.Connection is { } former && former != wish.Connection)
        {
            former.Seat = null;
            former.SeatLost(SeatLoss.Moved);
        }

        var token = wish.Scanner?.Token;
        (seat.Name, seat.DeviceHash, seat.Device) = (name, wish.DeviceHash, wish.Connection.Device);
        (seat.LiveChat, seat.LinkRevision) = (wish.ChatLink?.Number ?? token?.LiveChat, token?.LinkRevision);
        (seat.ScannerToken, seat.Connection, seat.Since) = (wish.Scanner?.TokenHash, wish.Connection, services.Clock.GetUtcNow());
        (wish.Connection.Room, wish.Connection.Seat) = (this, seat);
        _visitors.Remove(wish.Connection);
        await SitDownAsync(seat);
        return seat;
    }

    private async Task LeaveBesideAsync(Seat companion)
    {
        await VacateAsync(companion);
        if (companion.ScannerToken is { } token)
        {
            await services.Stores.Scanners.ExtendAsync(token, companion.Since, CancellationToken.None);
        }

        await TellAllAsync();
        NoteChat();
    }

    /// <summary>Sends away whose link is no longer good. Nobody is sent away because the chat was closed: he is told so.</summary>
    private async Task FollowBesideAsync(Settled settled)
    {
        foreach (var beside in _companions.Values.Where(beside => IsRevoked(beside, settled)).ToList())
        {
            _companions.Remove(beside.Key);
            if (beside.IsElsewhere)
            {
                continue;
            }

            var connection = beside.Connection;
            await UnseatAsync(beside);
            await services.Presence.RemoveAsync(Id, RecordOf(beside));
            connection?.SeatLost(SeatLoss.Revoked);
        }
    }

    private bool IsRevoked(Seat beside, Settled settled) =>
        beside.LiveChat < _facts!.LiveChat?.Number || beside.LinkRevision < settled.State.LinkRevision;

    /// <summary>When the open chat closes by itself; null when it does not.</summary>
    private DateTimeOffset? ChatEndsAt(DateTimeOffset now) => _facts?.LiveChat is { ClosedAt: null } chat && chat.EndsAt > now ? chat.EndsAt : null;

    /// <summary>Where somebody is on the way in; in the live chat, at its conditions or past them.</summary>
    private Stage StageOf(Seat seat) => seat.Companion switch
    {
        null => seat.Stage,
        Companion.Chat when !MayReadBeside(seat) => Stage.Consent,
        _ => Stage.Waiting,
    };

    private bool MayReadBeside(Seat beside) =>
        beside.Companion == Companion.Chat && (beside.Role == SeatRole.Official || HasAccepted(null, [TermsDocuments.ChatTerms]));

    private Reply? MayNotTalkBeside(Seat beside)
    {
        if (!LiveChatViews.IsOpen(_facts!, Look()))
        {
            return Reply.Refused(HubCodes.Over);
        }

        return MayReadBeside(beside) ? null : Reply.Refused(HubCodes.TermsNotAccepted);
    }

    /// <summary>Those who watch the office see who is there and what is unread.</summary>
    private void NoteChat()
    {
        if (_facts is { LiveChat: not null } facts)
        {
            services.Changes.Noted(Id, facts.Office.Id);
        }
    }
}
