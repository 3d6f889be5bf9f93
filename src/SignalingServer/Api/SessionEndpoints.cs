using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Security.Claims;
using VideoDesk.SignalingServer.Auth;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Who is signed in; without the first five when nobody is.</summary>
/// <remarks>
/// <paramref name="AntiforgeryToken"/> is to be sent back in the header <c>X-CSRF-TOKEN</c> with everything that is not a GET. It belongs
/// to who is signed in: ask again after signing in. <paramref name="Administrator"/> is there for those who run the servers, whatever else
/// they are. <paramref name="Now"/> is the server's clock, which every countdown goes by.
/// </remarks>
internal sealed record SessionView(
    string? Person, string? Name, string? Role, string? Office, bool? Administrator, string? AntiforgeryToken, DateTimeOffset Now);

/// <summary>The session of the browser.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapGet("/session", Get);
        // The cast keeps the handler a route handler: as a RequestDelegate its result would be dropped.
        api.MapPost("/sign-out", (Delegate)SignOutAsync);
    }

    private static Ok<SessionView> Get(HttpContext context, IAntiforgery antiforgery, TimeProvider clock)
    {
        var user = context.User;
        return TypedResults.Ok(new SessionView(
            CallerClaims.PersonOf(user),
            user.FindFirstValue(CallerClaims.Name),
            user.FindFirstValue(CallerClaims.Role),
            user.FindFirstValue(CallerClaims.Office),
            user.IsInRole(Roles.Administrator) ? true : null,
            antiforgery.GetAndStoreTokens(context).RequestToken,
            clock.GetUtcNow()));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync();
        return TypedResults.NoContent();
    }
}
