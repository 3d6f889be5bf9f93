using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Sign-in by cookie, policies, antiforgery.</summary>
internal static class AuthServices
{
    /// <summary>The folder of the keys that cookies are encrypted with; shared by the nodes.</summary>
    public const string KeysFolderKey = "Auth:KeysFolder";

    /// <summary>The header in which a page sends back the token of <c>/api/session</c>.</summary>
    public const string AntiforgeryHeader = "X-CSRF-TOKEN";

    public const string DefaultKeysFolder = "data/keys";
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        // Read here and not at the first sign-in: a server without a provider must not start at all.
        var openId = OpenIdSettings.Read(configuration, environment);
        services.AddDataProtection()
            .SetApplicationName("VideoDesk")
            .PersistKeysToFileSystem(Directory.CreateDirectory(configuration[KeysFolderKey] ?? DefaultKeysFolder));
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => Configure(options, environment));
        if (openId is not null && !environment.IsDevelopment())
        {
            authentication.AddOpenId(openId);
        }

        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, static policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.TaxpayerSide, static policy => policy.RequireRole(Roles.Taxpayer, Roles.Professional))
            .AddPolicy(Policies.OfficeSide, static policy => policy.RequireRole(Roles.Official, Roles.Manager))
            .AddPolicy(Policies.Managers, static policy => policy.RequireRole(Roles.Manager))
            .AddPolicy(Policies.Administrators, static policy => policy.RequireRole(Roles.Administrator));
        return services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryHeader;
            options.Cookie.Name = "videodesk-antiforgery";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = SecurePolicy(environment);
        });
    }

    private static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.Cookie.Name = "videodesk";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = SecurePolicy(environment);
        options.ExpireTimeSpan = SessionLength;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = static context => RefuseAsync(context.HttpContext, HostFaults.SignInNeeded);
        options.Events.OnRedirectToAccessDenied = static context => RefuseAsync(context.HttpContext, HostFaults.NotAllowed);
    }

    /// <summary>In Development the server is often reached without TLS.</summary>
    private static CookieSecurePolicy SecurePolicy(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    private static Task RefuseAsync(HttpContext context, string code) => Problems.Of(context, new Fault(code)).ExecuteAsync(context);
}
