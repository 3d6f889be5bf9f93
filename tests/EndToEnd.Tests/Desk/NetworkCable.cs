using System.Diagnostics;
using System.Globalization;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>
/// A private network of two ends: this machine's, and a namespace that reaches nothing else, where a browser lives. Pulling the cable cuts
/// the browser off as a real network does: nothing is told, nothing arrives. Needs root.
/// </summary>
internal sealed class NetworkCable : IAsyncDisposable
{
    /// <summary>This machine's end, where servers listen.</summary>
    public const string ServerAddress = "10.77.0.1";

    private const string BrowserAddress = "10.77.0.2";

    private const string Prefix = "vd";

    /// <summary>Where the kernel's named namespaces are.</summary>
    private const string Namespaces = "/run/netns";

    /// <summary>Unique on the machine; the kernel takes names of at most 15 characters.</summary>
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-cable-");

    private NetworkCable()
    {
    }

    /// <summary>Starts Chromium at the far end.</summary>
    public string Browser => Path.Combine(_folder.FullName, "chromium");

    private string HereEnd => $"{_name}a";

    private string ThereEnd => $"{_name}b";

    public static async Task<NetworkCable> LayAsync()
    {
        await TakeAwayAsync();
        var cable = new NetworkCable();
        await IpAsync($"netns add {cable._name}");
        await IpAsync($"link add {cable.HereEnd} type veth peer name {cable.ThereEnd} netns {cable._name}");
        await IpAsync($"addr add {ServerAddress}/30 dev {cable.HereEnd}");
        await IpAsync($"link set {cable.HereEnd} up");
        await IpAsync($"-n {cable._name} addr add {BrowserAddress}/30 dev {cable.ThereEnd}");
        await IpAsync($"-n {cable._name} link set lo up");
        await IpAsync($"-n {cable._name} link set {cable.ThereEnd} up");
        await IpAsync($"-n {cable._name} route add default via {ServerAddress}");
        var script = $"#!/bin/sh\nexec ip netns exec {cable._name} {BrowserFixture.Program} \"$@\"\n";
        await File.WriteAllTextAsync(cable.Browser, script, TestContext.Current.CancellationToken);
        await RunAsync("chmod", $"700 {cable.Browser}");
        return cable;
    }

    public Task PullAsync() => IpAsync($"link set {HereEnd} down");

    public Task PlugAsync() => IpAsync($"link set {HereEnd} up");

    public async ValueTask DisposeAsync()
    {
        // Its other end goes with it.
        await IpAsync($"link delete {HereEnd}");
        await IpAsync($"netns delete {_name}");
        _folder.Delete(recursive: true);
    }

    /// <summary>Cables of runs that were ended before they could take them away: they have the same addresses.</summary>
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

    private static Task IpAsync(string arguments) => RunAsync("ip", arguments);

    private static async Task RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{program} {arguments}: {errors} (a network of one's own needs root)");
    }
}
