using System.Net.NetworkInformation;

namespace VideoDesk.Cluster;

/// <summary>What the kernel knows of TCP connections of this machine.</summary>
internal static class TcpConnections
{
    /// <summary>
    /// How many connections stand towards a port. Either end may be in a network of its own, whose connections are not seen here.
    /// </summary>
    public static int To(int port)
    {
        var standing = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Where(static connection => connection.State == TcpState.Established)
            .ToList();
        return Math.Max(
            standing.Count(connection => connection.RemoteEndPoint.Port == port),
            standing.Count(connection => connection.LocalEndPoint.Port == port));
    }
}
