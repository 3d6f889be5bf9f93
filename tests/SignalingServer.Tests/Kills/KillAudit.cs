using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage.Rows;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>What the database must say after the kills, read when nothing is due any more.</summary>
internal sealed class KillAudit
{
    /// <summary>Events of which an appointment has at most one.</summary>
    private static readonly Type[] OnceInALife =
    [
        typeof(Booked), typeof(Opened), typeof(LinkMailDue), typeof(PreCallOpened), typeof(PreCallWindowEnded), typeof(Expired),
        typeof(Closed), typeof(Cancelled), typeof(MeetingEnded), typeof(SlotReleased), typeof(CallbackOpened), typeof(CallbackSettled),
    ];

    private readonly Dictionary<AppointmentId, AppointmentRow> _appointments;
    private readonly ILookup<AppointmentId, AppointmentEvent> _journals;
    private readonly ILookup<string?, SlotHoldRow> _slots;
    private readonly ILookup<string, AcceptanceRow> _acceptances;

    private KillAudit(
        List<AppointmentRow> appointments,
        List<JournalRow> journal,
        List<OutboxRow> outbox,
        (List<SlotHoldRow> Slots, List<AcceptanceRow> Acceptances) rest)
    {
        _appointments = appointments.ToDictionary(static row => new AppointmentId(Guid.Parse(row.Id)));
        _journals = journal.ToLookup(
            static row => new AppointmentId(Guid.Parse(row.Appointment)), static row => Journal.Read(Encoding.UTF8.GetBytes(row.Payload)));
        _slots = rest.Slots.ToLookup(static row => row.Appointment);
        _acceptances = rest.Acceptances.ToLookup(static row => row.Appointment);
        Outbox = outbox;
    }

    public IReadOnlyList<OutboxRow> Outbox { get; }

    public int Appointments => _appointments.Count;

    public int Events => _journals.Sum(static journal => journal.Count());

    public static Task<KillAudit> ReadAsync(TestDatabase database) => database.Transactions.ReadAsync(
        static async (db, cancellation) => new KillAudit(
            await db.Appointments.AsNoTracking().ToListAsync(cancellation),
            await db.Journal.AsNoTracking().OrderBy(static row => row.Position).ToListAsync(cancellation),
            await db.Outbox.AsNoTracking().ToListAsync(cancellation),
            (await db.SlotHolds.AsNoTracking().ToListAsync(cancellation), await db.Acceptances.AsNoTracking().ToListAsync(cancellation))),
        TestContext.Current.CancellationToken);

    /// <summary>Every 201 is there, once; what was not answered is there or not; what was not asked for is not there.</summary>
    public void NoneIsLostOrDoubled(KillLoad load, SeededAppointments seeded)
    {
        Assert.All(load.Booked.Keys, id => Assert.True(_appointments.ContainsKey(id), $"{id} was confirmed and is not there."));
        Assert.All(seeded.All, id => Assert.True(_appointments.ContainsKey(id), $"{id} was there and is not any more."));
        var unanswered = _appointments.Keys.Except(load.Booked.Keys).Except(seeded.All).ToList();
        var lostHolds = load.LostConfirms.ToHashSet();
        Assert.All(unanswered, id => Assert.Contains(Assert.Single(_slots[id.ToString()]).Id, lostHolds));
        Assert.All(load.Booked.Keys.Concat(unanswered), id => Assert.Single(_acceptances[id.ToString()]));
        foreach (var (id, followed) in load.Followed)
        {
            Assert.True(Has(id, followed) == 1, $"{id}: {followed.Name} was answered with 200 and is there {Has(id, followed)} times.");
        }

        var asked = load.Followed.Concat(load.LostCommands).ToHashSet();
        var cancelled = _appointments.Keys.Where(id => Has(id, typeof(Cancelled)) > 0);
        Assert.All(cancelled, id => Assert.Contains((id, typeof(Cancelled)), asked));
    }

    /// <summary>Row, journal, slot and outbox of every appointment tell one story.</summary>
    public void NothingIsHalf()
    {
        foreach (var (id, row) in _appointments)
        {
            var session = AppointmentSession.From(_journals[id]);
            Assert.Equal(JsonSerializer.Serialize(session.State, AppointmentJson.Options), row.State);
            Assert.Equal((session.State.Version, session.State.Phase), (row.Version, row.Phase));
            Assert.Equal(session.NextDeadline.IsNever ? null : session.NextDeadline.At, row.NextDeadline);
            Assert.Equal(session.State.SlotIsReleased ? 0 : 1, _slots[row.Id].Count());
            CheckOutbox(id);
        }

        Assert.DoesNotContain(_slots[null], static slot => slot.ConfirmedAt is not null);
        var occupied = _slots.Select(static group => group.Key).OfType<string>().Select(static id => new AppointmentId(Guid.Parse(id)));
        Assert.All(occupied, id => Assert.Contains(id, _appointments));
    }

