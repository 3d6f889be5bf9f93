using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Officials sign in with the administration's OpenID provider.</summary>
internal static partial class OpenIdSignIn
{
    public const string Path = "/accedi";

    private const string Scheme = "openid";
    private const string CallbackPath = Path + "/ritorno";

    /// <summary>A person waits for it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static void AddOpenId(this AuthenticationBuilder authentication, OpenIdSettings settings)
    {
        authentication.Services.AddSingleton(new OpenIdProvider(settings, new HttpClient { Timeout = LongestWait }));
        authentication.AddOAuth<OAuthOptions, OpenIdHandler>(Scheme, options =>
        {
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;

            // Asked for by the framework and used by nobody: the handler discovers both.
            options.AuthorizationEndpoint = settings.Authority;
            options.TokenEndpoint = settings.Authority;
            options.CallbackPath = CallbackPath;
            options.UsePkce = true;
            options.Scope.Add("openid");
            options.BackchannelTimeout = LongestWait;
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;

            // The provider sends the browser back by an ordinary link: no other site needs to send this cookie along.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.Events.OnRemoteFailure = static async context =>
            {
                context.HandleResponse();
                await RefuseAsync(context.HttpContext, context.Failure);
            };
        });
    }

    public static void MapOpenIdSignIn(this WebApplication app) => app.MapGet(Path, (Delegate)ChallengeAsync);

    /// <summary>The desk and nothing else: only officials come this way.</summary>
    private static async Task<IResult> ChallengeAsync(HttpContext context, string? returnTo)
    {
        try
        {
            await context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = SignInPath.AfterOfficial(returnTo) });
            return Results.Empty;
        }
        catch (ProviderUnavailableException exception)
        {
            await RefuseAsync(context, exception);
            return Results.Empty;
        }
    }

    private static Task RefuseAsync(HttpContext context, Exception? failure)
    {
        var code = failure switch
        {
            ProviderUnavailableException => HostFaults.SignInUnavailable,
            OfficialUnknownException => HostFaults.OfficialNotEnabled,
            _ => HostFaults.SignInFailed,
        };
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdSignIn));

        // Types only: messages of the library quote tokens and addresses.
        Refused(logger, code, failure?.GetType().Name, failure?.InnerException?.GetType().Name);
        return SignInRefusal.WriteAsync(context, code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in was refused: {Code} ({Failure}, {Cause})")]
    private static partial void Refused(ILogger logger, string code, string? failure, string? cause);
}
