using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>One's place in a waiting list.</summary>
/// <remarks><paramref name="Slot"/> is on offer until <paramref name="OfferExpiresAt"/>; both are null while nothing is.</remarks>
internal sealed record WaitingView(Guid Entry, string Office, string Service, DateTimeOffset RegisteredAt, string? Slot, DateTimeOffset? OfferExpiresAt)
{
    public static WaitingView From(WaitingEntry entry)
    {
        var offer = entry.State as WaitingState.Offered;
        return new WaitingView(entry.Id.Value, entry.Office.Value, entry.Service.Value, entry.RegisteredAt, offer?.Slot.ToString(), offer?.ExpiresAt);
    }
}

/// <summary>The waiting list, from the side of who waits.</summary>
internal static class WaitingListEndpoints
{
    private const string Route = "/waiting-list";
    private const string One = Route + "/{entry:guid}";

    public static void MapWaitingList(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, ListAsync).RequireAuthorization(Policies.TaxpayerSide);
        api.MapPost(Route, JoinAsync).RequireAuthorization(Policies.TaxpayerSide).LimitBookings();
        api.MapDelete(One, LeaveAsync).RequireAuthorization(Policies.TaxpayerSide);
        api.MapPost(One + "/decline", DeclineAsync).RequireAuthorization(Policies.TaxpayerSide);
        api.MapPost(One + "/accept", AcceptAsync).RequireAuthorization(Policies.TaxpayerSide).LimitBookings();
    }

    private static async Task<Ok<List<WaitingView>>> ListAsync(
        TaxpayerCaller caller, WaitingStore store, CancellationToken cancellationToken)
    {
        var places = await store.OfAsync(caller.Person, cancellationToken);
        return TypedResults.Ok(places.Select(WaitingView.From).ToList());
    }

    private static async Task<Results<Created<WaitingView>, ProblemHttpResult>> JoinAsync(
        HttpContext context, TaxpayerCaller caller, WaitingForm form, WaitingPlaces places, CancellationToken cancellationToken)
    {
        var answer = await places.JoinAsync(caller, form, cancellationToken);
        return answer.Value is { } entry
            ? TypedResults.Created($"{ApiRoutes.Prefix}{Route}/{entry.Id}", WaitingView.From(entry))
            : Problems.Of(context, answer.Faults);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> LeaveAsync(
        HttpContext context, TaxpayerCaller caller, Guid entry, WaitingPlaces places, CancellationToken cancellationToken) =>
        DoneAsync(context, places.EndAsync(caller, new WaitingEntryId(entry), leave: true, cancellationToken));

    private static Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(
        HttpContext context, TaxpayerCaller caller, Guid entry, WaitingPlaces places, CancellationToken cancellationToken) =>
        DoneAsync(context, places.EndAsync(caller, new WaitingEntryId(entry), leave: false, cancellationToken));

    private static async Task<Results<Created<AppointmentView>, ProblemHttpResult>> AcceptAsync(
        HttpContext context, TaxpayerCaller caller, Guid entry, BookingForm form, WaitingPlaces places, CancellationToken cancellationToken)
    {
        var answer = await places.AcceptAsync(caller, new WaitingEntryId(entry), form, cancellationToken);
        return answer.Value is { } state
            ? TypedResults.Created($"{ApiRoutes.Prefix}/appointments/{state.Id}", AppointmentView.From(state, state.BookedAt))
            : Problems.Of(context, answer.Faults);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DoneAsync(HttpContext context, Task<Fault?> ending) =>
        await ending is { } fault ? Problems.Of(context, fault) : TypedResults.NoContent();
}
