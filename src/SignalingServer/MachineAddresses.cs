using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace VideoDesk.SignalingServer;

/// <summary>The addresses under which this machine is reached.</summary>
internal static class MachineAddresses
{
    /// <summary>Those of the networks it is on, IPv4 first; without loopback and without addresses that need the name of a network card.</summary>
    public static IReadOnlyList<IPAddress> OnNetworks() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(static card => card.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .Where(static card => card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
            .Select(static unicast => unicast.Address)
            .Where(static address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !address.IsIPv6Multicast)
            .Distinct()
            .OrderBy(static address => address.AddressFamily == AddressFamily.InterNetworkV6),
    ];

    /// <summary>Whether something can listen there now: an address may be there and not be usable yet.</summary>
    public static bool IsUsable(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
