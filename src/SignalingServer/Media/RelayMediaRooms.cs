using System.Collections.Concurrent;
using System.Text.Json;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>The open rooms of this process's relay.</summary>
internal sealed class RelayMediaRooms(Relay relay) : IMediaRooms, IDisposable
{
    private readonly ConcurrentDictionary<RoomId, MediaRoom> _rooms = new();

    /// <summary>Entering and leaving one at a time, so that a room is never closed under somebody who enters.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public object Capabilities => relay.Capabilities;

    /// <summary>Rooms that are open.</summary>
    public int Count => _rooms.Count;

    public MediaRoom? Find(RoomId id) => _rooms.GetValueOrDefault(id);

    public async Task<MediaError?> EnterAsync(RoomId room, MediaPeer peer, int maxPeers)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_rooms.TryGetValue(room, out var open))
            {
                if ((await relay.OpenRoomAsync(room)).Refusal is { } refusal)
                {
                    return MediaError.Of(refusal);
                }

                open = new MediaRoom(room);
                _rooms[room] = open;
            }
            else if (open.Find(peer.Id) is { } former)
            {
                open.Remove(former);
                await relay.ClosePeerAsync(room, former.Id);
            }

            return open.TryAdd(peer, maxPeers) ? null : new MediaError(MediaError.NameOf(RefusalCode.LimitReached), "The room is full.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task LeaveAsync(RoomId room, MediaPeer peer)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_rooms.TryGetValue(room, out var open) || !open.Remove(peer))
            {
                return;
            }

            await relay.ClosePeerAsync(room, peer.Id);
            if (open.IsEmpty)
            {
                _rooms.TryRemove(room, out _);
                await relay.CloseRoomAsync(room);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<MediaReply> InvokeAsync(RoomId room, MediaPeer peer, string method, JsonElement data) =>
        _rooms.TryGetValue(room, out var open) && open.Find(peer.Id) == peer
            ? await new MediaMethods(relay, open, peer).InvokeAsync(method, data)
            : MediaError.NotAllowed;

    public void Dispose() => _turn.Dispose();
}
