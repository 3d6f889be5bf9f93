using System.Net;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>How a scenario is run and measured.</summary>
internal sealed record RunOptions
{
    public required Scenario Scenario { get; init; }

    public required IPAddress Address { get; init; }

    public required SrtpProfile Profile { get; init; }

    /// <summary>Whether Janus runs too.</summary>
    public bool AgainstJanus { get; init; }

    /// <summary>Length of one measured window.</summary>
    public int Seconds { get; init; }

    /// <summary>Media flows for so long before the first window of a server: its code is compiled and its memory grown by then.</summary>
    public int WarmUpSeconds { get; init; }

    /// <summary>Windows of each server.</summary>
    public int Rounds { get; init; }

    public int DecryptEvery { get; init; }

    public bool ReceiveJoined { get; init; }

    public bool TransportFeedback { get; init; }

    /// <summary>Core of the peers' thread.</summary>
    public int Core { get; init; }

    public string? JsonFile { get; init; }

    public static RunOptions From(string scenario, CommandLine line)
    {
        var against = line.Choice("--against", "nobody", "janus") == "janus";
        var address = line.Text("--address") ?? (against ? "10.99.0.2" : "127.0.0.1");
        var options = new RunOptions
        {
            Scenario = Scenario.From(scenario, line),
            Address = IPAddress.TryParse(address, out var parsed) ? parsed : throw new UsageException("--address must be an IP address."),
            Profile = line.Choice("--profile", "gcm128", "gcm256", "cm80") switch
            {
                "gcm128" => SrtpProfile.AeadAes128Gcm,
                "gcm256" => SrtpProfile.AeadAes256Gcm,
                _ => SrtpProfile.Aes128CmSha1_80,
            },
            AgainstJanus = against,
            Seconds = line.Number("--seconds", 5, (1, 60)),
            WarmUpSeconds = line.Number("--warm-up", 5, (1, 60)),
            Rounds = line.Number("--rounds-each", 3, (1, 15)),
            DecryptEvery = line.Choice("--verify", "sample", "all") == "all" ? 1 : 64,
            ReceiveJoined = line.Choice("--receive", "joined", "plain") == "joined",
            TransportFeedback = line.Choice("--feedback", "transport-cc", "none") == "transport-cc",
            Core = line.Number("--core", Math.Min(1, Environment.ProcessorCount - 1), (0, 1023)),
            JsonFile = line.Text("--json"),
        };
        line.RefuseTheRest();
        return options;
    }
}
