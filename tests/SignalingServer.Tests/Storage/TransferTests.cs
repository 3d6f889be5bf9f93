using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>An appointment that goes to another office: it ends here and is booked there in one commit.</summary>
public sealed class TransferTests
{
    private static readonly Agenda Milan = new(DemoAgenda.Milan, DemoAgenda.Deeds.Id, DemoAgenda.Lines, new BookingPolicy());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "appointment_event")]
    [InlineData(DatabaseKind.Sqlite, "appointment")]
    [InlineData(DatabaseKind.Sqlite, "slot_hold")]
    [InlineData(DatabaseKind.PostgreSql, "appointment_event")]
    [InlineData(DatabaseKind.PostgreSql, "appointment")]
    [InlineData(DatabaseKind.PostgreSql, "slot_hold")]
    public async Task Transfer_AFailureInTheMiddle_LeavesNothing(DatabaseKind kind, string failing)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        var before = await ContentsAsync(database);
        var heard = new HeardEvents();
        await FailOnInsertAsync(database, failing);

        var error = await Record.ExceptionAsync(async () =>
            await new TransferStore(database.Transactions, heard).TransferAsync(Wish(booked), Scene.Now, Cancellation));

        Assert.IsType<DbException>(error as DbException ?? error?.InnerException, exactMatch: false);
        Assert.Equal(before, await ContentsAsync(database));
        Assert.Empty(heard.Changes);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Transfer_TwoAtOnce_OneSuccessorAndOneRefusal(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        var store = new TransferStore(database.Transactions, new HeardEvents());

        var results = await Task.WhenAll(Enumerable.Range(1, 2).Select(
            desk => Task.Run(async () => await store.TransferAsync(Wish(booked, desk), Scene.Now, Cancellation))));

        var done = Assert.Single(results, static result => result.Change is not null);
        var refused = Assert.Single(results, static result => result.Change is null);
        Assert.Equal(AppointmentPhase.Transferred, done.Change!.State.Phase);
        Assert.Equal(AppointmentRefusals.Transferred.Value, refused.Refusal!.Value.Code);
        await using var db = database.Database.Open();
        Assert.Equal(2, await db.Appointments.CountAsync(Cancellation));
        var held = Assert.Single(await db.SlotHolds.ToListAsync(Cancellation));
        Assert.Equal(DemoAgenda.Milan.Id.Value, held.Office);
        Assert.NotEqual(booked.Id.ToString(), held.Appointment);
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Transfer_ToATakenSlot_IsRefusedAndLeavesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var booked = await BookAsync(database);
        await new AgendaStore(database.Transactions).HoldAsync(
            new HoldWish(Scene.NewHold(), SlotIn(1), new("somebody")), Milan, Scene.Now, Cancellation);
        var before = await ContentsAsync(database);

        var result = await new TransferStore(database.Transactions, new HeardEvents()).TransferAsync(Wish(booked), Scene.Now, Cancellation);

        Assert.Equal(SlotRefusals.Taken.Code, result.Refusal!.Value.Code);
        Assert.Equal(before, await ContentsAsync(database));
    }

    private static SlotKey SlotIn(int desk) => Scene.Slot.Key with { Office = DemoAgenda.Milan.Id, Desk = desk };

    private static TransferWish Wish(AppointmentState from, int desk = 1) => new(from.Id, SlotIn(desk), new OfficialId("roma-2"))
    {
        Successor = new AppointmentId(Guid.NewGuid()),
        Agenda = Milan,
        Applicant = Scene.Applicant,
        Policy = new AppointmentPolicy(),
    };

    private static async Task<AppointmentState> BookAsync(TestDatabase database)
    {
        var book = Scene.Book();
        var grain = new AppointmentGrain(
            book.Appointment, new AppointmentStore(database.Transactions), new HeardEvents(), new SetClock(Scene.Now));
        return (await grain.HandleAsync(book, Cancellation)).State;
    }

    /// <summary>From now on the database refuses new rows of this table.</summary>
    private static async Task FailOnInsertAsync(TestDatabase database, string table)
    {
        await using var db = database.Database.Open();
        var statement = database.Database.IsPostgreSql
            ? $"""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'test'; END $$;
                CREATE TRIGGER failing BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fail();
                """
            : $"CREATE TRIGGER failing BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'test'); END;";
        await db.Database.ExecuteSqlRawAsync(statement, Cancellation);
    }

    /// <summary>All that a transfer may write, as one text.</summary>
    private static async Task<string> ContentsAsync(TestDatabase database)
    {
        await using var db = database.Database.Open();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            Appointments = await db.Appointments.AsNoTracking().OrderBy(static row => row.Id).ToListAsync(Cancellation),
            Journal = await db.Journal.AsNoTracking().OrderBy(static row => row.Appointment).ThenBy(static row => row.Position).ToListAsync(Cancellation),
            Outbox = await db.Outbox.AsNoTracking().OrderBy(static row => row.Id).ToListAsync(Cancellation),
            Holds = await db.SlotHolds.AsNoTracking().OrderBy(static row => row.Id).ToListAsync(Cancellation),
            Freed = await db.FreedSlots.AsNoTracking().OrderBy(static row => row.Slot).ToListAsync(Cancellation),
        });
    }
}
