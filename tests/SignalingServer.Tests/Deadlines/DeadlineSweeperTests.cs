using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Deadlines;

/// <summary>Deadlines fire once, on time, whoever of the nodes is awake.</summary>
public sealed class DeadlineSweeperTests
{
    private static readonly DateTimeOffset StartsAt = Scene.Slot.StartsAt;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-14")]
    [Trait("Requirement", "ADER-12")]
    public async Task Sweep_AtTheInstant_OpensAndNotOneMillisecondBefore(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        var clock = new SetClock(StartsAt.AddMinutes(-10).AddMilliseconds(-1));
        using var sweeper = NewSweeper(database, new HeardEvents(), clock);

        var soonest = await sweeper.SweepAsync(Cancellation);
        var before = await StateAsync(database, booked.Id);
        clock.Now = soonest!.Value;
        await sweeper.SweepAsync(Cancellation);
        var after = await StateAsync(database, booked.Id);

        Assert.Equal(StartsAt.AddMinutes(-10), soonest);
        Assert.False(before.IsOpened);
        Assert.Equal(AppointmentPhase.Open, after.Phase);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-17")]
    public async Task Sweep_TwoSweepersAndManyAppointments_EachFiresOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = new List<AppointmentState>();
        foreach (var slot in VideoDesk.Grains.Agendas.SlotPlan.Generate(Scene.Agenda.Office, Scene.Agenda.Lines, new(2026, 11, 16), new(2026, 11, 16)).Take(20))
        {
            booked.Add(await BookAsync(database, slot));
        }

        var (heard, clock) = (new HeardEvents(), new SetClock(StartsAt.AddDays(1)));
        using var first = NewSweeper(database, heard, clock);
        using var second = NewSweeper(database, heard, clock);
        await Task.WhenAll(Task.Run(() => first.SweepAsync(Cancellation)), Task.Run(() => second.SweepAsync(Cancellation)));

        Assert.Equal(20, heard.Changes.Select(static change => change.State.Id).Distinct().Count());
        Assert.Equal(20, heard.Changes.Count);
        Assert.All(heard.Changes, static change => Assert.Equal(AppointmentPhase.ExpiredTaxpayerLate, change.State.Phase));
        await using var db = database.Database.Open();
        Assert.Equal(heard.Changes.Sum(static change => change.Events.Count) + 20, await db.Journal.CountAsync(Cancellation));
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sweep_ARowThatCannotBeRead_IsPutOffAndHoldsUpNobody(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var broken = await BookAsync(database);
        var whole = await BookAsync(database, Scene.SlotAt(new(2026, 11, 16), new(9, 30)));
        await database.Transactions.RunAsync(
            (db, token) =>
                db.Appointments
                    .Where(row => row.Id == broken.Id.ToString())
                    .ExecuteUpdateAsync(row => row.SetProperty(static a => a.State, "{"), token),
            Cancellation);
        var clock = new SetClock(StartsAt.AddHours(1));
        using var sweeper = NewSweeper(database, new HeardEvents(), clock);

        var next = await sweeper.SweepAsync(Cancellation);

        Assert.Equal(clock.Now.AddSeconds(30), next);
        Assert.Equal(AppointmentPhase.ExpiredTaxpayerLate, (await StateAsync(database, whole.Id)).Phase);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sweep_AColumnThatTheStateDoesNotKnow_IsCorrected(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        await database.Transactions.RunAsync(
            (db, token) =>
                db.Appointments.ExecuteUpdateAsync(row => row.SetProperty(static a => a.NextDeadline, (DateTimeOffset?)Scene.Now), token),
            Cancellation);
        using var sweeper = NewSweeper(database, new HeardEvents(), new SetClock(Scene.Now));

        var next = await sweeper.SweepAsync(Cancellation);

        Assert.Equal(new AppointmentSession(booked).NextDeadline.At, next);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-14")]
    public async Task Running_ADeadlineWrittenMeanwhile_FiresAtItsInstantAndWaitsForNoSweep(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (opening, clock) = (StartsAt.AddMinutes(-10), new SteppedClock(StartsAt.AddMinutes(-10).AddMilliseconds(-500)));
        var fired = new FirstChange();
        using var sweeper = NewSweeper(database, fired, clock);
        await sweeper.StartAsync(Cancellation);
        await clock.SleepsUntilAsync(opening.AddMilliseconds(500));

        var book = Scene.Book() with { Policy = new AppointmentPolicy { PreCall = false } };
        await new AppointmentGrain(
            book.Appointment, new AppointmentStore(database.Transactions), new WakesSweeper(new HeardEvents(), sweeper), clock)
            .HandleAsync(book, Cancellation);
        await clock.SleepsUntilAsync(opening);
        Assert.False(fired.Change.IsCompleted);
        clock.GoTo(opening);

        var change = await fired.Change.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await sweeper.StopAsync(Cancellation);
        Assert.IsType<Opened>(Assert.Single(change.Events));
    }

    private static DeadlineSweeper NewSweeper(TestDatabase database, ILiveEvents heard, TimeProvider clock) =>
        new(new DeadlineQueue(database.Transactions, heard), clock, NullLogger<DeadlineSweeper>.Instance);

    private static async Task<AppointmentState> BookAsync(TestDatabase database, VideoDesk.Grains.Agendas.Slot? slot = null)
    {
        var book = Scene.Book(slot) with { Policy = new AppointmentPolicy { PreCall = false } };
        var grain = new AppointmentGrain(
            book.Appointment, new AppointmentStore(database.Transactions), new HeardEvents(), new SetClock(Scene.Now));
        return (await grain.HandleAsync(book, Cancellation)).State;
    }

    private static async Task<AppointmentState> StateAsync(TestDatabase database, AppointmentId id) =>
        (await new AppointmentStore(database.Transactions).LoadAsync(id, Cancellation))!.State;

    private sealed class FirstChange : ILiveEvents
    {
        private readonly TaskCompletionSource<AppointmentChange> _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<AppointmentChange> Change => _change.Task;

        public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
        {
            _change.TrySetResult(change);
            return ValueTask.CompletedTask;
        }
    }
}
