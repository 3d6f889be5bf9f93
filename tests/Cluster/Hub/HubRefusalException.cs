namespace VideoDesk.Cluster.Hub;

/// <summary>The hub refused a call.</summary>
internal sealed class HubRefusalException(string method, string code) : Exception($"{method}: {code}")
{
    /// <summary>Stable; of <c>docs/signaling-protocol.md</c>.</summary>
    public string Code => code;
}
