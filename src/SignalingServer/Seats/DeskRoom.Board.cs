using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>The shared board: its updates are stored and forwarded, never read.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Bytes of one update.</summary>
    private const int LongestUpdate = 48 * 1024;

    /// <summary>UTF-16 units of what somebody points at.</summary>
    private const int LongestPresence = 2 * 1024;

    /// <summary>What a page lacks. A guest has no pass with which to fetch a snapshot, and takes every update.</summary>
    public async Task<Reply> BoardAsync(Seat seat, BoardRequest request)
    {
        if (!MayRead(seat))
        {
            return Reply.Refused(HubCodes.NotAdmitted);
        }

        if (!seat.BoardReadings.TryTake(services.Clock.GetUtcNow()))
        {
            return Reply.Refused(HubCodes.TooManyRequests, "board");
        }

        var withSnapshot = !request.Whole && seat.Role != SeatRole.Guest;
        var part = await services.Stores.Boards.PartAsync(Id, Math.Max(request.After, 0), withSnapshot, CancellationToken.None);
        var snapshot = part.SnapshotUpTo is { } upTo ? new BoardSnapshotView(upTo) : null;
        return Reply.Of(new BoardView(snapshot, [.. part.Entries.Select(BoardUpdateView.Of)], part.More));
    }

    /// <summary>
    /// Looks at an update before it first waits, which is what the caller's turn is needed for; then stores it, and has it told in turns of
    /// its own, in the order of positions.
    /// </summary>
    public async Task<Reply> BoardUpdateAsync(Seat seat, BoardUpdateRequest request)
    {
        if (MayNotDraw(seat) is { } refused)
        {
            return refused;
        }

        if (!IsClientId(request.Id) || request.Update.Length == 0)
        {
            return Reply.Refused(HubCodes.RequestUnreadable, request.Update.Length == 0 ? "update" : "id");
        }

        if (request.Update.Length > LongestUpdate)
        {
            return Reply.Refused(HubCodes.UpdateTooLarge, "update");
        }

        if (!seat.BoardUpdates.TryTake(services.Clock.GetUtcNow()))
        {
            return Reply.Refused(HubCodes.TooManyRequests, "board");
        }

        var appended = await StoreAsync(new BoardDraft(Id, seat.Id, request.Id, request.Update), seat.Connection!);
        return appended.IsFull ? Reply.Refused(HubCodes.BoardFull) : Reply.Of(new PositionView(appended.Position));
    }

    private async Task<BoardAppended> StoreAsync(BoardDraft draft, DeskConnection from)
    {
        _drawn[draft.ClientId] = from;
        try
        {
            return await services.Boards.AppendAsync(draft, TellBoard);
        }
        catch
        {
            _drawn.TryRemove(draft.ClientId, out _);
            throw;
        }
    }

    /// <summary>Shows the others where somebody points. Kept nowhere.</summary>
    public Task<Reply> BoardPresenceAsync(Seat seat, BoardPresenceRequest request)
    {
        if (MayNotDraw(seat) is { } refused)
        {
            return Task.FromResult(refused);
        }

        if (request.Data.Length > LongestPresence)
        {
            return Task.FromResult(Reply.Refused(HubCodes.TextTooLong, "data"));
        }

        if (!seat.BoardPresences.TryTake(services.Clock.GetUtcNow()))
        {
            return Task.FromResult(Reply.Refused(HubCodes.TooManyRequests, "board"));
        }

        TellBoardPresence(new BoardPresenceView(seat.Id, request.Data));
        Publish(new RoomMessage(RoomMessageKind.BoardPresence) { Seat = seat.Id, Text = request.Data });
        return Task.FromResult(Reply.Done);
    }

    private void TellBoardPresence(BoardPresenceView told)
    {
        foreach (var other in Here.Where(other => other.Id != told.Seat && MayRead(other)))
        {
            other.Connection!.BoardPresence(told);
        }
    }

    /// <summary>The official prepares the board before anybody comes; the taxpayer draws once admitted.</summary>
    private Reply? MayNotDraw(Seat seat)
    {
        var settled = Look();
        if (settled.Page == Page.Ended)
        {
            return Reply.Refused(HubCodes.Over);
        }

        return seat.Role == SeatRole.Official || IsAdmitted(seat, settled) ? null : Reply.Refused(HubCodes.NotAdmitted);
    }
}
