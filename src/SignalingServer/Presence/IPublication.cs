using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>What one node's room of an appointment tells the others'.</summary>
internal enum RoomMessageKind
{
    /// <summary>Something has changed: look at what is stored and at the seats.</summary>
    Look,

    /// <summary>The same, documents and forms included.</summary>
    Documents,

    /// <summary>A live event is stored; <see cref="RoomMessage.Position"/>.</summary>
    Event,

    /// <summary>A change of the board is stored; <see cref="RoomMessage.Position"/>.</summary>
    Board,

    /// <summary>A line that is being typed; seat and text.</summary>
    Typing,

    /// <summary>How far a seat has read; seat and position.</summary>
    Read,

    /// <summary>Where a seat points; seat and text.</summary>
    BoardPresence,

    /// <summary>To the node that has the seat: the official asks it to stop its microphone.</summary>
    Muted,

    /// <summary>To the node that has the seat: its picture stays in the layout, or does not.</summary>
    Pin,

    /// <summary>To the node that has the seat: the official lets this guest in.</summary>
    AdmitGuest,

    /// <summary>To the node that has the seat: the official sends this guest away.</summary>
    Remove,

    /// <summary>To the node that has the official: the taxpayer asks for a guest; kind and text, the name.</summary>
    GuestWanted,
}

/// <summary>A hint, or something that is kept nowhere.</summary>
internal sealed record RoomMessage(RoomMessageKind Kind)
{
    /// <summary>A seat's id.</summary>
    public string? Seat { get; init; }

    public long Position { get; init; }

    /// <summary>Content that is kept nowhere.</summary>
    public string? Text { get; init; }

    public bool IsOn { get; init; }

    public GuestKind GuestKind { get; init; }

    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>What one node tells all others, whatever they have open.</summary>
internal sealed record NodeMessage
{
    /// <summary>A change of this appointment is committed; null when it is about something else.</summary>
    public string? Appointment { get; init; }

    /// <summary>At which office.</summary>
    public string? Office { get; init; }

    /// <summary>Of the appointment.</summary>
    public long Version { get; init; }

    /// <summary>Somebody goes on with this upload here: whoever receives it elsewhere stops. Null when it is about something else.</summary>
    public string? Upload { get; init; }
}

/// <summary>The way to the other nodes. Nothing that is told is certain to arrive: whoever must know looks at what is stored, too.</summary>
internal interface IPublication
{
    /// <summary>Tells the other nodes' rooms of an appointment. Never waits, never fails; what is told arrives in its order.</summary>
    void Publish(AppointmentId appointment, RoomMessage message);

    /// <summary>Tells all other nodes; the same.</summary>
    void Publish(NodeMessage message);

    /// <summary>From when this has ended, what the other nodes' rooms tell is heard, as far as they can be reached.</summary>
    Task ListenAsync(AppointmentId appointment, Action<RoomMessage> hear);

    /// <summary>The same of what all nodes are told.</summary>
    Task ListenAsync(Action<NodeMessage> hear);

    /// <summary>What is told of this appointment is heard no more.</summary>
    void Forget(AppointmentId appointment);
}

/// <summary>Where there is one process nobody else hears.</summary>
internal sealed class NoPublication : IPublication
{
    public void Publish(AppointmentId appointment, RoomMessage message)
    {
    }

    public void Publish(NodeMessage message)
    {
    }

    public Task ListenAsync(AppointmentId appointment, Action<RoomMessage> hear) => Task.CompletedTask;

    public Task ListenAsync(Action<NodeMessage> hear) => Task.CompletedTask;

    public void Forget(AppointmentId appointment)
    {
    }
}
