using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Which slot to keep.</summary>
/// <param name="Slot">Its key, as <c>/api/slots</c> gave it.</param>
/// <param name="Service">The service.</param>
internal sealed record HoldRequest(string? Slot, string? Service);

/// <summary>Keeping a slot while the form is filled in.</summary>
internal static class HoldEndpoints
{
    public static void MapHolds(this IEndpointRouteBuilder api)
    {
        api.MapPost("/holds", HoldAsync).RequireAuthorization(Policies.TaxpayerSide).LimitBookings();
        api.MapDelete("/holds/{hold:guid}", ReleaseAsync).RequireAuthorization(Policies.TaxpayerSide);
    }

    private static async Task<Results<Created<HoldView>, ProblemHttpResult>> HoldAsync(
        HttpContext context, TaxpayerCaller caller, HoldRequest request, SlotKeeping keeping, CancellationToken cancellationToken)
    {
        var answer = await keeping.HoldAsync(request.Slot, request.Service, caller.Person, cancellationToken);
        return answer.Value is { } hold
            ? TypedResults.Created($"{ApiRoutes.Prefix}/holds/{hold.Id}", new HoldView(hold.Id.Value, hold.Slot.ToString(), hold.ExpiresAt))
            : Problems.Of(context, answer.Faults);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReleaseAsync(
        HttpContext context, TaxpayerCaller caller, Guid hold, IAgendaStore store, CancellationToken cancellationToken)
    {
        var refusal = await store.ReleaseAsync(new HoldId(hold), caller.Person, cancellationToken);

        // Giving back what is no longer there, or was never one's own, changes nothing and tells nothing.
        return refusal is { } known && known != SlotRefusals.HoldNotYours ? Problems.Of(context, Fault.From(known)) : TypedResults.NoContent();
    }
}
