using System.Globalization;
using System.Net.Sockets;

namespace VideoDesk.Cluster;

/// <summary>
/// Debian's haproxy before the web nodes, as in <c>deploy/haproxy.cfg</c> without TLS: one address takes them in turn; one for each node
/// leads to that node, but once in some hundred times, while it is there, and to the others when it is not.
/// </summary>
internal sealed class Proxy : IAsyncDisposable
{
    private const string Program = "/usr/sbin/haproxy";

    private readonly ChildProgram _program;

    private readonly int[] _ports;

    private Proxy(ChildProgram program, int[] ports) => (_program, _ports) = (program, ports);

    /// <summary>Takes the web nodes in turn.</summary>
    public Uri Address => At(_ports[0]);

    /// <summary>Leads to one web node while it is there.</summary>
    public Uri Preferring(int web) => At(_ports[1 + web]);

    /// <summary>Starts it before nodes that may not run yet.</summary>
    /// <param name="folder">For its configuration.</param>
    /// <param name="webs">The web nodes.</param>
    /// <param name="port">Where the first address is; 0 for a free one.</param>
    public static async Task<Proxy> StartAsync(string folder, IReadOnlyList<ClusterNode> webs, int port)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("haproxy is not installed (Debian: haproxy); ./dev test installs it.");
        }

        int[] ports = [port == 0 ? FreePort.Next() : port, .. webs.Select(static _ => FreePort.Next())];
        var file = Path.Combine(folder, "haproxy.cfg");
        await File.WriteAllTextAsync(file, Configuration(webs, ports));
        var program = await ChildProgram.StartAsync([Program, "-db", "-f", file], folder);
        var proxy = new Proxy(program, ports);
        await Waiting.UntilAsync(() => $"haproxy listens: {program.Output}", async () =>
            program.IsRunning ? await ListensAsync(ports[0]) : throw await program.EndedAsync("haproxy"));
        return proxy;
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static Uri At(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    private static string Configuration(IReadOnlyList<ClusterNode> webs, int[] ports)
    {
        var servers = webs.Select(static (web, index) => $"    server web{index} {web.Endpoint}").ToArray();
        var text = new List<string>
        {
            """
            global
                maxconn 4000
            defaults
                mode http
                timeout connect 3s
                timeout client 30s
                timeout server 30s
                timeout tunnel 1h
                option forwardfor if-none
                option httpchk GET /readyz
                http-check expect status 200
                default-server check inter 1s fall 2 rise 1 observe layer4
                # Whoever meets a dead node is sent on to another at once; what changes something only if it never got there.
                retry-on conn-failure empty-response
                option redispatch 1
            """,
        };
        for (var index = 0; index < ports.Length; index++)
        {
            var preferred = index - 1;
            text.Add(string.Create(CultureInfo.InvariantCulture, $"listen front{index}\n    bind 127.0.0.1:{ports[index]}\n    balance roundrobin"));
            text.Add("    http-request disable-l7-retry unless METH_GET");
            text.Add("    http-request deny deny_status 404 if { path_beg -i /healthz /readyz /metrics }");
            text.AddRange(servers.Select((server, number) => preferred < 0 ? server : $"{server} weight {(number == preferred ? 256 : 1)}"));
        }

        return string.Join('\n', text) + "\n";
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
