using System.Net;
using Microsoft.Extensions.Configuration.Memory;

namespace VideoDesk.SignalingServer.Http;

/// <summary>The address that links start with where nobody configured one: in Development, where the server itself listens.</summary>
internal static class PublicAddress
{
    /// <summary>What <c>Mail:PublicUrl</c> is called.</summary>
    private const string Key = "Mail:PublicUrl";

    /// <summary>Makes links follow the server's own addresses, unless they are configured or a port is only known later.</summary>
    public static void AddDefault(ConfigurationManager configuration, string urls)
    {
        if (Of(urls) is { } address)
        {
            ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new(Key, address)] });
        }
    }

    /// <summary>The addresses to open for those that a server listens on: of "all addresses", each of the machine's.</summary>
    public static IReadOnlyList<string> ToOpen(IEnumerable<string> listening) => [.. listening.SelectMany(ToOpen).Distinct()];

    /// <summary>TLS comes first: other devices can only use that. Null when none has a port yet.</summary>
    private static string? Of(string urls)
    {
        var all = ToOpen(urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var known = all.Where(static address => !address.EndsWith(":0", StringComparison.Ordinal)).ToList();
        return known.FirstOrDefault(IsForOthers) ?? known.FirstOrDefault(IsLoopback);
    }

    private static IEnumerable<string> ToOpen(string listening)
    {
        var binding = BindingAddress.Parse(listening);
        if (binding.IsUnixPipe)
        {
            return [];
        }

        var isEverywhere = binding.Host is "*" or "+" or "0.0.0.0" or "[::]";
        IEnumerable<string> hosts = isEverywhere
            ? ["localhost", .. MachineAddresses.OnNetworks().Select(HostOf)]
            : [binding.Host];
        return hosts.Select(host => $"{binding.Scheme}://{host}:{binding.Port}");
    }

    private static string HostOf(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static bool IsForOthers(string address) => address.StartsWith("https:", StringComparison.Ordinal) && !IsLoopback(address);

    private static bool IsLoopback(string address) => new Uri(address).IsLoopback;
}
