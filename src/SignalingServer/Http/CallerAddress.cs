using System.Net;
using System.Net.Sockets;

namespace VideoDesk.SignalingServer.Http;

/// <summary>By what requests are counted: an IPv4 address, or the network of an IPv6 one, as whoever has one of those has all of its addresses.</summary>
internal static class CallerAddress
{
    /// <summary>Bytes of the part of an IPv6 address that a subscriber does not choose (RFC 4291 §2.5.4).</summary>
    private const int NetworkBytes = 8;

    /// <summary>Empty when the connection has none.</summary>
    public static string Of(HttpContext? context) => context?.Connection.RemoteIpAddress is { } address ? Of(address) : "";

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
