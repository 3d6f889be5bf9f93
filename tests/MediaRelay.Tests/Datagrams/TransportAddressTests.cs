using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Datagrams;

public class TransportAddressTests
{
    [Theory]
    [InlineData("192.0.2.1:5000", true)]
    [InlineData("255.255.255.255:65535", true)]
    [InlineData("0.0.0.0:0", true)]
    [InlineData("[2001:db8::1]:443", false)]
    [InlineData("[::1]:1", false)]
    [InlineData("[::]:9", false)]
    public void ToIPEndPoint_AnyEndPoint_ComesBack(string text, bool isIPv4)
    {
        var endPoint = IPEndPoint.Parse(text);
        var address = TransportAddress.From(endPoint, PathKind.Tcp, socket: 200);
        Assert.Equal(endPoint, address.ToIPEndPoint());
        Assert.Equal((isIPv4, endPoint.Port, PathKind.Tcp, 200), (address.IsIPv4, address.Port, address.Kind, address.Socket));
    }

    [Fact]
    public void From_MappedAddress_IsTheIPv4One()
    {
        var plain = TransportAddress.From(IPEndPoint.Parse("192.0.2.1:5000"));
        var mapped = TransportAddress.From(IPEndPoint.Parse("[::ffff:192.0.2.1]:5000"));
        Assert.Equal(plain, mapped);
        Assert.Equal(plain.GetHashCode(), mapped.GetHashCode());
    }

    [Fact]
    public void Equals_AnyPartDiffers_IsFalse()
    {
        var address = new TransportAddress(1, 2, 3, PathKind.Udp, 4);
        Assert.True(address == new TransportAddress(1, 2, 3, PathKind.Udp, 4));
        TransportAddress[] others =
        [
            new(9, 2, 3, PathKind.Udp, 4), new(1, 9, 3, PathKind.Udp, 4), new(1, 2, 9, PathKind.Udp, 4),
            new(1, 2, 3, PathKind.Tcp, 4), new(1, 2, 3, PathKind.Udp, 9), default,
        ];
        Assert.All(others, other => Assert.True(address != other && !address.Equals((object)other)));
        Assert.False(address.Equals(new object()));
    }

    [Fact]
    public void GetHashCode_PortsOfOneHost_AreSpread()
    {
        var host = IPAddress.Parse("192.0.2.1");
        var hashes = Enumerable.Range(1, 60_000).Select(port => TransportAddress.From(new IPEndPoint(host, port)).GetHashCode()).ToHashSet();
        Assert.True(hashes.Count > 59_000, $"{hashes.Count} of 60,000");
    }

    [Theory]
    [InlineData("192.0.2.1:5000")]
    [InlineData("[2001:db8::7334]:50443")]
    public void ToString_AnyAddress_IsHidden(string text)
    {
        var endPoint = IPEndPoint.Parse(text);
        var shown = $"{TransportAddress.From(endPoint)}";
        Assert.StartsWith("Udp#", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(endPoint.Address.ToString(), shown, StringComparison.Ordinal);
        Assert.DoesNotContain("2.1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("7334", shown, StringComparison.Ordinal);
    }
}
