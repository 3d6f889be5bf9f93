using System.Collections.Concurrent;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>
/// Everything that has a position is told to each connection once and in its order, whatever node stored it: whoever has told less than is
/// stored reads the rest.
/// </summary>
internal sealed partial class DeskRoom
{
    /// <summary>Of changes of the board that came from here and may not be told yet, by the ids of their drafts, from whom they came.</summary>
    private readonly ConcurrentDictionary<string, DeskConnection> _drawn = new();

    /// <summary>The last live event that was told here.</summary>
    private long _eventsTold;

    /// <summary>The last change of the board that was told here.</summary>
    private long _boardTold;

    private async Task TellMissedAsync(RoomHead head)
    {
        await TellEventsAsync(head.Event);
        await TellBoardAsync(head.Board);
        if (head.Reads != _readUpTo.Values.Sum())
        {
            foreach (var (seat, position) in await services.Stores.Reads.OfAsync(Id, CancellationToken.None))
            {
                TellRead(seat, position);
            }
        }
    }

    private void TellRead(string seat, long position)
    {
        if (position > _readUpTo.GetValueOrDefault(seat))
        {
            _readUpTo[seat] = position;
            TellOthers(seat, other => other.Read(new ReadView(seat, position)));
        }
    }

    /// <summary>Tells one that was stored just now, and what another node has stored before it.</summary>
    private Task TellEventAsync(LiveEvent stored)
    {
        if (stored.Position != _eventsTold + 1)
        {
            return TellEventsAsync(stored.Position);
        }

        Tell(stored);
        return Task.CompletedTask;
    }

    private async Task TellEventsAsync(long upTo)
    {
        while (_eventsTold < upTo
            && await services.Stores.Events.AfterAsync(Id, _eventsTold, MostEvents, CancellationToken.None) is { Count: > 0 } missed)
        {
            foreach (var one in missed)
            {
                Tell(one);
            }
        }
    }

    /// <summary>To each connection once: who came a moment ago may have it already.</summary>
    private void Tell(LiveEvent stored)
    {
        _eventsTold = stored.Position;
        var told = EventView.Of(stored);
        foreach (var reader in EverybodyHere.Where(reader => reader.EventsTold < stored.Position && MayRead(reader)))
        {
            reader.EventsTold = stored.Position;
            reader.Connection!.Event(told);
        }
    }

    /// <summary>Tells one that was stored just now, in a turn of its own.</summary>
    private void TellBoard(BoardEntry entry)
    {
        Publish(new RoomMessage(RoomMessageKind.Board) { Position = entry.Position });
        _ = InOwnTurnAsync(async () =>
        {
            if (entry.Position == _boardTold + 1)
            {
                Tell(entry);
            }

            await TellBoardAsync(entry.Position);
            _drawn.TryRemove(entry.ClientId, out _);
        });
    }

    private async Task TellBoardAsync(long upTo)
    {
        while (_boardTold < upTo
            && await services.Stores.Boards.PartAsync(Id, _boardTold, withSnapshot: false, CancellationToken.None) is { Entries: { Count: > 0 } missed })
        {
            foreach (var one in missed)
            {
                Tell(one);
            }
        }
    }

    /// <summary>To every seat that may see it, but not to the connection it came from, which has its answer.</summary>
    private void Tell(BoardEntry entry)
    {
        _boardTold = entry.Position;
        _drawn.TryRemove(entry.ClientId, out var from);
        var told = BoardUpdateView.Of(entry);
        foreach (var seat in Here.Where(seat => seat.Connection != from && MayRead(seat)))
        {
            seat.Connection!.Board(told);
        }
    }
}
