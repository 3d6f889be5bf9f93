using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The token of a personal link. In the body, as an address ends up in logs.</summary>
internal sealed record OpenLinkRequest(string? Token)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(OpenLinkRequest);
}

/// <summary>What a personal link opens. No personal data: a mail may be forwarded.</summary>
/// <param name="Page"><c>not-yet</c> before T−10, <c>appointment</c> from then to the end, <c>ended</c> afterwards.</param>
/// <param name="Now">The server's time: a countdown does not trust the visitor's clock.</param>
/// <param name="Appointment">Date, times, message, and how it ended.</param>
internal sealed record LinkView(string Page, DateTimeOffset Now, AppointmentView Appointment)
{
    public static LinkView From(AppointmentState state, DateTimeOffset now)
    {
        var view = AppointmentView.From(state, now);
        var settled = new AppointmentSession(state).StateAt(now);
        var page = settled switch
        {
            _ when settled.Phase.IsFinal() => "ended",
            { IsOpened: false } => "not-yet",
            _ => "appointment",
        };
        return new LinkView(page, now, view with { CanCancel = false });
    }
}

/// <summary>Personal links. The token is what lets in; nobody needs to be signed in.</summary>
internal static class PersonalLinkEndpoints
{
    /// <summary>Behind the "#" of the mailed address stands the token, which the page sends here.</summary>
    public const string Route = "/links/open";

    public static void MapPersonalLinks(this IEndpointRouteBuilder api) => api.MapPost(Route, OpenAsync);

    /// <summary>The short form, for those who type a link by hand.</summary>
    public static void MapShortLink(this WebApplication app) => app.MapGet("/a/{token}", GetAsync);

    private static Task<Results<Ok<LinkView>, ProblemHttpResult>> GetAsync(
        HttpContext context, string token, PersonalLinks links, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(context, new OpenLinkRequest(token), links, clock, cancellationToken);

    private static async Task<Results<Ok<LinkView>, ProblemHttpResult>> OpenAsync(
        HttpContext context, OpenLinkRequest request, PersonalLinks links, TimeProvider clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var answer = await links.OpenAsync(request.Token, cancellationToken);
        return answer.Value is { } found
            ? TypedResults.Ok(LinkView.From(found.State, clock.GetUtcNow()))
            : Problems.Of(context, answer.Faults);
    }
}
