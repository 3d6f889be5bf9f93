using System.IdentityModel.Tokens.Jwt;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Reads ID tokens (OpenID Connect Core 1.0 §3.1.3.7). Everything that is checked is checked by the library.</summary>
internal static class IdTokens
{
    /// <summary>Clocks of two machines differ a little.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Signatures with a key pair only: "none" and shared secrets are not for ID tokens of a provider that has keys.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private static readonly OpenIdConnectProtocolValidator Protocol = new();

    /// <summary>A value for one sign-in; the token of that sign-in, and of no other, must carry it.</summary>
    public static string NewNonce() => Protocol.GenerateNonce();

    /// <summary>What a good token says.</summary>
    /// <param name="tokens">ID token and access token, as the token endpoint gave them.</param>
    /// <param name="nonce">Of this sign-in.</param>
    /// <param name="configurations">Issuer and keys; asked again when the token names an unknown key.</param>
    /// <param name="clientId">For whom the token must be.</param>
    /// <exception cref="AuthenticationFailureException">
    /// Signature, issuer, audience, time or nonce are not good; the inner exception says which.
    /// </exception>
    public static async Task<JsonWebToken> ReadAsync(
        (string Id, string Access) tokens, string nonce, BaseConfigurationManager configurations, string clientId)
    {
        var result = await Handler.ValidateTokenAsync(tokens.Id, new TokenValidationParameters
        {
            ConfigurationManager = configurations,
            ValidAudience = clientId,
            ValidAlgorithms = Algorithms,
            ClockSkew = ClockSkew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
        });
        if (result is not { IsValid: true, SecurityToken: JsonWebToken known })
        {
            throw new AuthenticationFailureException("The ID token is not good.", result.Exception);
        }

        CheckSignIn(known, tokens.Access, nonce, clientId);
        return known;
    }

    /// <summary>Whether a claim is a text, or a list of texts, with this among them.</summary>
    public static bool Has(JsonWebToken token, string claim, string value) =>
        token.Claims.Any(known => known.Type == claim && known.Value == value);

    /// <summary>Nonce, authorized party, hash of the access token, and that the token says who, when and until when.</summary>
    private static void CheckSignIn(JsonWebToken token, string accessToken, string nonce, string clientId)
    {
        try
        {
            Protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = clientId,
                Nonce = nonce,
                ProtocolMessage = new OpenIdConnectMessage { IdToken = token.EncodedToken, AccessToken = accessToken },
                ValidatedIdToken = JwtSecurityTokenConverter.Convert(token),
            });
        }
        catch (OpenIdConnectProtocolException exception)
        {
            throw new AuthenticationFailureException("The ID token is not of this sign-in.", exception);
        }
    }
}
