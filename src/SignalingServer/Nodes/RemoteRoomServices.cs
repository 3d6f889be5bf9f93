namespace VideoDesk.SignalingServer.Nodes;

/// <summary>What rooms work with.</summary>
internal sealed record RemoteRoomServices(RelayLinks Links, MediaPlacements Placements, RoomNews News, NodeContext Node)
{
    public required NodeMeters Meters { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Gives a participant's new place a number, under which he is found.</summary>
    public required Func<RelayLink, RemotePeer, PeerEntry> Number { get; init; }

    /// <summary>Ends a participant's place at a relay node.</summary>
    public required Action<PeerEntry> Release { get; init; }
}
