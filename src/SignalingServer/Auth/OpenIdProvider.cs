using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Nobody can sign in right now through no fault of theirs: the provider, or the way to it, fails.</summary>
internal sealed class ProviderUnavailableException(string message, Exception? inner = null) : AuthenticationFailureException(message, inner);

/// <summary>
/// What the administration's provider says of itself (OpenID Connect Discovery 1.0): fetched at the first sign-in, kept, and fetched anew
/// now and then and when a token names a key that is not known. Nothing is fetched at start: a provider that is away must not keep the
/// server from starting.
/// </summary>
internal sealed class OpenIdProvider
{
    private const string DiscoveryPath = "/.well-known/openid-configuration";

    public OpenIdProvider(OpenIdSettings settings, HttpClient http)
    {
        Settings = settings;
        var isHttps = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        var documents = new HttpDocumentRetriever(http) { RequireHttps = isHttps };
        Configurations = new ConfigurationManager<OpenIdConnectConfiguration>(
            settings.Authority.TrimEnd('/') + DiscoveryPath, new OpenIdConnectConfigurationRetriever(), documents);
    }

    /// <summary>As configured here.</summary>
    public OpenIdSettings Settings { get; }

    /// <summary>Where the library looks for issuer and keys.</summary>
    public ConfigurationManager<OpenIdConnectConfiguration> Configurations { get; }

    /// <exception cref="ProviderUnavailableException">The provider cannot be reached or says nothing usable; a later call asks again.</exception>
    public async Task<OpenIdConnectConfiguration> FindAsync(CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await Configurations.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The library wraps what the network, the JSON and the keys throw into different types.
            throw new ProviderUnavailableException("The provider's configuration cannot be had.", exception);
        }

        // Discovery 1.0 §4.3: the issuer must be the one that was asked, or anybody's document could stand in for it.
        var isSafe = OpenIdSettings.IsSafe(found.AuthorizationEndpoint) && OpenIdSettings.IsSafe(found.TokenEndpoint);
        return isSafe && found.Issuer == Settings.Authority
            ? found
            : throw new ProviderUnavailableException("The provider's configuration is of another issuer or names unsafe addresses.");
    }
}
