namespace VideoDesk.SignalingServer.Nodes;

/// <summary>How a relay node is to be reached from here.</summary>
internal enum LinkState
{
    /// <summary>Never reached yet.</summary>
    Connecting,

    /// <summary>Connected, and heard of lately.</summary>
    Up,

    /// <summary>Connected or once connected, and nothing is heard: it may be dead, or only out of reach.</summary>
    Silent,

    /// <summary>Its process is not there.</summary>
    Down,

    /// <summary>It and this node do not work together.</summary>
    Refused,
}
