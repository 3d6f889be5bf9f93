namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>On which relay node a room of media is. The row outlives the room's people: who comes back looks here.</summary>
internal sealed class MediaRoomRow
{
    /// <summary>The room's name at the relay.</summary>
    public required string Room { get; init; }

    /// <summary>Id of the relay node.</summary>
    public required string Node { get; init; }

    /// <summary>From 1; counts up each time the room is placed anew. Whoever places it names the one that he knows.</summary>
    public long Epoch { get; init; }

    public DateTimeOffset PlacedAt { get; init; }
}
