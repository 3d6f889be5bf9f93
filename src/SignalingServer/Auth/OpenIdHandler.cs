using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>The identity is good, but nobody of an office has it.</summary>
internal sealed class OfficialUnknownException() : AuthenticationFailureException("No official is known by this subject.");

/// <summary>
/// Code flow with PKCE (OpenID Connect Core 1.0 §3.1, RFC 7636) on the framework's OAuth handler, which keeps state, correlation cookie
/// and code verifier. What OpenID adds is here: discovered endpoints, the nonce, the ID token.
/// </summary>
internal sealed class OpenIdHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, OpenIdProvider provider, Catalogue catalogue)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    /// <summary>Where the encrypted state of a sign-in keeps its nonce.</summary>
    private const string NonceKey = ".nonce";

    private readonly OpenIdProvider _provider = provider;
    private readonly Catalogue _catalogue = catalogue;

    /// <summary>Found before the base class asks for an address, as it asks synchronously. A handler serves one request.</summary>
    private OpenIdConnectConfiguration? _configuration;

    private CancellationToken Cancellation => Context.RequestAborted;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _configuration = await _provider.FindAsync(Cancellation);
        await base.HandleChallengeAsync(properties);
    }

    /// <summary>The parameters are the base class's; they go to the discovered endpoint, with a nonce.</summary>
    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = IdTokens.NewNonce();
        properties.Items[NonceKey] = nonce;
        var query = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query);
        query[OpenIdConnectParameterNames.Nonce] = nonce;
        return QueryHelpers.AddQueryString(_configuration!.AuthorizationEndpoint, query);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var configuration = await _provider.FindAsync(Cancellation);
        using var form = new FormUrlEncodedContent(
        [
            new(OpenIdConnectParameterNames.GrantType, OpenIdConnectGrantTypes.AuthorizationCode),
            new(OpenIdConnectParameterNames.Code, context.Code),
            new(OpenIdConnectParameterNames.RedirectUri, context.RedirectUri),
            new(OpenIdConnectParameterNames.ClientId, Options.ClientId),
            new(OpenIdConnectParameterNames.ClientSecret, Options.ClientSecret),
            new(OAuthConstants.CodeVerifierKey, context.Properties.Items[OAuthConstants.CodeVerifierKey]!),
        ]);
        try
        {
            using var response = await Backchannel.PostAsync(configuration.TokenEndpoint, form, Cancellation);
            var body = await response.Content.ReadAsStringAsync(Cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => OAuthTokenResponse.Success(JsonDocument.Parse(body)),
                >= HttpStatusCode.InternalServerError =>
                    throw new ProviderUnavailableException($"The token endpoint answered {response.StatusCode}."),
                _ => OAuthTokenResponse.Failed(new AuthenticationFailureException($"The token endpoint answered {response.StatusCode}.")),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            || (exception is OperationCanceledException && !Cancellation.IsCancellationRequested))
        {
            throw new ProviderUnavailableException("The token endpoint cannot be reached, or answers nothing usable.", exception);
        }
    }

    /// <summary>Nothing of the provider's tokens is kept: who it is has been proved, and that is all they are for.</summary>
    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        if (tokens.Response?.RootElement is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty(OpenIdConnectParameterNames.IdToken, out var token)
            || token is not { ValueKind: JsonValueKind.String })
        {
            throw new AuthenticationFailureException("The token endpoint gave no ID token.");
        }

        properties.Items.Remove(NonceKey, out var nonce);
        var known = await IdTokens.ReadAsync(
            (token.GetString()!, tokens.AccessToken ?? ""), nonce ?? "", _provider.Configurations, Options.ClientId);
        var principal = await PrincipalAsync(known);
        if (SignInPath.IsAdministratorAlone(principal))
        {
            properties.RedirectUri = SignInPath.Operations;
        }

        return new AuthenticationTicket(principal, properties, Scheme.Name);
    }

    /// <summary>Officials are known by their subject; who runs the servers is known by a role that the provider says.</summary>
    private async Task<ClaimsPrincipal> PrincipalAsync(JsonWebToken token)
    {
        var isAdministrator = IdTokens.Has(token, _provider.Settings.RoleClaim, _provider.Settings.AdministratorRole);
        if (await FindAsync(new OfficialId(token.Subject)) is { } official)
        {
            var principal = CallerClaims.Of(official, Scheme.Name);
            return isAdministrator ? CallerClaims.AndAdministrator(principal) : principal;
        }

        return isAdministrator
            ? CallerClaims.OfAdministrator(token.Subject, token.TryGetPayloadValue("name", out string name) ? name : token.Subject, Scheme.Name)
            : throw new OfficialUnknownException();
    }

    private async Task<Official?> FindAsync(OfficialId id)
    {
        foreach (var office in await _catalogue.OfficesAsync(Cancellation))
        {
            var officials = await _catalogue.OfficialsAsync(office.Id, Cancellation);
            if (officials.FirstOrDefault(known => known.Id == id) is { } official)
            {
                return official;
            }
        }

        return null;
    }
}
