using System.Net;
using System.Net.Sockets;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>Finds a TCP port for a server that cannot choose one itself.</summary>
internal static class FreePort
{
    public static int On(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
