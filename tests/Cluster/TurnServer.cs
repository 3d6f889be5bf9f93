using System.Globalization;

namespace VideoDesk.Cluster;

/// <summary>Debian's coturn on loopback, with the shared secret from which web nodes make credentials for one call each.</summary>
internal sealed class TurnServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/turnserver";

    private readonly ChildProgram _program;

    private readonly int _port;

    private TurnServer(ChildProgram program, int port, string secret) => (_program, _port, Secret) = (program, port, secret);

    /// <summary>As <c>Turn:Secret</c>.</summary>
    public string Secret { get; }

    /// <summary>As <c>Turn:Urls</c>.</summary>
    public IReadOnlyList<string> Urls =>
    [
        string.Create(CultureInfo.InvariantCulture, $"turn:127.0.0.1:{_port}?transport=udp"),
        string.Create(CultureInfo.InvariantCulture, $"turn:127.0.0.1:{_port}?transport=tcp"),
    ];

    public static async Task<TurnServer> StartAsync(string folder)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("coturn is not installed (Debian: coturn); ./dev test installs it.");
        }

        var port = FreePort.Next();
        var secret = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));
        var file = Path.Combine(folder, "turnserver.conf");
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
             listening-ip=127.0.0.1
             relay-ip=127.0.0.1
             listening-port={port}
             min-port=49160
             max-port=49959
             realm=cluster.local
             fingerprint
             use-auth-secret
             static-auth-secret={secret}
             no-tls
             no-dtls
             no-cli
             no-multicast-peers
             # The relay nodes are on loopback too.
             allow-loopback-peers
             log-file=stdout
             simple-log
             pidfile={Path.Combine(folder, "turnserver.pid")}
             userdb={Path.Combine(folder, "turndb")}

             """);
        await File.WriteAllTextAsync(file, text);
        return new TurnServer(await ChildProgram.StartAsync([Program, "-c", file], folder), port, secret);
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
