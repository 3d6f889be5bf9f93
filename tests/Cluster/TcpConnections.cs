using System.Net.NetworkInformation;

namespace VideoDesk.Cluster;

/// <summary>What the kernel knows of TCP connections of this machine.</summary>
internal static class TcpConnections
{
    /// <summary>How many connections stand towards a port, seen from those who opened them.</summary>
    public static int To(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.State == TcpState.Established && connection.RemoteEndPoint.Port == port);
}
