using System.Diagnostics;
using System.Globalization;

namespace VideoDesk.Cluster.Networks;

/// <summary>A cable between this machine and a node that lives apart.</summary>
/// <param name="Device">This machine's end.</param>
/// <param name="Here">This machine's address on it.</param>
/// <param name="There">The node's.</param>
internal sealed record Cable(string Device, string Here, string There)
{
    /// <summary>Cuts it as a real network is cut: nothing is told, nothing arrives.</summary>
    public Task PullAsync() => NodeNetwork.IpAsync($"link set {Device} down");

    public Task PlugAsync() => NodeNetwork.IpAsync($"link set {Device} up");
}

/// <summary>
/// A network namespace for one node, which reaches this machine over two cables and nothing else: one for its control connections and
/// Redis, one for everything else. Needs root.
/// </summary>
internal sealed class NodeNetwork : IAsyncDisposable
{
    private const string Prefix = "vdn";

    /// <summary>Where the kernel's named namespaces are.</summary>
    private const string Namespaces = "/run/netns";

    /// <summary>Unique on the machine; the kernel takes names of at most 15 characters.</summary>
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}");

    private readonly List<PortForward> _leads = [];

    private NodeNetwork() => (Control, Rest) = (CableOf(0), CableOf(1));

    /// <summary>Redis, and the control of a relay node.</summary>
    public Cable Control { get; }

    /// <summary>The database, pages, hub, media.</summary>
    public Cable Rest { get; }

    /// <summary>Before a command: runs it there.</summary>
    public IReadOnlyList<string> Enter => ["ip", "netns", "exec", _name];

    public static async Task<NodeNetwork> LayAsync()
    {
        await TakeAwayAsync();
        var network = new NodeNetwork();
        try
        {
            await IpAsync($"netns add {network._name}");
            await IpAsync($"-n {network._name} link set lo up");
            await network.LayAsync(network.Control);
            await network.LayAsync(network.Rest);

            // A browser tries every address of this machine: what belongs to one cable must not come over the other, nor be answered there.
            await IpAsync($"netns exec {network._name} sysctl -q -w net.ipv4.conf.all.rp_filter=1");
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a server of this machine's loopback reachable over a cable; where it is for the node.</summary>
    public string Lead(Cable cable, string server)
    {
        var lead = new PortForward(cable.Here, server);
        _leads.Add(lead);
        return lead.Address;
    }

    /// <summary>
    /// From now on both cables lose packets at random, in both directions, and servers are further away. What TCP has to send again comes later
    /// still, by a fifth of a second at least: it waits so long for an answer.
    /// </summary>
    /// <param name="percent">Of a hundred packets so many are lost, 1 to 99.</param>
    /// <param name="delay">On the way to a server that was led here, and on the way back.</param>
    public async Task SpoilAsync(int percent, TimeSpan delay)
    {
        _leads.ForEach(lead => lead.Delay = delay);
        foreach (var cable in (Cable[])[Control, Rest])
        {
            foreach (var direction in (string[])["INPUT -i", "OUTPUT -o"])
            {
                await IpAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"netns exec {_name} iptables -A {direction} {EndThere(cable)} -m statistic --mode random --probability 0.{percent:00} -j DROP"));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Endings.AllAsync(
        [
            () => Endings.AllAsync(_leads),
            () => Directory.Exists(DeviceFolder(Control)) ? IpAsync($"link delete {Control.Device}") : Task.CompletedTask,
            () => Directory.Exists(DeviceFolder(Rest)) ? IpAsync($"link delete {Rest.Device}") : Task.CompletedTask,
            () => File.Exists(Path.Combine(Namespaces, _name)) ? IpAsync($"netns delete {_name}") : Task.CompletedTask,
        ]);
    }

    /// <summary>There while the kernel has the cable; a network that could not be laid has only some.</summary>
    private static string DeviceFolder(Cable cable) => $"/sys/class/net/{cable.Device}";

    internal static async Task IpAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ip {arguments}: {errors} (a network of one's own needs root)");
        }
    }

    /// <summary>The node's end of a cable.</summary>
    private static string EndThere(Cable cable) => cable.Device + "t";

    private Cable CableOf(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"{_name}{(char)('a' + number)}"),
        string.Create(CultureInfo.InvariantCulture, $"10.78.{number}.1"),
        string.Create(CultureInfo.InvariantCulture, $"10.78.{number}.2"));

    private async Task LayAsync(Cable cable)
    {
        var there = EndThere(cable);
        await IpAsync($"link add {cable.Device} type veth peer name {there} netns {_name}");
        await IpAsync($"addr add {cable.Here}/30 dev {cable.Device}");
        await IpAsync($"link set {cable.Device} up");
        await IpAsync($"-n {_name} addr add {cable.There}/30 dev {there}");
        await IpAsync($"-n {_name} link set {there} up");
    }

    /// <summary>Networks of runs that were ended before they could take them away: they have the same addresses.</summary>
    private static async Task TakeAwayAsync()
    {
        foreach (var path in Directory.Exists(Namespaces) ? Directory.GetFiles(Namespaces, $"{Prefix}*") : [])
        {
            var name = Path.GetFileName(path);
            if (int.TryParse(name.AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var process) && !Directory.Exists($"/proc/{process}"))
            {
                await IpAsync($"netns delete {name}");
            }
        }
    }
}
