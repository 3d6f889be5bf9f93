using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Documents: what is asked for, taken back, declined.</summary>
internal sealed partial class DeskHub
{
    [HubMethodName("AskForDocument"), May(Callers.Official | Callers.Chat)]
    public Task<Reply> AskForDocumentAsync(JsonElement argument) =>
        InSeatAsync<AskRequest>(argument, static (room, seat, request) => room.AskForDocumentAsync(seat, request));

    [HubMethodName("CloseRequest"), May(Callers.Official | Callers.Chat)]
    public Task<Reply> CloseRequestAsync(JsonElement argument) =>
        InSeatAsync<DocumentIdRequest>(argument, static (room, _, request) => room.CloseRequestAsync(request));

    [HubMethodName("WithdrawDocument"), May(Callers.Taxpayer | Callers.Official | Callers.Chat)]
    public Task<Reply> WithdrawDocumentAsync(JsonElement argument) =>
        InSeatAsync<DocumentIdRequest>(argument, static (room, seat, request) => room.WithdrawDocumentAsync(seat, request));

    [HubMethodName("DeclineDocument"), May(Callers.Official | Callers.Chat)]
    public Task<Reply> DeclineDocumentAsync(JsonElement argument) =>
        InSeatAsync<DeclineRequest>(argument, static (room, _, request) => room.DeclineDocumentAsync(request));
}
