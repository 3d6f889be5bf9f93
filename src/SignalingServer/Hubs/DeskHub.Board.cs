using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The shared board (<c>docs/documents.md</c>).</summary>
internal sealed partial class DeskHub
{
    [HubMethodName("Board"), May(Callers.Seated)]
    public Task<Reply> BoardAsync(JsonElement argument) =>
        InSeatAsync<BoardRequest>(argument, static (room, seat, request) => room.BoardAsync(seat, request));

    /// <summary>In the room's turn it is only looked at: while it is being stored, others have theirs.</summary>
    [HubMethodName("BoardUpdate"), May(Callers.Taxpayer | Callers.Official, IsOften = true)]
    public async Task<Reply> BoardUpdateAsync(JsonElement argument)
    {
        var request = UnreadableRequestException.Read<BoardUpdateRequest>(argument);
        Task<Reply>? storing = null;
        var reply = await InSeatAsync((room, seat) =>
        {
            storing = room.BoardUpdateAsync(seat, request);
            return Task.FromResult(Reply.Done);
        });
        return storing is null ? reply : await storing;
    }

    [HubMethodName("BoardPresence"), May(Callers.Taxpayer | Callers.Official, IsOften = true)]
    public Task<Reply> BoardPresenceAsync(JsonElement argument) =>
        InSeatAsync<BoardPresenceRequest>(argument, static (room, seat, request) => room.BoardPresenceAsync(seat, request));
}
