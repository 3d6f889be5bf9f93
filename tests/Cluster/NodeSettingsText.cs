using System.Globalization;
using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.Cluster;

/// <summary>What the nodes of a cluster are told, in command-line form.</summary>
internal sealed class NodeSettingsText(ClusterPlan plan, RunningCluster cluster)
{
    private const string Loopback = "127.0.0.1";

    public NodePlan OfWeb(int number)
    {
        var id = Name("web", number);
        List<string> settings =
        [
            .. Common(id), "--Node:Roles=web", $"--Storage:PostgreSql={DatabaseFor(id)}", $"--Data:Folder={cluster.DataFolder}",
            $"--WebRoot={Path.Combine(Repository.Root, "src", "WebClient", "dist")}", "--Http:TrustedProxies=127.0.0.1",
            $"--Demo:Guide={plan.HasGuide && number == 1}", .. plan.WebSettings,
        ];
        if (cluster.Turn is { } turn)
        {
            settings.Add($"--Turn:Secret={turn.Secret}");
            settings.AddRange(turn.Urls.Select(static (url, index) => string.Create(CultureInfo.InvariantCulture, $"--Turn:Urls:{index}={url}")));
        }

        return Placed(id, settings);
    }

    public NodePlan OfRelay(int number)
    {
        var id = Name("relay", number);
        var control = plan.Apart is null ? Loopback : plan.Apart == id ? cluster.Apart!.Control.There : cluster.Apart!.Rest.Here;
        List<string> settings =
        [
            .. Common(id), "--Node:Roles=relay", "--Relay:Loops=1", $"--Data:Folder={Path.Combine(cluster.Folder, id)}",
        ];
        if (plan.Apart == id)
        {
            settings.Add($"--Relay:ListenAddresses:0={cluster.Apart!.Rest.There}");
        }

        var at = string.Create(CultureInfo.InvariantCulture, $"http://{control}:{FreePort.Next()}");
        return Placed(id, settings) with { Control = new Uri(at) };
    }

    private static string Name(string role, int number) => string.Create(CultureInfo.InvariantCulture, $"{role}{number}");

    private NodePlan Placed(string id, IReadOnlyList<string> settings) => plan.Apart == id
        ? new NodePlan(id, cluster.Apart!.Rest.There, settings) { Before = cluster.Apart.Enter }
        : new NodePlan(id, Loopback, settings);

    private string[] Common(string id) =>
    [
        $"--Nodes:Redis={(plan.Apart == id ? cluster.Apart!.Lead(cluster.Apart.Control, cluster.Redis.Address) : cluster.Redis.Address)}",
        $"--Nodes:ControlKey={NodeProcess.Key}",
    ];

    private string DatabaseFor(string id)
    {
        if (plan.Apart != id)
        {
            return cluster.Database;
        }

        var text = new Npgsql.NpgsqlConnectionStringBuilder(cluster.Database);
        var led = cluster.Apart!.Lead(cluster.Apart.Rest, $"{text.Host}:{text.Port}").Split(':');
        (text.Host, text.Port) = (led[0], int.Parse(led[1], CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
