using Microsoft.AspNetCore.HttpOverrides;

namespace VideoDesk.SignalingServer.Http;

/// <summary>
/// Behind a proxy the caller's address, scheme and host are those that the proxy says, if it is one that the configuration names; of anybody
/// else such headers are not believed.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>Addresses and networks (<c>10.0.0.0/8</c>), with commas between.</summary>
    public const string Key = "Http:TrustedProxies";

    /// <exception cref="InvalidOperationException">Something in the list is neither an address nor a network.</exception>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var networks = Read(app.Configuration[Key]);
        if (networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    public static IReadOnlyList<System.Net.IPNetwork> Read(string? list) =>
    [
        .. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static entry =>
            System.Net.IPNetwork.TryParse(entry, out var network) ? network
            : System.Net.IPAddress.TryParse(entry, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException($"{Key}: '{entry}' is neither an address nor a network.")),
    ];
}
