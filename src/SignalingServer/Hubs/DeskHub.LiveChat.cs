using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The live chat and the phone as scanner (<c>docs/documents.md</c>).</summary>
internal sealed partial class DeskHub
{
    [HubMethodName("EnterChat"), May(Callers.Anybody)]
    public Task<Reply> EnterChatAsync(JsonElement argument) =>
        companions.EnterAsync(Connection, UnreadableRequestException.Read<EnterByToken>(argument));

    [HubMethodName("EnterChatAsTaxpayer"), May(Callers.TaxpayerSide)]
    public Task<Reply> EnterChatAsTaxpayerAsync(JsonElement argument) =>
        door.EnterAsync(Connection, SeatRole.Taxpayer, UnreadableRequestException.Read<EnterById>(argument), Companion.Chat);

    [HubMethodName("EnterChatAsOfficial"), May(Callers.OfficeSide)]
    public Task<Reply> EnterChatAsOfficialAsync(JsonElement argument) =>
        door.EnterAsync(Connection, SeatRole.Official, UnreadableRequestException.Read<EnterById>(argument), Companion.Chat);

    [HubMethodName("EnterScanner"), May(Callers.Anybody)]
    public Task<Reply> EnterScannerAsync(JsonElement argument) =>
        companions.EnterAsync(Connection, UnreadableRequestException.Read<EnterScan>(argument));

    [HubMethodName("ShowScanner"), May(Callers.Taxpayer | Callers.Chat)]
    public Task<Reply> ShowScannerAsync() => InSeatAsync(static (room, seat) => room.ShowScannerAsync(seat));
}
