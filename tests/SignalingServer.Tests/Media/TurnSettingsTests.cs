using Microsoft.Extensions.Configuration;
using VideoDesk.SignalingServer.Media;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Media;

/// <summary>What cannot work stops the start with its key and the rule.</summary>
public sealed class TurnSettingsTests
{
    private const string Secret = "Turn:Secret=0123456789abcdef0123456789abcdef";

    [Fact]
    public void Read_NothingSet_HasNoServers() => Assert.False(Read("").IsOn);

    [Theory]
    [InlineData("turn:turn.example.it")]
    [InlineData("turn:turn.example.it:3478?transport=udp")]
    [InlineData("turns:203.0.113.10:443?transport=tcp")]
    [InlineData("turn:[2001:db8::1]:3478")]
    public void Read_AnAddressOfRfc7065_IsTaken(string url) => Assert.Equal([url], Read($"Turn:Urls:0={url} {Secret}").Urls);

    [Theory]
    [InlineData("Turn:Urls:0=turn.example.it:3478 " + Secret, "Turn:Urls")]
    [InlineData("Turn:Urls:0=stun:turn.example.it " + Secret, "Turn:Urls")]
    [InlineData("Turn:Urls:0=turn:turn.example.it:0 " + Secret, "Turn:Urls")]
    [InlineData("Turn:Urls:0=turn:turn.example.it:70000 " + Secret, "Turn:Urls")]
    [InlineData("Turn:Urls:0=turns:turn.example.it?transport=udp " + Secret, "Turn:Urls")]
    [InlineData("Turn:Urls:0=turn:user@turn.example.it " + Secret, "Turn:Urls")]
    [InlineData(Secret, "Turn:Urls")]
    [InlineData("Turn:Urls:0=turn:turn.example.it", "Turn:Secret")]
    [InlineData("Turn:Urls:0=turn:turn.example.it Turn:Secret=short", "Turn:Secret")]
    public void Read_WhatCannotWork_IsRefusedWithItsKey(string settings, string key)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Read(settings)).Message;

        Assert.StartsWith(key + ": ", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfSettings_KeepsTheSecret() =>
        Assert.Equal("turn:turn.example.it", Read("Turn:Urls:0=turn:turn.example.it " + Secret).ToString());

    private static TurnSettings Read(string settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static setting => setting.Split('=', 2))
            .Select(static pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])));
        return TurnSettings.Read(configuration);
    }
}
