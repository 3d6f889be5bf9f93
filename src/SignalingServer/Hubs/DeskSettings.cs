namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The configuration section <c>Desk</c>.</summary>
internal sealed class DeskSettings
{
    public const string Section = "Desk";

    /// <summary>A connection that has not entered within so many seconds is closed. Defaults to 15.</summary>
    public double EnterWithinSeconds { get; init; } = 15;

    /// <summary>Who has not come back so many seconds after a start of the server has dropped. Defaults to 15.</summary>
    public double RepairAfterSeconds { get; init; } = 15;

    /// <summary>Network checks at once from one address. Defaults to 20: an office or a village may share one.</summary>
    public int TestRoomsPerAddress { get; init; } = 20;

    /// <summary>Network checks under way at once on this node. Defaults to 500; each is a room of the relay.</summary>
    public int TestRooms { get; init; } = 500;

    /// <summary>Entries from one address in a minute. Defaults to 600.</summary>
    public int EntriesPerAddress { get; init; } = 600;
}
