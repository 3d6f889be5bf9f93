namespace VideoDesk.SignalingServer.Auth;

/// <summary>The configuration section <c>OpenId</c>: the administration's provider. Required outside Development.</summary>
internal sealed class OpenIdSettings
{
    public const string Section = "OpenId";

    /// <summary>The issuer, an https address.</summary>
    public string Authority { get; init; } = "";

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
                : throw new InvalidOperationException("Outside Development the server needs an OpenID provider: set OpenId:Authority, OpenId:ClientId and OpenId:ClientSecret.");
        }

        var isSafe = Uri.TryCreate(settings.Authority, UriKind.Absolute, out var authority)
            && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback));
        if (!isSafe)
        {
            throw new InvalidOperationException("OpenId:Authority must be an https address (http only for this machine).");
        }

        return settings.ClientId.Length > 0 ? settings : throw new InvalidOperationException("OpenId:ClientId is missing.");
    }
}
