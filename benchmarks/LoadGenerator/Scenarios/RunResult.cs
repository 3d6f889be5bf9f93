namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>All windows of both servers; the peer's list is empty when the relay ran alone.</summary>
internal sealed record RunResult(string Scenario, IReadOnlyList<Measurement> Ours, IReadOnlyList<Measurement> Peer)
{
    /// <summary>Packets out per CPU-second of the relay over those of the peer, window by window, in ascending order.</summary>
    public IReadOnlyList<double> Ratios { get; } =
        [.. Ours.Zip(Peer, (ours, peer) => ours.PacketsOutPerCpuSecond / peer.PacketsOutPerCpuSecond).Order()];
}
