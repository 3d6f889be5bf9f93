using System.Collections.Concurrent;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>The open rooms: the first who comes opens one at the relay, the last who goes closes it.</summary>
internal sealed class CallRooms(Relay relay, IConfiguration configuration) : IDisposable
{
    /// <summary>The bare call is a tool for trying the relay, not a lecture hall; load tests ask for more.</summary>
    private const int DefaultMaxPeers = 64;

    /// <summary>Longest name of a room or a participant, in UTF-16 units.</summary>
    public const int MaxNameLength = 64;

    private readonly ConcurrentDictionary<RoomId, CallRoom> _rooms = new();

    /// <summary>Participants of one room.</summary>
    private readonly int _maxPeers = configuration.GetValue("BareCall:MaxPeersPerRoom", DefaultMaxPeers);

    /// <summary>Joining and leaving one at a time, so that a room is never closed under somebody who enters.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static bool IsValidName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(char.IsControl);

    public CallRoom? Find(RoomId id) => _rooms.GetValueOrDefault(id);

    /// <summary>The room with the participant in it, or why he cannot enter.</summary>
    public async Task<(CallRoom? Room, CallError? Error)> JoinAsync(RoomId id, CallPeer peer)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_rooms.TryGetValue(id, out var room))
            {
                var opened = await relay.OpenRoomAsync(id);
                if (opened.Refusal is { } refusal)
                {
                    return (null, CallError.Of(refusal));
                }

                room = new CallRoom(id, _maxPeers);
                _rooms[id] = room;
            }

            return room.TryAdd(peer) ? (room, null) : (null, new CallError(CallError.NameOf(RefusalCode.LimitReached), "The room is full."));
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task LeaveAsync(CallRoom room, CallPeer peer)
    {
        await _turn.WaitAsync();
        try
        {
            room.Remove(peer);
            await relay.ClosePeerAsync(room.Id, peer.Id);
            if (room.IsEmpty)
            {
                _rooms.TryRemove(room.Id, out _);
                await relay.CloseRoomAsync(room.Id);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
