using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

public sealed class AppointmentGrainTests
{
    private readonly FakeStore _store = new();
    private readonly FakeClock _clock = new(Story.TwoWeeksBefore);

    [Fact]
    public async Task Handle_OfABooking_StoresEverythingOfItAtOnce()
    {
        var result = await HandleAsync(Booking());

        var change = Assert.Single(_store.Saved);
        Assert.Equal((0, 1), (change.ExpectedVersion, change.State.Version));
        Assert.Equal(new Deadline(Story.Instant("2026-11-22T10:00"), DeadlineReason.PreCallOpens), change.NextDeadline);
        Assert.Equal(NotificationKind.Confirmation, Assert.Single(change.Notifications.Requests).Kind);
        Assert.Null(result.Refusal);
        Assert.Equal([change], _store.Published);
    }

    [Fact]
    [Trait("Requirement", "ADER-17")]
    public async Task Handle_OfARefusedCommandAfterAMissedDeadline_StoresTheDeadline()
    {
        await HandleAsync(Booking());
        _clock.Now = Story.Instant("T+6:00");

        var result = await HandleAsync(new TaxpayerConnect());

        Assert.Equal(AppointmentRefusals.NoLongerUsable, result.Refusal?.Code);
        Assert.Equal(AppointmentPhase.ExpiredTaxpayerLate, _store.State.Phase);
    }

    [Fact]
    public async Task Handle_OfARefusal_WritesAndPublishesNothing()
    {
        var result = await HandleAsync(new TaxpayerConnect());

        Assert.Equal(AppointmentRefusals.Unknown, result.Refusal?.Code);
        Assert.Empty(_store.Saved);
        Assert.Empty(_store.Published);
    }

    [Fact]
    [Trait("Requirement", "ADER-15")]
    public async Task Handle_WhenSomebodyElseWasFirst_DecidesAgainOnWhatIsThereNow()
    {
        await HandleAsync(Booking());
        _store.BeforeSave = async () => await HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend));

        var result = await HandleAsync(new Cancel(Side.Office, CancellationReason.OfficeClosed));

        Assert.Equal(AppointmentRefusals.Cancelled, result.Refusal?.Code);
        Assert.Equal(AppointmentPhase.CancelledByTaxpayer, _store.State.Phase);
        Assert.Single(_store.Saved, static change => change.ReleasedSlot is not null);
    }

    [Fact]
    public async Task Handle_OverAWholeLife_LeavesAChainThatVerifies()
    {
        await HandleAsync(Booking());
        (string At, AppointmentCommand Command)[] life =
        [
            ("T-9:00", new TaxpayerConnect()),
            ("T+5:00", new DeadlineReached(DeadlineReason.OfficialMissing)),
            ("T+6:00", new OfficialJoin(Story.Anna)),
            ("T+7:00", new Admit(Story.Anna)),
            ("T+20:00", new Close(Story.Anna, AppointmentOutcome.Served)),
        ];
        foreach (var (at, command) in life)
        {
            _clock.Now = Story.Instant(at);
            Assert.Null((await HandleAsync(command)).Refusal);
        }

        var head = new JournalHead(Story.Id, _store.State.Version, _store.Saved[^1].JournalHead);
        Assert.Equal(JournalFault.None, Journal.Verify(_store.Saved.SelectMany(static change => change.Entries), head).Fault);
        Assert.Equal(AppointmentPhase.Closed, _store.State.Phase);
        Assert.Equal(Deadline.Never, _store.Saved[^1].NextDeadline);
    }

    [Fact]
    public async Task Handle_WhenCancelled_StoresNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new AppointmentGrain(Story.Id, _store, _store, _clock).HandleAsync(Booking(), cancelled.Token));
        Assert.Empty(_store.Saved);
    }

    private static Book Booking() => new(Story.Id, Story.SlotAt(Story.Start), new AppointmentPolicy());

    private ValueTask<AppointmentResult> HandleAsync(AppointmentCommand command) =>
        new AppointmentGrain(Story.Id, _store, _store, _clock).HandleAsync(command, TestContext.Current.CancellationToken);

    private sealed class FakeClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>One row in memory, with the optimistic version of a real one.</summary>
    private sealed class FakeStore : IAppointmentStore, ILiveEvents
    {
        public List<AppointmentChange> Saved { get; } = [];

        public List<AppointmentChange> Published { get; } = [];

        public AppointmentState State => Saved.Count == 0 ? AppointmentState.NotBooked : Saved[^1].State;

        /// <summary>What happens once between loading and saving.</summary>
        public Func<Task>? BeforeSave { get; set; }

        public ValueTask<StoredAppointment?> LoadAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
            new(Saved.Count == 0 ? null : new StoredAppointment(State, Saved[^1].JournalHead));

        public async ValueTask<bool> TrySaveAsync(AppointmentChange change, CancellationToken cancellationToken)
        {
            if (BeforeSave is { } other)
            {
                BeforeSave = null;
                await other();
            }

            if (change.ExpectedVersion != State.Version)
            {
                return false;
            }

            Saved.Add(change);
            return true;
        }

        public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
        {
            Published.Add(change);
            return ValueTask.CompletedTask;
        }
    }
}
