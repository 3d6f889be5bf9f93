using System.Text.Json.Serialization;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>What every node needs to know of a seat, or of what stands beside one, to show it and to take it over.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Role">As what.</param>
/// <param name="Owner">Who sat down there last: process and connection.</param>
/// <param name="IsConnected">Whether he is still there.</param>
/// <param name="Since">Since when he is or, when he is not, is not.</param>
internal sealed record SeatRecord(string Seat, SeatRole Role, string Owner, bool IsConnected, DateTimeOffset Since)
{
    /// <summary>More than clocks of nodes differ by: only what is older by more than this is surely from before.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>Null for the seat itself.</summary>
    public Companion? Companion { get; init; }

    /// <summary>Which official; null for the others.</summary>
    public string? Official { get; init; }

    /// <summary>Which invitation a guest has; null for the others.</summary>
    public string? Invitation { get; init; }

    /// <summary>What a guest typed; null for the others, whose names are in the database. Sealed wherever it is stored.</summary>
    public string? GuestName { get; init; }

    /// <summary>SHA-256 of the key of the device, as hexadecimal digits.</summary>
    public string DeviceHash { get; init; } = "";

    public DeviceKind Device { get; init; }

    public Stage Stage { get; init; }

    /// <summary>Whether the official has let this guest in.</summary>
    public bool IsAdmitted { get; init; }

    public bool IsPinned { get; init; }

    /// <summary>Which of the appointment's links let the taxpayer in; null when it was none.</summary>
    public int? LinkRevision { get; init; }

    /// <summary>Which opening's link let somebody into the live chat; null when it was none.</summary>
    public int? LiveChat { get; init; }

    /// <summary>Tells a seat and its companions apart.</summary>
    [JsonIgnore]
    public string Key => SeatIds.Key(Seat, Companion);

    /// <summary>The process that wrote it.</summary>
    [JsonIgnore]
    public string Process => Owner[..Math.Max(Owner.LastIndexOf('/'), 0)];

    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Key;
}
