using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace VideoDesk.Testing;

/// <summary>
/// Chooses ports for servers that cannot choose one themselves, or must keep it over a restart. They lie below the ports that Linux gives to
/// outgoing connections (ip_local_port_range, from 32768 on), where one that was free a moment ago is soon taken by somebody else; a lock
/// per port, held until this process ends, keeps other test processes off it.
/// </summary>
public static class FreePort
{
    /// <summary>Above 10080, which browsers refuse to open (Fetch standard, "port blocking").</summary>
    private const int First = 10_100;

    private const int Count = 9_900;

    private static readonly DirectoryInfo Locks = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"videodesk-ports-{Environment.UserName}"));
    private static readonly ConcurrentBag<FileStream> Held = [];

    /// <summary>A port on which nothing listens, on any IPv4 address, by TCP or UDP; no other call gives it again while this process lives.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next()
    {
        var start = Random.Shared.Next(Count);
        for (var i = 0; i < Count; i++)
        {
            var port = First + ((start + i) % Count);
            if (TryHold(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }

    /// <summary>Nothing is bound to it on any IPv4 address, by TCP or UDP.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            tcp.Bind(new IPEndPoint(IPAddress.Any, port));
            tcp.Listen();
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool TryHold(int port)
    {
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(Locks.FullName, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return false;
        }

        if (!IsFree(port))
        {
            held.Dispose();
            return false;
        }

        Held.Add(held);
        return true;
    }
}
