namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// Who hears of a link: thread-safe, and never waits. <see cref="Told"/> is called by the link's one reader, in order; the others also by
/// whoever watches for signs of life and whoever forgets the link.
/// </summary>
internal interface ILinkListener
{
    void Told(RelayLink link, ControlMessage message);

    /// <summary>The state or the load changed.</summary>
    void Changed(RelayLink link);

    /// <summary>Everybody who was entered over it is there no more.</summary>
    void Lost(RelayLink link);

    /// <summary>Who was entered over it and counts, by number.</summary>
    IReadOnlyList<long> PeersAt(RelayLink link);
}
