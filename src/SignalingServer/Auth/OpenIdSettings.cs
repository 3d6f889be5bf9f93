namespace VideoDesk.SignalingServer.Auth;

/// <summary>The configuration section <c>OpenId</c>: the administration's provider. Required outside Development.</summary>
internal sealed class OpenIdSettings
{
    public const string Section = "OpenId";

    /// <summary>The issuer, an https address.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Where the browser is sent to sign in; https like the issuer.</summary>
    public string AuthorizationEndpoint { get; init; } = "";

    /// <summary>Where the code is exchanged; https like the issuer.</summary>
    public string TokenEndpoint { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Null when no provider is configured, which only Development allows.</summary>
    /// <exception cref="InvalidOperationException">A key is missing or wrong; the message names it.</exception>
    public static OpenIdSettings? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection(Section).Get<OpenIdSettings>();
        if (settings is null or { Authority: "" })
        {
            return environment.IsDevelopment()
                ? null
                : throw new InvalidOperationException("Outside Development the server needs an OpenID provider: set OpenId:Authority, "
                    + "AuthorizationEndpoint, TokenEndpoint, ClientId and ClientSecret.");
        }

        CheckAddress(settings.Authority, nameof(Authority));
        CheckAddress(settings.AuthorizationEndpoint, nameof(AuthorizationEndpoint));
        CheckAddress(settings.TokenEndpoint, nameof(TokenEndpoint));
        return settings is { ClientId.Length: > 0, ClientSecret.Length: > 0 }
            ? settings
            : throw new InvalidOperationException("OpenId:ClientId and OpenId:ClientSecret are needed.");
    }

    private static void CheckAddress(string text, string key)
    {
        var isSafe = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!isSafe)
        {
            throw new InvalidOperationException($"OpenId:{key} must be an https address (http only for this machine).");
        }
    }
}
