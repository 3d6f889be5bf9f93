using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>As what somebody takes part.</summary>
internal enum SeatRole
{
    Taxpayer,
    Official,
    Guest,
}

/// <summary>A further connection of a seat, which sees neither picture nor sound and counts for no rule of an appointment.</summary>
internal enum Companion
{
    /// <summary>Reads and writes the conversation, with the call or without.</summary>
    Chat,

    /// <summary>A phone that sends what it photographs, and nothing else.</summary>
    Scanner,
}

/// <summary>Where somebody is on the way in.</summary>
internal enum Stage
{
    Consent,
    Devices,
    Waiting,
    Call,
}

/// <summary>What somebody uses, as far as the browser says.</summary>
internal enum DeviceKind
{
    Computer,
    Phone,
    Tablet,
}

/// <summary>
/// Somebody's place in an appointment. It outlives the connection: who comes back has the same one. Belongs to its room's turn; what is
/// marked so may be read at any time.
/// </summary>
/// <param name="id">The same over reconnections and restarts of the server.</param>
/// <param name="role">As what.</param>
internal sealed class Seat(string id, SeatRole role)
{
    /// <summary>Lines of chat in 10 s.</summary>
    private const int MaxLines = 10;

    /// <summary>States of a line that is being typed, in <see cref="TypingSpan"/>.</summary>
    private const int MaxTyping = 20;

    /// <summary>Changes of the board in 10 s.</summary>
    private const int MaxDrawing = 450;

    /// <summary>Readings of the board in 10 s.</summary>
    private const int MaxReadings = 200;

    public static readonly TimeSpan TypingSpan = TimeSpan.FromSeconds(1);

    public string Id { get; } = id;

    public SeatRole Role { get; } = role;

    /// <summary>Null for the seat itself; else this is what stands beside it, under the same id.</summary>
    public Companion? Companion { get; init; }

    /// <summary>Tells a seat and its companions apart.</summary>
    public string Key => SeatIds.Key(Id, Companion);

    /// <summary>Which invitation a guest has; null for the others.</summary>
    public GuestInvitation? Invitation { get; init; }

    /// <summary>Which official; null for the others.</summary>
    public OfficialId? Official { get; init; }

    /// <summary>What the others read. Personal data.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key of the one device that has the seat, as hexadecimal digits.</summary>
    public string DeviceHash { get; set; } = "";

    public DeviceKind Device { get; set; }

    /// <summary>The connection of this process that has the seat; null while none has. Any thread may read it.</summary>
    public DeskConnection? Connection { get; set; }

    /// <summary>Somebody sits here by a connection of this process.</summary>
    public bool IsHere => Connection is not null;

    /// <summary>Somebody sits here by a connection of another node, as far as is known.</summary>
    public bool IsElsewhere { get; set; }

    public bool IsConnected => IsHere || IsElsewhere;

    /// <summary>Who sat down last: process and connection.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The process of that connection.</summary>
    public string Process => Owner[..Math.Max(Owner.LastIndexOf('/'), 0)];

    /// <summary>What every node can read of it; null when it could not be written.</summary>
    public SeatRecord? Written { get; set; }

    /// <summary>The last live event that its connection was told.</summary>
    public long EventsTold { get; set; }

    /// <summary>Since when it is connected or, while it is not, disconnected.</summary>
    public DateTimeOffset Since { get; set; }

    public Stage Stage { get; set; }

    /// <summary>Whether the official has let this guest in; meaningless for the others.</summary>
    public bool GuestIsAdmitted { get; set; }

    /// <summary>Whether the picture stays in the layout whoever speaks.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Which of the appointment's links let the taxpayer in; null when it was the reserved area.</summary>
    public int? LinkRevision { get; set; }

    /// <summary>Which opening's link let somebody into the live chat; null when it was none.</summary>
    public int? LiveChat { get; set; }

    /// <summary>SHA-256 of the token of the phone's code, as hexadecimal digits; null for all but a scanner.</summary>
    public string? ScannerToken { get; set; }

    /// <summary>In the room of media; null while it may not be there. Any thread may read it.</summary>
    public MediaPeer? Media { get; set; }

    public Allowance Lines { get; } = new(MaxLines, TimeSpan.FromSeconds(10));

    public Allowance Typing { get; } = new(MaxTyping, TypingSpan);

    /// <summary>The last state of a line that came too fast and is still to be told; null when there is none.</summary>
    public string? LateTyping { get; set; }

    /// <summary>Changes of the board. A pen sends about thirty a second; who comes back sends what he drew meanwhile.</summary>
    public Allowance BoardUpdates { get; } = new(MaxDrawing, TimeSpan.FromSeconds(10));

    /// <summary>The same for where one points.</summary>
    public Allowance BoardPresences { get; } = new(MaxDrawing, TimeSpan.FromSeconds(10));

    /// <summary>Parts of the board that were read. The largest board has about ninety.</summary>
    public Allowance BoardReadings { get; } = new(MaxReadings, TimeSpan.FromSeconds(10));

    /// <summary>Requests that bother somebody else: asking for guests, inviting, muting.</summary>
    public Allowance Wishes { get; } = new(MaxLines, TimeSpan.FromSeconds(30));

    public override string ToString() => Key;
}
