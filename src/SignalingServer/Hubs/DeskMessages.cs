using System.Text.Json;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Why a connection has lost its seat.</summary>
internal enum SeatLoss
{
    /// <summary>Another window or device has it.</summary>
    Moved,

    /// <summary>The office ended the part of a guest, or of an official who has the appointment no longer.</summary>
    Removed,

    /// <summary>The link is no longer good, or the taxpayer no longer consents to the guest.</summary>
    Revoked,
}

/// <summary>Everything that the server tells (<c>docs/signaling-protocol.md</c>), each message in one place.</summary>
internal static class DeskMessages
{
    public static void State(this DeskConnection connection, View view) => connection.Tell("state", view);

    public static void Event(this DeskConnection connection, EventView line) => connection.Tell("event", line);

    public static void Typing(this DeskConnection connection, TypingView typing) => connection.Tell("typing", typing);

    public static void Read(this DeskConnection connection, ReadView read) => connection.Tell("read", read);

    public static void Media(this DeskConnection connection, MediaEventView happened) => connection.Tell("media", happened);

    public static void TestMedia(this DeskConnection connection, MediaEventView happened) => connection.Tell("testMedia", happened);

    public static void Muted(this DeskConnection connection) => connection.Tell("muted");

    public static void GuestWanted(this DeskConnection connection, GuestWantedView wanted) => connection.Tell("guestWanted", wanted);

    /// <summary>The connection closes afterwards.</summary>
    public static void SeatLost(this DeskConnection connection, SeatLoss reason) => connection.TellLast("seatLost", new SeatLostView(reason));

    public static void DeskChanged(this DeskConnection connection, DeskChangedView change) => connection.Tell("deskChanged", change);
}

/// <summary>Something of the office's day has changed.</summary>
internal sealed record DeskChangedView
{
    /// <summary>True while the nodes are out of each other's reach: who is present may be out of date. Else null.</summary>
    public bool? Limited { get; init; }
}

/// <summary>What entering gives.</summary>
/// <remarks><paramref name="Seat"/> is null for who has none.</remarks>
internal sealed record Entered(string? Seat, View View, IReadOnlyList<EventView> Events, bool More)
{
    /// <summary>How far each seat has read; null for who may not read.</summary>
    public IReadOnlyList<ReadView>? Reads { get; init; }

    /// <summary>For the HTTP addresses of documents and board; null for who has no seat.</summary>
    public string? Pass { get; init; }

    /// <summary>Without the pass: it may end in a log.</summary>
    public override string ToString() => nameof(Entered);
}

/// <summary>Live events after a position, and whether there are more.</summary>
internal sealed record EventsView(IReadOnlyList<EventView> Events, bool More);

/// <summary>A live event.</summary>
internal sealed record EventView(long Position, DateTimeOffset At, string Kind, JsonElement Payload)
{
    public static EventView Of(LiveEvent stored) =>
        new(stored.Position, stored.At, stored.Kind, JsonSerializer.Deserialize<JsonElement>(stored.Payload, HubJson.Options));
}

/// <summary>A line of chat, as it is stored. Personal data.</summary>
internal sealed record ChatLine(string Id, string Seat, SeatRole Role, string Name, string Text)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => Id;
}

internal sealed record PositionView(long Position);

internal sealed record InvitedView(string Id, string Token)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => Id;
}

internal sealed record TypingView(string Seat, string Text);

internal sealed record ReadView(string Seat, long Position);

/// <summary>A notification of the relay.</summary>
internal sealed record MediaEventView(string Event, JsonElement Data);

internal sealed record GuestWantedView(GuestKind GuestKind, string Name);

internal sealed record SeatLostView(SeatLoss Reason);
