using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The token of a personal link. In the body, as an address ends up in logs.</summary>
/// <param name="Token">What stands behind the "#" of the mailed address.</param>
/// <param name="Device">A random key of 16 to 128 characters that the browser keeps: a link is good on one device at a time.</param>
/// <param name="Move">Takes the link from the device that has it.</param>
internal sealed record OpenLinkRequest(string? Token, string? Device, bool Move)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(OpenLinkRequest);
}

/// <summary>Personal links. The token is what lets in; nobody needs to be signed in.</summary>
internal static class PersonalLinkEndpoints
{
    /// <summary>Behind the "#" of the mailed address stands the token, which the page sends here.</summary>
    public const string Route = "/links/open";

    public static void MapPersonalLinks(this IEndpointRouteBuilder api) => api.MapPost(Route, OpenAsync);

    private static async Task<Results<Ok<LinkView>, ProblemHttpResult>> OpenAsync(
        HttpContext context, OpenLinkRequest request, PersonalLinks links, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var answer = await links.OpenAsync(new LinkVisit(request.Token, request.Device, request.Move), cancellationToken);
        return answer.Value is { } opened ? TypedResults.Ok(LinkView.From(opened)) : Problems.Of(context, answer.Faults);
    }
}
