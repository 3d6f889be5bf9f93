using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>The relay's answers in the hub's form.</summary>
internal static class MediaReplies
{
    public static Task<MediaReply> InvokeAsync(IMediaRooms rooms, (RoomId Room, MediaPeer Peer) who, string method, JsonElement data) =>
        MediaJson.IsReadable(data)
            ? rooms.InvokeAsync(who.Room, who.Peer, method, data)
            : Task.FromResult<MediaReply>(new MediaError(HubCodes.RequestUnreadable));

    public static Reply Of(MediaReply reply) => reply switch
    {
        { Error: { } error } => Reply.Refused(error.Code),
        { Data: null } => Reply.Done,
        { Data: var data } => Reply.Of(JsonSerializer.SerializeToElement(data, MediaJson.Options)),
    };
}
