using System.Net;
using Microsoft.Extensions.Configuration;
using VideoDesk.SignalingServer.Http;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Http;

/// <summary>Options of the command line, the folder of everything, and the addresses.</summary>
public sealed class ListeningTests
{
    [Theory]
    [InlineData("--data x --https --urls http://a", "--Data:Folder=x --Https:SelfMade=true --urls http://a")]
    [InlineData("--data=y", "--Data:Folder=y")]
    [InlineData("--Data:Folder=z", "--Data:Folder=z")]
    [InlineData("--database=z", "--database=z")]
    public void Expand_ShortOptions_BecomeConfiguration(string given, string expected) =>
        Assert.Equal(expected.Split(' '), ShortOptions.Expand(given.Split(' ')));

    [Theory]
    [InlineData("--data")]
    [InlineData("--data=")]
    [InlineData("--data --https")]
    public void Expand_DataWithoutAFolder_IsRefused(string given) =>
        Assert.Contains("--data", Assert.Throws<InvalidOperationException>(() => ShortOptions.Expand(given.Split(' '))).Message, StringComparison.Ordinal);

    [Fact]
    public void DataFolder_Set_IsWhereEverythingGoesThatIsNotSetItself()
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Data:Folder", "/srv/desk"), new("Mail:Folder", "/var/mails")]);

        DataFolder.AddDefaults(configuration);

        Assert.Equal(
            ("/srv/desk/videodesk.db", "/srv/desk/keys", "/var/mails"),
            (configuration["Storage:SqliteFile"], configuration["Auth:KeysFolder"], configuration["Mail:Folder"]));
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://127.0.0.1:6000;http://localhost:6001", "http://127.0.0.1:6000")]
    [InlineData("http://0.0.0.0:6000", "http://localhost:6000")]
    [InlineData("http://localhost:5080;https://192.0.2.7:5443", "https://192.0.2.7:5443")]
    [InlineData("http://127.0.0.1:0", null)]
    public void PublicAddress_NotConfigured_FollowsWhereTheServerListens(string urls, string? expected)
    {
        using var configuration = new ConfigurationManager();

        PublicAddress.AddDefault(configuration, urls);

        Assert.Equal(expected, configuration["Mail:PublicUrl"]);
    }

    [Fact]
    public void ToOpen_EveryAddress_NamesThisMachinesOwn()
    {
        var addresses = PublicAddress.ToOpen(["http://localhost:5080", "https://[::]:5443"]);

        Assert.Equal(["http://localhost:5080", "https://localhost:5443"], addresses.Take(2));
        Assert.Equal(MachineAddresses.OnNetworks().Count, addresses.Count - 2);
        Assert.All(addresses, static address => Assert.True(Uri.IsWellFormedUriString(address, UriKind.Absolute), address));
    }

    [Fact]
    public void Relay_UnlessToldOtherwise_KeepsToLoopback()
    {
        using var configuration = new ConfigurationManager();

        Assert.Equal([IPAddress.Loopback], RelaySettings.Read(configuration).ListenAddresses);
    }

    [Fact]
    public void Relay_ToldEveryAddress_ListensOnThemWithLoopbackLast()
    {
        using var configuration = new ConfigurationManager();
        configuration["Relay:EveryAddress"] = "true";

        var addresses = RelaySettings.Read(configuration).ListenAddresses;

        Assert.Equal(IPAddress.Loopback, addresses[^1]);
        Assert.InRange(addresses.Count, 1, 8);
        Assert.Equal(MachineAddresses.OnNetworks().Where(MachineAddresses.IsUsable).Take(7), addresses.SkipLast(1));
    }
}
