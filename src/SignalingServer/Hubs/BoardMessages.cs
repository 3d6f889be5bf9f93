using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>What the server tells of the board (<c>docs/documents.md</c>).</summary>
internal static class BoardMessages
{
    public static void Board(this DeskConnection connection, BoardUpdateView update) => connection.Tell("board", update);

    public static void BoardPresence(this DeskConnection connection, BoardPresenceView presence) => connection.Tell("boardPresence", presence);
}

/// <summary>What a page lacks of the board.</summary>
/// <remarks><paramref name="After"/>: the last position that it has. <paramref name="Whole"/>: every update, and no snapshot.</remarks>
internal sealed record BoardRequest(long After = 0, bool Whole = false);

/// <summary>A change under the sender's own id.</summary>
internal sealed record BoardUpdateRequest(string Id, byte[] Update)
{
    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => nameof(BoardUpdateRequest);
}

/// <summary>Where somebody points, and in which field he is.</summary>
internal sealed record BoardPresenceRequest(string Data)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(BoardPresenceRequest);
}

/// <summary>Updates in order; <paramref name="Snapshot"/> is null when none is needed.</summary>
internal sealed record BoardView(BoardSnapshotView? Snapshot, IReadOnlyList<BoardUpdateView> Updates, bool More);

internal sealed record BoardSnapshotView(long UpTo);

internal sealed record BoardUpdateView(long Position, string Seat, byte[] Update)
{
    public static BoardUpdateView Of(BoardEntry entry) => new(entry.Position, entry.Seat, entry.Content);

    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => $"{Seat}/{Position}";
}

internal sealed record BoardPresenceView(string Seat, string Data)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => Seat;
}
