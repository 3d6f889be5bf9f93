using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.LiveChats;

namespace VideoDesk.SignalingServer.Api;

/// <summary>What the official asks for.</summary>
internal sealed record LiveChatRequest(string? AsksFor)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(LiveChatRequest);
}

/// <summary>Live chats: the office opens and closes them, both sides find theirs.</summary>
internal static class LiveChatEndpoints
{
    private const string One = DeskEndpoints.Route + "/appointments/{appointment:guid}/live-chat";

    public static void MapLiveChats(this IEndpointRouteBuilder api)
    {
        api.MapPost(One, OpenAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapDelete(One, CloseAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(DeskEndpoints.Route + "/live-chats", OfOfficeAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet("/my/live-chats", OfPersonAsync).RequireAuthorization(Policies.TaxpayerSide);
    }

    private static async Task<Results<Ok<DeskLiveChatView>, ProblemHttpResult>> OpenAsync(
        [AsParameters] DeskTarget target, LiveChatRequest request, LiveChatDesk desk, LiveChatLists lists, CancellationToken cancellationToken)
    {
        if (await target.FindAsync(cancellationToken) is not { } found)
        {
            return target.Unknown();
        }

        var answer = await desk.OpenAsync(target.Caller, found, request.AsksFor, cancellationToken);
        return answer.Value is { } chat
            ? TypedResults.Ok(await lists.ShownAsync(chat, found, cancellationToken))
            : Problems.Of(target.Context, answer.Faults);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        [AsParameters] DeskTarget target, LiveChatDesk desk, CancellationToken cancellationToken)
    {
        if (await target.FindAsync(cancellationToken) is not { } found)
        {
            return target.Unknown();
        }

        await desk.CloseAsync(target.Caller, found.State.Id, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Those that are open, the oldest first.</summary>
    private static async Task<Ok<List<DeskLiveChatView>>> OfOfficeAsync(OfficeCaller caller, LiveChatLists lists, CancellationToken cancellationToken) =>
        TypedResults.Ok(await lists.OfOfficeAsync(caller.Office, cancellationToken));

    private static async Task<Ok<List<OwnLiveChatView>>> OfPersonAsync(TaxpayerCaller caller, LiveChatLists lists, CancellationToken cancellationToken) =>
        TypedResults.Ok(await lists.OfPersonAsync(caller.Person, cancellationToken));
}
