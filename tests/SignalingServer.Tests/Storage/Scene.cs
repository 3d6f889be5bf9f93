using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>An office, a slot and a clock that tests share.</summary>
internal static class Scene
{
    /// <summary>Thursday, 12 November 2026, 10:00 in Rome.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 12, 9, 0, 0, TimeSpan.Zero);

    public static readonly Agenda Agenda = new(DemoAgenda.Rome, DemoAgenda.Deeds.Id, DemoAgenda.Lines, new BookingPolicy());

    public static readonly PersonId Anna = new("anna");

    /// <summary>Monday, 16 November 2026, 09:00 in Rome, first desk.</summary>
    public static readonly Slot Slot = SlotAt(new DateOnly(2026, 11, 16), new TimeOnly(9, 0));

    public static readonly Applicant Applicant = new()
    {
        Person = Anna,
        Capacity = Capacity.Oneself,
        SubjectCode = "RSSNNA80A41H501X",
        SubjectName = "Anna Rossi",
        Email = "anna@posta.example",
        Mobile = "+39 000 0000001",
        Details = "Una cartella del 2024",
    };

    public static Slot SlotAt(DateOnly date, TimeOnly time, int desk = 1)
    {
        var start = new WallTime(date, time);
        return SlotPlan.Generate(Agenda.Office, Agenda.Lines.Where(static line => line.Service == Agenda.Service), date, date)
            .Single(slot => slot.Key.Start == start && slot.Key.Desk == desk);
    }

    public static Book Book(Slot? slot = null) => new(new AppointmentId(Guid.NewGuid()), slot ?? Slot, new AppointmentPolicy());

    public static HoldId NewHold() => new(Guid.NewGuid());
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Keeps what was published.</summary>
internal sealed class HeardEvents : ILiveEvents
{
    private readonly Lock _lock = new();
    private readonly List<AppointmentChange> _changes = [];

    public IReadOnlyList<AppointmentChange> Changes
    {
        get
        {
            lock (_lock)
            {
                return [.. _changes];
            }
        }
    }

    public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _changes.Add(change);
        }

        return ValueTask.CompletedTask;
    }
}
