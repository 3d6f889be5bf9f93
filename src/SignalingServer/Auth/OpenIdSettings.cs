namespace VideoDesk.SignalingServer.Auth;

/// <summary>The configuration section <c>OpenId</c>: the administration's provider. Required outside Development.</summary>
/// <remarks>
/// Endpoints and keys come from the provider's discovery document. The client is registered there as confidential, with the method
/// <c>client_secret_post</c> and the redirect address <c>https://HOST/accedi/ritorno</c>.
/// </remarks>
internal sealed class OpenIdSettings
{
    public const string Section = "OpenId";

    /// <summary>The issuer, an https address; below it stands <c>/.well-known/openid-configuration</c>.</summary>
    public string Authority { get; init; } = "";

    /// <summary>As the provider knows this server.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>What this server proves itself with to the provider.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>The claim of the ID token in which the provider says somebody's roles. Defaults to <c>roles</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The role of those who run the servers, as the provider calls it. Defaults to <c>videodesk-administrator</c>.</summary>
    public string AdministratorRole { get; init; } = "videodesk-administrator";

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
                    + "OpenId:ClientId and OpenId:ClientSecret.");
        }

        if (!IsSafe(settings.Authority))
        {
            throw new InvalidOperationException("OpenId:Authority must be an https address (http only for this machine).");
        }

        return settings switch
        {
            { ClientId: "" } or { ClientSecret: "" } => throw new InvalidOperationException("OpenId:ClientId and OpenId:ClientSecret are needed."),
            { RoleClaim: "" } or { AdministratorRole: "" } => throw new InvalidOperationException(
                "OpenId:RoleClaim and OpenId:AdministratorRole must not be empty: leave them out for what they are by default."),
            _ => settings,
        };
    }

    /// <summary>Whether what is sent there stays between the two: https, or http that does not leave this machine.</summary>
    public static bool IsSafe(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Without the secret: it may end in a log.</summary>
    public override string ToString() => $"{ClientId} at {Authority}";
}
