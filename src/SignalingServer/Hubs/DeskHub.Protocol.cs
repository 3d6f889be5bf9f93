using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Documents that are accepted, forms that are confirmed.</summary>
internal sealed partial class DeskHub
{
    [HubMethodName("AcceptDocument"), May(Callers.Official | Callers.Chat)]
    public Task<Reply> AcceptDocumentAsync(JsonElement argument) =>
        InSeatAsync<AcceptDocumentRequest>(argument, static (room, seat, request) => room.AcceptDocumentAsync(seat, request));

    [HubMethodName("OfferForm"), May(Callers.Official | Callers.Chat)]
    public Task<Reply> OfferFormAsync(JsonElement argument) =>
        Connection is { Room: { } room, Seat: { } seat } connection
            ? room.OfferFormAsync(connection, seat, UnreadableRequestException.Read<OfferFormRequest>(argument))
            : Task.FromResult(Reply.Refused(HubCodes.NotEntered));

    [HubMethodName("ConfirmForm"), May(Callers.Taxpayer | Callers.Chat)]
    public Task<Reply> ConfirmFormAsync(JsonElement argument) =>
        InSeatAsync<ConfirmFormRequest>(argument, static (room, _, request) => room.ConfirmFormAsync(request));
}
