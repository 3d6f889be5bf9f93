using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>The seats of an appointment over all nodes.</summary>
/// <param name="Seats">Connected or not; what a dead node had is not.</param>
/// <param name="GuestNames">What the official called the guests, by invitation.</param>
/// <param name="IsWhole">What is missing here is nowhere: every node has had the time to write its own.</param>
internal sealed record PresentSeats(IReadOnlyList<SeatRecord> Seats, IReadOnlyDictionary<string, string> GuestNames, bool IsWhole)
{
    public static readonly PresentSeats None = new([], new Dictionary<string, string>(), IsWhole: true);
}

/// <summary>What became of a change of a seat.</summary>
internal enum SeatChange
{
    Done,

    /// <summary>Somebody else has sat down there.</summary>
    Anothers,

    /// <summary>Nobody can tell now: the other nodes are out of reach.</summary>
    Unknown,
}

/// <summary>
/// Who is connected where, over all nodes. Rooms know their own connections; this is what they know of each other's. It may be emptied at
/// any moment: the evidence for the late rules is the appointment's journal.
/// </summary>
internal interface IPresence
{
    /// <summary>This process, another one after every start.</summary>
    string Process { get; }

    /// <summary>There may be other nodes.</summary>
    bool IsShared { get; }

    /// <summary>The other nodes are out of reach: what is known of them is as of before.</summary>
    bool IsLimited { get; }

    /// <summary>Somebody has sat down; whoever sat there before does so no more. False when it could not be written.</summary>
    ValueTask<bool> TakeAsync(AppointmentId appointment, SeatRecord seat);

    /// <summary>Writes what is true now of who sits there, or that he has gone; not when somebody else has sat down meanwhile.</summary>
    ValueTask<SeatChange> ChangeAsync(AppointmentId appointment, SeatRecord seat);

    /// <summary>Writes a seat that may have been lost; not over somebody who came later. False when that is so or it could not be written.</summary>
    ValueTask<bool> RestoreAsync(AppointmentId appointment, SeatRecord seat);

    /// <summary>The seat is no more, unless somebody else has sat down meanwhile.</summary>
    ValueTask RemoveAsync(AppointmentId appointment, SeatRecord seat);

    /// <summary>Keeps what the official called a guest; null: keeps it no more.</summary>
    ValueTask NameGuestAsync(AppointmentId appointment, string invitation, string? name);

    /// <summary>Everybody; null when nobody can tell now.</summary>
    ValueTask<PresentSeats?> OfAsync(AppointmentId appointment);
}

/// <summary>Presence where there is one process: what its rooms know is all there is.</summary>
internal sealed class SinglePresence : IPresence
{
    public string Process { get; } = "single/" + Guid.NewGuid().ToString("N");

    public bool IsShared => false;

    public bool IsLimited => false;

    public ValueTask<bool> TakeAsync(AppointmentId appointment, SeatRecord seat) => ValueTask.FromResult(true);

    public ValueTask<SeatChange> ChangeAsync(AppointmentId appointment, SeatRecord seat) => ValueTask.FromResult(SeatChange.Done);

    public ValueTask<bool> RestoreAsync(AppointmentId appointment, SeatRecord seat) => ValueTask.FromResult(true);

    public ValueTask RemoveAsync(AppointmentId appointment, SeatRecord seat) => ValueTask.CompletedTask;

    public ValueTask NameGuestAsync(AppointmentId appointment, string invitation, string? name) => ValueTask.CompletedTask;

    public ValueTask<PresentSeats?> OfAsync(AppointmentId appointment) => ValueTask.FromResult<PresentSeats?>(PresentSeats.None);
}
