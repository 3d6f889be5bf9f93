using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The token of an offer's mail, and for taking it the privacy notice (ADER-10).</summary>
internal sealed record OfferRequest(string? Token, bool PrivacyAccepted)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(OfferRequest);
}

/// <summary>What is offered. No personal data: a mail may be forwarded.</summary>
/// <remarks><paramref name="Start"/> is wall time in Rome.</remarks>
internal sealed record OfferView(
    string Office,
    string Service,
    string Start,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset ServerTime)
{
    public static OfferView From(MailedOffer offer, DateTimeOffset now)
    {
        var slot = offer.Slot;
        return new OfferView(
            slot.Key.Office.Value, slot.Service.Value, slot.Key.Start.ToString(), slot.StartsAt, slot.EndsAt, offer.ExpiresAt, now);
    }
}

/// <summary>Offers of the waiting list, answered from their mail (N12). The token is what lets in; nobody needs to be signed in.</summary>
internal static class OfferEndpoints
{
    private const string Route = "/offers";

    public static void MapOffers(this IEndpointRouteBuilder api)
    {
        api.MapPost(Route + "/open", OpenAsync);
        api.MapPost(Route + "/take", TakeAsync).LimitBookings();
        api.MapPost(Route + "/decline", DeclineAsync).LimitBookings();
    }

    private static async Task<Results<Ok<OfferView>, ProblemHttpResult>> OpenAsync(
        HttpContext context, OfferRequest request, MailedOffers offers, TimeProvider clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var answer = await offers.OpenAsync(request.Token, cancellationToken);
        return answer.Value is { } offer
            ? TypedResults.Ok(OfferView.From(offer, clock.GetUtcNow()))
            : Problems.Of(context, answer.Faults);
    }

    private static async Task<Results<Created<AppointmentView>, ProblemHttpResult>> TakeAsync(
        HttpContext context, OfferRequest request, MailedOffers offers, CancellationToken cancellationToken)
    {
        var answer = await offers.TakeAsync(request.Token, request.PrivacyAccepted, cancellationToken);
        return answer.Value is { } state
            ? TypedResults.Created($"{ApiRoutes.Prefix}/appointments/{state.Id}", AppointmentView.From(state, state.BookedAt))
            : Problems.Of(context, answer.Faults);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(
        HttpContext context, OfferRequest request, MailedOffers offers, CancellationToken cancellationToken) =>
        await offers.DeclineAsync(request.Token, cancellationToken) is { } faults ? Problems.Of(context, faults) : TypedResults.NoContent();
}
