using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>
/// What other nodes' rooms of the same appointment tell, and what they are told. Hints make a room look; what is kept nowhere goes straight to
/// those whom it is for.
/// </summary>
internal sealed partial class DeskRoom
{
    /// <summary>What is refused for want of something that another node may have changed just now, and this one has not heard of yet.</summary>
    private static readonly HashSet<string> MayBeOld =
        [HubCodes.InvitationUnknown, HubCodes.SeatUnknown, AppointmentRefusals.OfficialNotConnected.Value];

    /// <summary>What the other nodes tell is heard.</summary>
    private bool _listens;

    /// <summary>The positions up to which everything was told are known.</summary>
    private bool _isCaughtUp;

    /// <summary>Something has changed here that the other nodes must look at.</summary>
    private bool _hasNews;

    /// <summary>1 while a look that was asked for has not begun: another one is not needed.</summary>
    private int _lookWaits;

    /// <summary>Takes what another node tells. Never waits.</summary>
    public void Hear(RoomMessage message)
    {
        if (message.Kind != RoomMessageKind.Look || Interlocked.Exchange(ref _lookWaits, 1) == 0)
        {
            _ = InOwnTurnAsync(() => FollowMessageAsync(message));
        }
    }

    /// <summary>Tells what was missed, by how far what is stored has come. In a turn of its own.</summary>
    /// <param name="head">How far.</param>
    /// <param name="isWhole">Everything is read again, also what has no position.</param>
    public Task CompareAsync(RoomHead head, bool isWhole) => TakeTurnAsync(async () =>
    {
        if (!IsEmpty)
        {
            await TellMissedAsync(head);
            if (isWhole)
            {
                (_documentsAreKnown, _formsAreKnown) = (false, false);
            }

            if (isWhole || head.Version > _toldVersion)
            {
                await TellAsync();
            }
        }

        return true;
    });

    /// <summary>
    /// Decides what somebody who sits here asks. Nobody and nothing is called unknown on old knowledge: then the room looks, and decides again.
    /// In a turn.
    /// </summary>
    public async Task<Reply> DecideAsync(DeskConnection connection, Func<Seat, Task<Reply>> work)
    {
        var reply = await AskAsync();
        if (!services.Presence.IsShared || !MayBeOld.Contains(reply.Error?.Code ?? "") || !connection.Looks.TryTake(services.Clock.GetUtcNow()))
        {
            return reply;
        }

        try
        {
            await TellAsync();
        }
        catch (Exception e)
        {
            services.Logger.RefreshFailed(Id, e.GetType().Name);
            return reply;
        }

        return await AskAsync();

        Task<Reply> AskAsync() => connection.Seat is { } seat ? work(seat) : Task.FromResult(Reply.Refused(HubCodes.NotEntered));
    }

    private void Publish(RoomMessage message) => services.Publication.Publish(Id, message);

    /// <summary>Something was changed here: everybody looks, on every node.</summary>
    private Task TellAllAsync(DeskConnection? but = null)
    {
        _hasNews = true;
        return TellAsync(but);
    }

    private void TellElsewhere()
    {
        if (_hasNews)
        {
            _hasNews = false;
            Publish(new RoomMessage(RoomMessageKind.Look));
        }
    }

    /// <summary>Before somebody comes in: hears the other nodes, and knows how far everything has come.</summary>
    private async Task CatchUpAsync()
    {
        if (!_listens)
        {
            await services.Publication.ListenAsync(Id, Hear);
            _listens = true;
        }

        if (_isCaughtUp && !services.Presence.IsShared)
        {
            return;
        }

        var head = await services.Stores.Heads.OfAsync(Id, CancellationToken.None);
        if (_isCaughtUp && !IsEmpty)
        {
            await TellMissedAsync(head);
            return;
        }

        _readUpTo = await services.Stores.Reads.OfAsync(Id, CancellationToken.None);
        (_eventsTold, _boardTold, _isCaughtUp) = (head.Event, head.Board, true);
    }

    private async Task InOwnTurnAsync(Func<Task> work)
    {
        try
        {
            await TakeTurnAsync(async () =>
            {
                await work();
                return true;
            });
        }
        catch (Exception e)
        {
            services.Logger.RefreshFailed(Id, e.GetType().Name);
        }
    }

    private async Task FollowMessageAsync(RoomMessage message)
    {
        if (message.Kind == RoomMessageKind.Look)
        {
            Volatile.Write(ref _lookWaits, 0);
        }

        if (IsEmpty)
        {
            return;
        }

        var seat = message.Seat is { } id && _seats.GetValueOrDefault(id) is { IsHere: true } own ? own : null;
        switch (message.Kind)
        {
            case RoomMessageKind.Look:
                await TellAsync();
                break;
            case RoomMessageKind.Documents:
                (_documentsAreKnown, _formsAreKnown) = (false, false);
                await TellAsync();
                break;
            case RoomMessageKind.Event:
                await TellEventsAsync(message.Position);
                break;
            case RoomMessageKind.Board:
                await TellBoardAsync(message.Position);
                break;
            case RoomMessageKind.Pin or RoomMessageKind.AdmitGuest or RoomMessageKind.Remove:
                await ObeyAsync(message, seat);
                break;
            default:
                Pass(message, seat);
                break;
        }
    }

    /// <summary>What is kept nowhere goes straight to those whom it is for.</summary>
    private void Pass(RoomMessage message, Seat? seat)
    {
        switch (message)
        {
            case { Kind: RoomMessageKind.Typing, Seat: { } from, Text: { } text }:
                TellOthers(from, other => other.Typing(new TypingView(from, text)));
                break;
            case { Kind: RoomMessageKind.Read, Seat: { } from }:
                TellRead(from, message.Position);
                break;
            case { Kind: RoomMessageKind.BoardPresence, Seat: { } from, Text: { } data }:
                TellBoardPresence(new BoardPresenceView(from, data));
                break;
            case { Kind: RoomMessageKind.Muted }:
                seat?.Connection!.Muted();
                break;
            case { Kind: RoomMessageKind.GuestWanted, Text: { } name }:
                Here.FirstOrDefault(static one => one.Role == SeatRole.Official)?.Connection!.GuestWanted(new GuestWantedView(message.GuestKind, name));
                break;
        }
    }

    /// <summary>What the official has decided about a seat that is taken here.</summary>
    private async Task ObeyAsync(RoomMessage message, Seat? seat)
    {
        switch (message.Kind)
        {
            case RoomMessageKind.Pin when seat is not null:
                seat.IsPinned = message.IsOn;
                await TellAsync();
                break;
            case RoomMessageKind.AdmitGuest when seat is { Role: SeatRole.Guest } && Look().CallIsOn:
                seat.GuestIsAdmitted = true;
                await TellAsync();
                break;
            case RoomMessageKind.Remove when seat is { Role: SeatRole.Guest }:
                await ExpelAsync(seat, SeatLoss.Removed);
                await TellAllAsync();
                break;
        }
    }
}