    /// <summary>
    /// Nothing that was due by then is left, nothing happened twice, and what nobody touched is what the rules say, to the byte.
    /// </summary>
    public void EveryDeadlineFiredOnce(SeededAppointments seeded, DateTimeOffset until)
    {
        Assert.All(_appointments.Values, row => Assert.False(row.NextDeadline <= until, $"{row.Id} is overdue: {row.NextDeadlineReason}"));
        Assert.All(_journals, journal => Assert.All(OnceInALife, kind => Assert.InRange(Has(journal.Key, kind), 0, 1)));
        foreach (var id in seeded.Untouched)
        {
            var journal = _journals[id].ToList();
            var before = journal.Where(static e => e.At < SeededAppointments.Start).ToList();
            var decision = AppointmentSession.From(before).Decide(new DeadlineReached(DeadlineReason.None), until);
            Assert.Equal(before.Concat(decision.Events).Select(Text), journal.Select(Text));
        }
    }

    /// <summary>
    /// What was due and could be sent was, once; more often only where an attempt began of which nothing was noted, and then its row says
    /// so. Returns how many came more than once.
    /// </summary>
    public int EveryMailWasSent(IReadOnlyDictionary<string, int> caught, DateTimeOffset until, int kills)
    {
        var repeated = 0;
        foreach (var row in Outbox)
        {
            var came = caught.GetValueOrDefault(row.TriggerKey);
            var (least, most) = row switch
            {
                { Outcome: (int)OutboxOutcome.Sent } => (1, 1),
                { Outcome: (int)OutboxOutcome.SentRepeated } => (1, 1 + row.Unnoted),
                _ => (0, row.Unnoted),
            };
            Assert.True(came >= least && came <= most, $"{Tell(row)}: came {came} times, not {least} to {most}.");
            Assert.True(row.Outcome != (int)OutboxOutcome.Sent || row.Unnoted == 0, Tell(row));
            Assert.True(row.Outcome != (int)OutboxOutcome.SentRepeated || row.Unnoted > 0, Tell(row));
            Assert.True(row.SettledAt is not null || row.WithdrawnAt is not null || row.DueAt > until, $"{Tell(row)} is left over.");
            Assert.True(row.Outcome != (int)OutboxOutcome.Refused, Tell(row));
            Assert.True(row.Outcome != (int)OutboxOutcome.Expired || row.ExpiresAt <= until, Tell(row));
            Assert.True(row.Outcome != (int)OutboxOutcome.NothingToSend || row.Kind == NotificationKind.PreCallTask, Tell(row));
            repeated += came > 1 ? 1 : 0;
        }

        Assert.Empty(caught.Keys.Except(Outbox.Select(static row => row.TriggerKey)));
        Assert.InRange(Outbox.Sum(static row => row.Unnoted), 0, kills);
        return repeated;
    }

    private static string Tell(OutboxRow row) =>
        $"{row.TriggerKey} (outcome {row.Outcome}, {row.Code}, unnoted {row.Unnoted}, attempts {row.Attempts}, "
        + $"due {row.DueAt:HH:mm:ss.fff}, expires {row.ExpiresAt:HH:mm:ss.fff})";

    private static string Text(AppointmentEvent e) => Encoding.UTF8.GetString(Journal.Write(e));

    private int Has(AppointmentId appointment, Type kind) => _journals[appointment].Count(e => e.GetType() == kind);

    /// <summary>
    /// Every message that an event led to has its row, unless a later event of the same decision made it pointless; and there is no other.
    /// </summary>
    private void CheckOutbox(AppointmentId id)
    {
        var events = _journals[id].ToList();
        var surely = Notifications.For(AppointmentState.NotBooked, events).Requests.Select(static request => request.TriggerKey);
        var session = new AppointmentSession(AppointmentState.NotBooked);
        var perhaps = new HashSet<string>();
        foreach (var e in events)
        {
            var before = session.State;
            session.Apply(e);
            if (Notifications.For(e, before, session.State) is { } request)
            {
                perhaps.Add(request.TriggerKey);
            }
        }

        var rows = Outbox.Where(row => row.Appointment == id.ToString()).Select(static row => row.TriggerKey).ToHashSet();
        Assert.Superset(surely.ToHashSet(), rows);
        Assert.Subset(perhaps, rows);
    }
}
