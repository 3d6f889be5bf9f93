using System.Text.Json;
using VideoDesk.SignalingServer.Media;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Media;

/// <summary>Credentials of limited time, in coturn's form.</summary>
public sealed class TurnAccessTests
{
    private static readonly TurnSettings Settings = new(["turn:turn.example.it"], "a-secret-of-the-tests-that-is-long-enough");

    /// <summary>The value was made with <c>openssl dgst -sha1 -hmac</c>.</summary>
    [Fact]
    public void Grant_OfASeat_IsNameWithItsEndAndItsKeyedHash()
    {
        var server = TurnAccess.Grant(Settings, "taxpayer", DateTimeOffset.FromUnixTimeSeconds(1764000000));

        Assert.Equal(("1764000000:taxpayer", "Hxw7G6cPVB3Ve60aTF3m30gMSaM="), (server.Username, server.Credential));
        Assert.DoesNotContain(server.Credential, server.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("createTransport", true)]
    [InlineData("restartIce", true)]
    [InlineData("connectTransport", false)]
    [InlineData("transportStatistics", false)]
    public void Extend_OnlyWhereABrowserLooksForWays_AddsServers(string method, bool has)
    {
        var reply = new TurnAccess(Settings).Extend(new MediaReply(new { Id = "t" }, null), method, "taxpayer", TurnAccess.OfCheck);

        var answer = JsonSerializer.SerializeToElement(reply.Data, MediaJson.Options);
        Assert.Equal("t", answer.GetProperty("id").GetString());
        Assert.Equal(has, answer.TryGetProperty("iceServers", out _));
    }

    [Fact]
    public void Extend_OfARefusalOrWithoutServers_ChangesNothing()
    {
        MediaReply refused = MediaError.NotAllowed;
        var without = new TurnAccess(new TurnSettings([], ""));
        var reply = new MediaReply(new { Id = "t" }, null);

        Assert.Equal(refused, new TurnAccess(Settings).Extend(refused, "createTransport", "taxpayer", TurnAccess.OfCall));
        Assert.Equal(reply, without.Extend(reply, "createTransport", "taxpayer", TurnAccess.OfCall));
    }
}
