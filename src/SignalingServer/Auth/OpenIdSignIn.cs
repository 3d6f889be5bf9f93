using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>
/// Officials sign in with the administration's OpenID provider: code flow with PKCE. The ID token comes straight from the token endpoint
/// over TLS, which stands for its signature (OpenID Connect Core 1.0 §3.1.3.7 point 6); issuer, audience and expiry are checked.
/// </summary>
internal static class OpenIdSignIn
{
    public const string Path = "/accedi";

    private const string Scheme = "openid";
    private const string CallbackPath = Path + "/ritorno";

    public static void AddOpenId(this AuthenticationBuilder authentication, OpenIdSettings settings) => authentication.AddOAuth(Scheme, options =>
    {
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.AuthorizationEndpoint = settings.AuthorizationEndpoint;
        options.TokenEndpoint = settings.TokenEndpoint;
        options.CallbackPath = CallbackPath;
        options.UsePkce = true;
        options.Scope.Add("openid");
        options.Events.OnCreatingTicket = context => CreateTicketAsync(context, settings);
        options.Events.OnRemoteFailure = static async context =>
        {
            await Problems.Of(context.HttpContext, new Fault(HostFaults.NotAllowed)).ExecuteAsync(context.HttpContext);
            context.HandleResponse();
        };
    });

    public static void MapOpenIdSignIn(this WebApplication app) => app.MapGet(Path, Challenge);

    private static ChallengeHttpResult Challenge() =>
        TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [Scheme]);

    private static async Task CreateTicketAsync(OAuthCreatingTicketContext context, OpenIdSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var token = context.TokenResponse.Response?.RootElement.TryGetProperty("id_token", out var element) == true ? element.GetString() : null;
        var subject = IdToken.Subject(token, settings, now) ?? throw new AuthenticationFailureException("The ID token is not good.");
        var official = await FindAsync(services.GetRequiredService<Catalogue>(), new OfficialId(subject), context.HttpContext.RequestAborted)
            ?? throw new AuthenticationFailureException("No official is known by this subject.");
        context.Principal = CallerClaims.Of(official, Scheme);
    }

    private static async Task<Official?> FindAsync(Catalogue catalogue, OfficialId id, CancellationToken cancellationToken)
    {
        foreach (var office in await catalogue.OfficesAsync(cancellationToken))
        {
            var officials = await catalogue.OfficialsAsync(office.Id, cancellationToken);
            if (officials.FirstOrDefault(known => known.Id == id) is { } official)
            {
                return official;
            }
        }

        return null;
    }
}

/// <summary>The claims of an ID token that count.</summary>
internal static class IdToken
{
    /// <summary>The subject; null when the token is malformed, expired, or of another issuer or for another client.</summary>
    public static string? Subject(string? token, OpenIdSettings settings, DateTimeOffset now)
    {
        try
        {
            return token?.Split('.') is [_, var payload, _] ? SubjectOf(payload, settings, now) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string? SubjectOf(string payload, OpenIdSettings settings, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        var claims = document.RootElement;
        var audience = claims.GetProperty("aud");
        var isForUs = audience.ValueKind == JsonValueKind.Array
            ? audience.GetArrayLength() == 1 && audience[0].GetString() == settings.ClientId
            : audience.GetString() == settings.ClientId;
        return isForUs && claims.GetProperty("iss").GetString() == settings.Authority && claims.GetProperty("exp").GetInt64() > now.ToUnixTimeSeconds()
            ? claims.GetProperty("sub").GetString()
            : null;
    }
}
