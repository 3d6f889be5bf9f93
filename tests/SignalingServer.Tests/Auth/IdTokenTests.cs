using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using VideoDesk.SignalingServer.Auth;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Auth;

/// <summary>Which ID tokens are believed (OpenID Connect Core 1.0 §3.1.3.7), with keys of the test's own.</summary>
public sealed class IdTokenTests : IDisposable
{
    private const string Issuer = "https://id.example";
    private const string Client = "desk";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _nonce = IdTokens.NewNonce();

    [Fact]
    public async Task Token_ThatIsGood_NamesTheSubject() => Assert.Equal("roma-2", await ReadAsync(Token()));

    [Fact]
    public async Task Token_WithAnotherNonceOrNone_IsRefused()
    {
        await RefusesAsync<OpenIdConnectProtocolException>(Token(), IdTokens.NewNonce());
        await RefusesAsync<OpenIdConnectProtocolException>(Token(static claims => claims.Remove("nonce")));
        await RefusesAsync<OpenIdConnectProtocolException>(Token(), "");
    }

    [Fact]
    public async Task Token_OfAnotherIssuer_IsRefused() =>
        await RefusesAsync<SecurityTokenInvalidIssuerException>(Token(static claims => claims["iss"] = "https://evil.example"));

    [Fact]
    public async Task Token_ForAnotherClient_IsRefused() =>
        await RefusesAsync<SecurityTokenInvalidAudienceException>(Token(static claims => claims["aud"] = "other"));

    [Fact]
    public async Task Token_ForSeveralClientsWithAnotherAuthorizedParty_IsRefused() =>
        await RefusesAsync<OpenIdConnectProtocolException>(Token(static claims =>
        {
            claims["aud"] = new[] { Client, "other" };
            claims["azp"] = "other";
        }));

    [Fact]
    public async Task Token_ThatHasExpired_IsRefused() =>
        await RefusesAsync<SecurityTokenExpiredException>(Token(static claims => claims["exp"] = Seconds(-10)));

    [Fact]
    public async Task Token_WithoutExpiry_IsRefused() =>
        await RefusesAsync<SecurityTokenNoExpirationException>(Token(static claims => claims.Remove("exp")));

    [Fact]
    public async Task Token_WithoutSubject_IsRefused() =>
        await RefusesAsync<OpenIdConnectProtocolException>(Token(static claims => claims.Remove("sub")));

    [Fact]
    public async Task Token_WhoseContentWasChanged_IsRefused()
    {
        var (good, other) = (Token().Split('.'), Token(static claims => claims["sub"] = "roma-1").Split('.'));

        await RefusesAsync<SecurityTokenInvalidSignatureException>($"{good[0]}.{other[1]}.{good[2]}");
    }

    [Fact]
    public async Task Token_OfAKeyThatTheProviderDoesNotName_IsRefused() =>
        await RefusesAsync<SecurityTokenSignatureKeyNotFoundException>(Sign(Claims(), new ECDsaSecurityKey(_otherKey) { KeyId = "other" }));

    [Fact]
    public async Task Token_OfAnotherKeyUnderAKnownName_IsRefused() =>
        await RefusesAsync<SecurityTokenInvalidSignatureException>(Sign(Claims(), new ECDsaSecurityKey(_otherKey) { KeyId = "ours" }));

    /// <summary>Whoever knows the client's secret, or takes the public key for one, could make these.</summary>
    [Fact]
    public async Task Token_WithoutSignatureOrWithASharedSecret_IsRefused()
    {
        var secret = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = "ours" };

        var bare = new SecurityTokenDescriptor { Claims = Claims() };
        var shared = new SecurityTokenDescriptor { Claims = Claims(), SigningCredentials = new(secret, SecurityAlgorithms.HmacSha256) };

        await RefusesAsync<SecurityTokenInvalidSignatureException>(new JsonWebTokenHandler().CreateToken(bare));
        await RefusesAsync<SecurityTokenException>(new JsonWebTokenHandler().CreateToken(shared));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.!!.c")]
    [InlineData("e30.e30.c")]
    [InlineData("a.W10.c")]
    public async Task Token_Malformed_IsRefused(string token) =>
        await Assert.ThrowsAsync<AuthenticationFailureException>(() => ReadAsync(token));

    public void Dispose()
    {
        _key.Dispose();
        _otherKey.Dispose();
    }

    private static long Seconds(int minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

    private async Task RefusesAsync<T>(string token, string? nonce = null)
        where T : Exception
    {
        var error = await Assert.ThrowsAsync<AuthenticationFailureException>(() => ReadAsync(token, nonce));
        Assert.IsType<T>(error.InnerException, exactMatch: false);
    }

    private async Task<string> ReadAsync(string token, string? nonce = null)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
        configuration.SigningKeys.Add(new ECDsaSecurityKey(_key) { KeyId = "ours" });
        var known = await IdTokens.ReadAsync(
            (token, "access"), nonce ?? _nonce, new StaticConfigurationManager<OpenIdConnectConfiguration>(configuration), Client);
        return known.Subject;
    }

    private string Token(Action<Dictionary<string, object>>? change = null)
    {
        var claims = Claims();
        change?.Invoke(claims);
        return Sign(claims, new ECDsaSecurityKey(_key) { KeyId = "ours" });
    }

    private Dictionary<string, object> Claims() => new()
    {
        ["iss"] = Issuer,
        ["aud"] = Client,
        ["sub"] = "roma-2",
        ["nonce"] = _nonce,
        ["iat"] = Seconds(-1),
        ["exp"] = Seconds(10),
    };

    private static string Sign(Dictionary<string, object> claims, SecurityKey key) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256) });
}
