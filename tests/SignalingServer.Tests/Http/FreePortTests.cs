using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Http;

/// <summary>A server of the tests that is given a port must find it free: also a moment later, and when it is started again.</summary>
public sealed class FreePortTests
{
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    [Fact]
    public void Next_AskedOften_GivesNoPortTwice()
    {
        var ports = Enumerable.Range(0, 200).Select(static _ => FreePort.Next()).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    [Fact]
    public async Task Next_OnLinux_IsNotWhatOutgoingConnectionsAreGiven()
    {
        var range = await File.ReadAllTextAsync("/proc/sys/net/ipv4/ip_local_port_range", TestContext.Current.CancellationToken);
        var firstOutgoing = int.Parse(range.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);

        Assert.True(FreePort.Next() < firstOutgoing);
    }

    [Theory]
    [InlineData(SocketType.Stream, ProtocolType.Tcp)]
    [InlineData(SocketType.Dgram, ProtocolType.Udp)]
    public void IsFree_WhereSomebodyIsBoundToOneAddress_IsFalse(SocketType type, ProtocolType protocol)
    {
        var port = FreePort.Next();
        Assert.True(FreePort.IsFree(port));
        using var other = new Socket(AddressFamily.InterNetwork, type, protocol);
        other.Bind(new IPEndPoint(IPAddress.Loopback, port));
        if (type is SocketType.Stream)
        {
            other.Listen();
        }

        Assert.False(FreePort.IsFree(port));
    }
}
