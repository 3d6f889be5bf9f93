namespace VideoDesk.LoadGenerator;

/// <summary>What <c>--limit</c> is to measure.</summary>
internal sealed record LimitOptions(int Size, int Burst, int Viewers, int Rounds)
{
    /// <summary>Whatever is asked, the measurements together end within this time.</summary>
    private const int MaxTotalMilliseconds = 10_000;

    public int Milliseconds { get; init; }

    public int SenderCore { get; init; }

    public int ReceiverCore { get; init; }

    /// <summary>
    /// Whether the receiver takes a run as it was sent (UDP_GRO). If not, the kernel cuts it on the sender's account, as it does for a
    /// network card that cannot.
    /// </summary>
    public bool ReceiveJoined { get; init; }

    public string? JsonFile { get; private init; }

    public static LimitOptions From(CommandLine line)
    {
        var size = line.Number("--size", 1136, (16, 1472));
        var burst = line.Number("--burst", 6, (1, 57));
        if (size * burst > 65_000)
        {
            throw new UsageException("--size times --burst must not exceed 65000: a run is one message.");
        }

        var rounds = line.Number("--rounds", 3, (1, 9));
        var options = new LimitOptions(size, burst, line.Number("--viewers", 64, (1, 1024)), rounds)
        {
            Milliseconds = Math.Min(line.Number("--milliseconds", 1000, (10, 5000)), MaxTotalMilliseconds / (2 * rounds)),
            SenderCore = line.Number("--sender-core", 0, (0, 1023)),
            ReceiverCore = line.Number("--receiver-core", 1, (0, 1023)),
            ReceiveJoined = line.Choice("--receive", "joined", "plain") == "joined",
            JsonFile = line.Text("--json"),
        };
        line.RefuseTheRest();
        return options;
    }
}
