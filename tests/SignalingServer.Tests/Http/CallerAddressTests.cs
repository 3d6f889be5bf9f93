using System.Net;
using VideoDesk.SignalingServer.Http;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Http;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("::1", "::/64")]
    public void Address_CountsAsWhatASubscriberCannotChange(string address, string counted) =>
        Assert.Equal(counted, CallerAddress.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData(null, "")]
    [InlineData("10.1.2.3", "10.1.2.3/32")]
    [InlineData("10.0.0.0/8, fd00::/8", "10.0.0.0/8 fd00::/8")]
    public void TrustedProxies_AreAddressesAndNetworks(string? list, string read) =>
        Assert.Equal(read, string.Join(' ', TrustedProxies.Read(list)));

    [Theory]
    [InlineData("proxy")]
    [InlineData("10.0.0.1/8x")]
    [InlineData("10.0.0.0/33")]
    public void TrustedProxies_ThatAreNone_StopTheStart(string list) =>
        Assert.Contains("Http:TrustedProxies", Assert.Throws<InvalidOperationException>(() => TrustedProxies.Read(list)).Message, StringComparison.Ordinal);
}
