using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Appointments on both databases.</summary>
public sealed class AppointmentStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Grain_BooksAndCancels_IsReadBackAsItWasDecided(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AppointmentStore(database.Transactions);
        var book = Scene.Book();
        var grain = new AppointmentGrain(book.Appointment, store, new HeardEvents(), new SetClock(Scene.Now));

        var booked = await grain.HandleAsync(book, Cancellation);
        var afterBooking = await store.LoadAsync(book.Appointment, Cancellation);
        var cancelled = await grain.HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), Cancellation);
        var afterCancelling = await store.LoadAsync(book.Appointment, Cancellation);

        Assert.Null(booked.Refusal);
        Assert.Equal(booked.State, afterBooking!.State);
        Assert.Null(cancelled.Refusal);
        Assert.Equal(cancelled.State, afterCancelling!.State);
        Assert.Equal(AppointmentPhase.CancelledByTaxpayer, afterCancelling.State.Phase);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Journal_OneOfEveryEvent_IsReadBackAndVerifies(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var events = OneOfEach();
        var change = AppointmentChange.Of(new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning), events);

        Assert.True(await new AppointmentStore(database.Transactions).TrySaveAsync(change, Cancellation));

        await using var db = database.Database.Open();
        var rows = await db.Journal.OrderBy(static row => row.Position).ToListAsync(Cancellation);
        Assert.Equal(
            typeof(AppointmentEvent)
                .GetCustomAttributes<JsonDerivedTypeAttribute>()
                .Select(static attribute => attribute.DerivedType.Name)
                .Order(),
            events.Select(static e => e.GetType().Name).Order());
        Assert.Equal(events, rows.Select(static row => Journal.Read(System.Text.Encoding.UTF8.GetBytes(row.Payload))));
        var report = await new JournalAudit(database.Transactions).RunAsync(Cancellation);
        Assert.Empty(report.Findings);
        Assert.Equal(events.Count, report.Entries);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task TrySave_OnAVersionThatIsNoLonger_WritesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AppointmentStore(database.Transactions);
        var booked = await BookAsync(database);
        var stored = (await store.LoadAsync(booked.Id, Cancellation))!;
        var first = AppointmentChange.Of(stored, [new Assigned(Scene.Now, new OfficialId("roma-2"), new OfficialId("roma-1"))]);
        var second = AppointmentChange.Of(
            stored, [new Cancelled(Scene.Now, Side.Office, CancellationReason.OfficeClosed), new SlotReleased(Scene.Now, Scene.Slot.Key)]);

        Assert.True(await store.TrySaveAsync(first, Cancellation));
        Assert.False(await store.TrySaveAsync(second, Cancellation));

        await using var db = database.Database.Open();
        Assert.Equal(2, await db.Journal.CountAsync(Cancellation));
        Assert.Equal(1, await db.SlotHolds.CountAsync(Cancellation));
        Assert.Equal(first.State, (await store.LoadAsync(booked.Id, Cancellation))!.State);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task TrySave_ABookingUnderAnIdentifierThatExists_WritesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        var other = new Book(booked.Id, Scene.SlotAt(new DateOnly(2026, 11, 16), new TimeOnly(9, 30)), new AppointmentPolicy());
        var decision = new AppointmentSession(AppointmentState.NotBooked).Decide(other, Scene.Now);
        var change = AppointmentChange.Of(new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning), decision.Events);

        Assert.False(await new AppointmentStore(database.Transactions).TrySaveAsync(change, Cancellation));

        await using var db = database.Database.Open();
        Assert.Equal(1, await db.SlotHolds.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Grains_ManyAtOnceOnOneAppointment_LoseNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        var clock = new SetClock(Scene.Now);

        await Task.WhenAll(Enumerable.Range(1, 32).Select(number => Task.Run(async () =>
        {
            var grain = new AppointmentGrain(booked.Id, new AppointmentStore(database.Transactions), new HeardEvents(), clock);
            await grain.HandleAsync(new Assign(new OfficialId($"roma-{number}"), new OfficialId("roma-1")), Cancellation);
        })));

        var state = (await new AppointmentStore(database.Transactions).LoadAsync(booked.Id, Cancellation))!.State;
        Assert.Equal(33, state.Version);
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Journal_UpdateOrDelete_IsRefusedByTheDatabase(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await BookAsync(database);
        await using var db = database.Database.Open();

        var update = await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlRawAsync("UPDATE appointment_event SET at = 0", Cancellation));
        var delete = await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlRawAsync("DELETE FROM appointment_event", Cancellation));

        Assert.Contains("append-only", update.Message, StringComparison.Ordinal);
        Assert.Contains("append-only", delete.Message, StringComparison.Ordinal);
    }

    private static async Task<AppointmentState> BookAsync(TestDatabase database)
    {
        var book = Scene.Book();
        var grain = new AppointmentGrain(
            book.Appointment, new AppointmentStore(database.Transactions), new HeardEvents(), new SetClock(Scene.Now));
        return (await grain.HandleAsync(book, Cancellation)).State;
    }

    /// <summary>No story: only the order that their fields need.</summary>
    private static List<AppointmentEvent> OneOfEach()
    {
        var (now, official, policy) = (Scene.Now, new OfficialId("roma-2"), new AppointmentPolicy());
        var id = new AppointmentId(Guid.NewGuid());
        return
        [
            new Booked(now, id, Scene.Slot, policy, AppointmentTimetable.From(Scene.Slot, policy), Side.Office, Language.German, MergedNotices.Link, new AppointmentId(Guid.NewGuid())),
            new Assigned(now, official, new OfficialId("roma-1")),
            new PreCallOpened(now),
            new PreCallRecorded(now, PreCallOutcome.NotReached, official),
            new PreCallWindowEnded(now, Reached: false),
            new LinkMailDue(now),
            new Opened(now),
            new TaxpayerConnected(now),
            new OfficialJoined(now, official),
            new Admitted(now, official),
            new TaxpayerDisconnected(now, Departure.Left),
            new OfficialLeft(now, official, Departure.Dropped),
            new ReconnectGraceEnded(now),
            new CallbackOpened(now, 1, CallbackReason.Interrupted, now.AddHours(2)),
            new CallbackSettled(now, 1, CallbackOutcome.NotReached, official),
            new TransferredToColleague(now, new OfficialId("roma-3"), official, LinkRenewed: true),
            new TransferredToOffice(now, new OfficeId("milano"), new AppointmentId(Guid.NewGuid()), official),
            new Cancelled(now, Side.Taxpayer, CancellationReason.BookedByMistake),
            new ResolvedEarly(now, official, NextSteps.Pay | NextSteps.SendDocuments),
            new Expired(now, CountsAsCarriedOut: true, OfficeAbsent: false),
            new Closed(now, AppointmentOutcome.Served, NextSteps.VisitOffice, official),
            new MeetingEnded(now),
            new SlotReleased(now, Scene.Slot.Key),
            new DocumentRegistered(now, "0123", new RegisterCode("roma"), new ProtocolNumber(2026, 1), "ab", official),
            new RegistrationAnnulled(now, new RegisterCode("roma"), new ProtocolNumber(2026, 1), official),
            new Erased(now, KeptMatter.Transcript | KeptMatter.Documents),
            new DocumentRefused(now, "kind-disguised"),
            new LiveChatOpened(now, 1, official),
        ];
    }
}
