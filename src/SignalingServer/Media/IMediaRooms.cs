using System.Text.Json;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>Rooms in which participants exchange media. Whoever calls decides who may; the rooms obey.</summary>
internal interface IMediaRooms
{
    /// <summary>What browsers may send and receive, for <c>device.load</c>.</summary>
    object Capabilities { get; }

    /// <summary>
    /// Lets a participant in, who is told <c>welcome</c>. One with the same id who is still there goes first, with all that is his. The
    /// first who comes opens the room.
    /// </summary>
    /// <returns>Null, or why he cannot enter.</returns>
    Task<MediaError?> EnterAsync(RoomId room, MediaPeer peer, int maxPeers);

    /// <summary>Closes everything of a participant. The last who goes closes the room. Repeats are harmless.</summary>
    Task LeaveAsync(RoomId room, MediaPeer peer);

    /// <summary>One method of the relay (<c>docs/media/control.md</c>) in a participant's name.</summary>
    Task<MediaReply> InvokeAsync(RoomId room, MediaPeer peer, string method, JsonElement data);
}
