using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Appointments;

/// <summary>A decision in the making: the events so far and the state they lead to.</summary>
internal sealed class AppointmentDraft
{
    /// <summary>What has been decided, in order.</summary>
    private readonly List<AppointmentEvent> _events = [];

    public AppointmentDraft(AppointmentState state, DateTimeOffset now)
    {
        State = state;
        Now = Later(RomeTime.CutToMilliseconds(now), state.ChangedAt);
    }

    /// <summary>The state after the events so far.</summary>
    public AppointmentState State { get; private set; }

    /// <summary>The instant of the decision.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What has been decided, in order.</summary>
    public IReadOnlyList<AppointmentEvent> Events => _events;

    /// <summary>The timetable; only asked for once something is booked.</summary>
    public AppointmentTimetable Timetable => State.Timetable!;

    public void Emit(AppointmentEvent appointmentEvent)
    {
        _events.Add(appointmentEvent);
        State = AppointmentHistory.Apply(State, appointmentEvent);
    }

    /// <summary>The later of two instants.</summary>
    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one >= other ? one : other;
}
