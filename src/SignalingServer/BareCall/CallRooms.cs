using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>Rooms by the name that somebody typed.</summary>
internal sealed class CallRooms(IMediaRooms rooms, IConfiguration configuration)
{
    /// <summary>The bare call is a tool for trying the relay, not a lecture hall; load tests ask for more.</summary>
    private const int DefaultMaxPeers = 64;

    /// <summary>Longest name of a room or a participant, in UTF-16 units.</summary>
    private const int MaxNameLength = 64;

    /// <summary>Participants of one room.</summary>
    private readonly int _maxPeers = configuration.GetValue("BareCall:MaxPeersPerRoom", DefaultMaxPeers);

    /// <summary>Null, or why he cannot enter.</summary>
    public async Task<MediaError?> JoinAsync(string room, MediaPeer peer) => IsValidName(room) && IsValidName(peer.Name)
        ? await rooms.EnterAsync(IdOf(room), peer, _maxPeers)
        : new MediaError(MediaError.NameOf(RefusalCode.InvalidArgument));

    public Task LeaveAsync(string room, MediaPeer peer) => rooms.LeaveAsync(IdOf(room), peer);

    public Task<MediaReply> InvokeAsync(string room, MediaPeer peer, string method, JsonElement data) =>
        rooms.InvokeAsync(IdOf(room), peer, method, data);

    /// <summary>A name that somebody typed never opens a room of an appointment.</summary>
    private static RoomId IdOf(string name) => new($"bare/{name}");

    private static bool IsValidName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(char.IsControl);
}
