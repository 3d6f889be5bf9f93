using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>
/// The hub of the desk: <c>docs/signaling-protocol.md</c>. Methods read their argument and ask a room; who may call them is said beside
/// each and checked by <see cref="HubGate"/>.
/// </summary>
internal sealed partial class DeskHub(
    Door door, CompanionDoor companions, DeskWatchers watchers, TestRooms tests, DeskSettings settings, ILogger<DeskHub> logger) : Hub
{
    private DeskConnection Connection => DeskConnection.Of(Context);

    public override Task OnConnectedAsync()
    {
        var connection = new DeskConnection(Context, Clients.Caller);
        Context.Items[typeof(DeskConnection)] = connection;
        _ = connection.ExpectEntryAsync(TimeSpan.FromSeconds(settings.EnterWithinSeconds));
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        var connection = Connection;
        watchers.Forget(connection);
        try
        {
            if (connection.Room is { } room)
            {
                await room.InTurnAsync(() => room.LeaveAsync(connection, Departure.Dropped));
            }
        }
        catch (Exception e)
        {
            LogDeparture(e.GetType().Name);
        }

        await tests.CloseAsync(connection);
        await connection.DisposeAsync();
    }

    [HubMethodName("EnterByLink"), May(Callers.Anybody)]
    public Task<Reply> EnterByLinkAsync(JsonElement argument) =>
        door.EnterAsync(Connection, UnreadableRequestException.Read<EnterByToken>(argument));

    [HubMethodName("EnterAppointment"), May(Callers.TaxpayerSide)]
    public Task<Reply> EnterAppointmentAsync(JsonElement argument) =>
        door.EnterAsync(Connection, SeatRole.Taxpayer, UnreadableRequestException.Read<EnterById>(argument));

    [HubMethodName("EnterAsOfficial"), May(Callers.OfficeSide)]
    public Task<Reply> EnterAsOfficialAsync(JsonElement argument) =>
        door.EnterAsync(Connection, SeatRole.Official, UnreadableRequestException.Read<EnterById>(argument));

    [HubMethodName("EnterAsGuest"), May(Callers.Anybody)]
    public Task<Reply> EnterAsGuestAsync(JsonElement argument) =>
        door.EnterAsync(Connection, UnreadableRequestException.Read<EnterInvited>(argument));

    [HubMethodName("WatchDesk"), May(Callers.OfficeSide)]
    public Reply WatchDesk()
    {
        watchers.Watch(Connection, new OfficeId(Connection.User.FindFirstValue(CallerClaims.Office) ?? ""));
        Connection.Enter();
        watchers.TellWhenLimited(Connection);
        return Reply.Done;
    }

    [HubMethodName("AcceptTerms"), May(Callers.Taxpayer | Callers.Guest | Callers.Chat)]
    public Task<Reply> AcceptTermsAsync(JsonElement argument) =>
        InSeatAsync<AcceptRequest>(argument, static (room, seat, request) => room.AcceptTermsAsync(seat, request));

    [HubMethodName("SetStage"), May(Callers.Taxpayer | Callers.Guest)]
    public Task<Reply> SetStageAsync(JsonElement argument) =>
        InSeatAsync<StageRequest>(argument, static (room, seat, request) => room.SetStageAsync(seat, request));

    [HubMethodName("Admit"), May(Callers.Official)]
    public Task<Reply> AdmitAsync() => InSeatAsync(static (room, seat) => room.AdmitAsync(seat));

    [HubMethodName("AdmitGuest"), May(Callers.Official)]
    public Task<Reply> AdmitGuestAsync(JsonElement argument) =>
        InSeatAsync<SeatRequest>(argument, static (room, seat, request) => room.AdmitGuestAsync(seat, request));

    [HubMethodName("Remove"), May(Callers.Official)]
    public Task<Reply> RemoveAsync(JsonElement argument) =>
        InSeatAsync<SeatRequest>(argument, static (room, seat, request) => room.RemoveAsync(seat, request));

    [HubMethodName("MuteSeat"), May(Callers.Official)]
    public Task<Reply> MuteSeatAsync(JsonElement argument) =>
        InSeatAsync<SeatRequest>(argument, static (room, seat, request) => room.MuteAsync(seat, request));

    [HubMethodName("Invite"), May(Callers.Official)]
    public Task<Reply> InviteAsync(JsonElement argument) =>
        InSeatAsync<GuestRequest>(argument, static (room, seat, request) => room.InviteAsync(seat, request));

    [HubMethodName("RevokeInvitation"), May(Callers.Official)]
    public Task<Reply> RevokeInvitationAsync(JsonElement argument) =>
        InSeatAsync<InvitationRequest>(argument, static (room, seat, request) => room.RevokeInvitationAsync(seat, request));

    [HubMethodName("AskForGuest"), May(Callers.Taxpayer)]
    public Task<Reply> AskForGuestAsync(JsonElement argument) =>
        InSeatAsync<GuestRequest>(argument, static (room, seat, request) => room.AskForGuestAsync(seat, request));

    [HubMethodName("AnswerInvitation"), May(Callers.Taxpayer)]
    public Task<Reply> AnswerInvitationAsync(JsonElement argument) =>
        InSeatAsync<ConsentRequest>(argument, static (room, seat, request) => room.AnswerInvitationAsync(seat, request));

    [HubMethodName("Pin"), May(Callers.Official)]
    public Task<Reply> PinAsync(JsonElement argument) =>
        InSeatAsync<PinRequest>(argument, static (room, seat, request) => room.PinAsync(seat, request));

    [HubMethodName("Say"), May(Callers.Seated | Callers.Chat)]
    public Task<Reply> SayAsync(JsonElement argument) =>
        InSeatAsync<SayRequest>(argument, static (room, seat, request) => room.SayAsync(seat, request));

    [HubMethodName("Type"), May(Callers.Seated | Callers.Chat)]
    public Task<Reply> TypeAsync(JsonElement argument) =>
        InSeatAsync<TypeRequest>(argument, static (room, seat, request) => room.TypeAsync(seat, request));

    [HubMethodName("MarkRead"), May(Callers.Seated | Callers.Chat)]
    public Task<Reply> MarkReadAsync(JsonElement argument) =>
        InSeatAsync<PositionRequest>(argument, static (room, seat, request) => room.MarkReadAsync(seat, request));

    [HubMethodName("Events"), May(Callers.Seated | Callers.Chat)]
    public Task<Reply> EventsAsync(JsonElement argument) =>
        InSeatAsync<AfterRequest>(argument, static (room, seat, request) => room.EventsAsync(seat, request));

    /// <summary>Not in the room's turn: a call sets itself up in many small steps, and the relay keeps their order.</summary>
    [HubMethodName("Media"), May(Callers.Seated)]
    public Task<Reply> MediaAsync(JsonElement argument) =>
        Connection is { Room: { } room, Seat: { } seat }
            ? room.MediaAsync(seat, UnreadableRequestException.Read<MediaRequest>(argument))
            : Task.FromResult(Reply.Refused(HubCodes.NotEntered));

    /// <summary>Also for who has entered nothing, so that a network can be tried before there is an appointment.</summary>
    [HubMethodName("TestMedia"), May(Callers.Seated | Callers.Visitor | Callers.Stranger)]
    public Task<Reply> TestMediaAsync(JsonElement argument) =>
        tests.InvokeAsync(Connection, UnreadableRequestException.Read<TestMediaRequest>(argument));

    [HubMethodName("Leave"), May(Callers.Seated | Callers.Chat | Callers.Scanner)]
    public Task<Reply> LeaveAsync()
    {
        var connection = Connection;
        return InSeatAsync((room, _) => room.LeaveAsync(connection, Departure.Left));
    }

    private Task<Reply> InSeatAsync<T>(JsonElement argument, Func<DeskRoom, Seat, T, Task<Reply>> work)
        where T : class
    {
        var request = UnreadableRequestException.Read<T>(argument);
        return InSeatAsync((room, seat) => work(room, seat, request));
    }

    /// <summary>In the room's turn the seat is looked at again: it may be somebody else's by now.</summary>
    private Task<Reply> InSeatAsync(Func<DeskRoom, Seat, Task<Reply>> work)
    {
        var connection = Connection;
        return connection.Room is { } room
            ? room.InTurnAsync(() => room.DecideAsync(connection, seat => work(room, seat)))
            : Task.FromResult(Reply.Refused(HubCodes.NotEntered));
    }

    [LoggerMessage(1, LogLevel.Error, "A departure was not told to the others ({Error})")]
    private partial void LogDeparture(string error);
}
