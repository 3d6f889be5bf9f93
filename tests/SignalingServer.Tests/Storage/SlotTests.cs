using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Holds, bookings and who gets a slot.</summary>
public sealed class SlotTests
{
    private const int Rivals = 64;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-15")]
    public async Task HoldAndConfirm_ManyPersonsAtOnce_OneGetsTheSlot(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var results = await Task.WhenAll(
            Enumerable.Range(1, Rivals).Select(number => Task.Run(() => HoldAndBookAsync(database, new PersonId($"person-{number}")))));

        Assert.Equal(1, results.Count(static code => code is null));
        Assert.Equal(Rivals - 1, results.Count(static code => code == SlotRefusals.Taken.Code));
        await using var db = database.Database.Open();
        Assert.Equal(1, await db.Appointments.CountAsync(Cancellation));
        Assert.Equal(1, await db.SlotHolds.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Confirm_TheSameHoldManyTimesAtOnce_MakesOneAppointment(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var wish = new HoldWish(Scene.NewHold(), Scene.Slot.Key, Scene.Anna);
        await new AgendaStore(database.Transactions).HoldAsync(wish, Scene.Agenda, Scene.Now, Cancellation);

        var results = await Task.WhenAll(Enumerable.Range(1, Rivals).Select(_ => Task.Run(() => BookAsync(database, wish.Id, Scene.Anna))));

        Assert.Equal(1, results.Count(static code => code is null));
        Assert.Equal(Rivals - 1, results.Count(static code => code == SlotRefusals.HoldAlreadyConfirmed.Code));
        await using var db = database.Database.Open();
        Assert.Equal(1, await db.Appointments.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Book_WithoutAHoldIntoAnOccupiedSlot_FailsAtTheUniqueKey(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AppointmentStore(database.Transactions);
        var (first, second) = (Scene.Book(), Scene.Book());
        await new AppointmentGrain(first.Appointment, store, new HeardEvents(), new SetClock(Scene.Now)).HandleAsync(first, Cancellation);

        await Assert.ThrowsAsync<DbUpdateException>(async () =>
            await new AppointmentGrain(second.Appointment, store, new HeardEvents(), new SetClock(Scene.Now)).HandleAsync(second, Cancellation));

        Assert.Null(await store.LoadAsync(second.Appointment, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Hold_AfterAnotherExpired_TakesTheSlot(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var agenda = new AgendaStore(database.Transactions);
        var first = await agenda.HoldAsync(new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation);
        var expiry = first.Hold!.ExpiresAt;
        var rival = new PersonId("bruno");

        var tooEarly = await agenda.HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, rival), Scene.Agenda, expiry.AddMilliseconds(-1), Cancellation);
        var inTime = await agenda.HoldAsync(new(Scene.NewHold(), Scene.Slot.Key, rival), Scene.Agenda, expiry, Cancellation);

        Assert.Equal(SlotRefusals.Taken, tooEarly.Refusal);
        Assert.Null(inTime.Refusal);
        Assert.Equal(SlotRefusals.HoldExpired.Code, await BookAsync(database, first.Hold.Id, Scene.Anna, expiry));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Hold_OnePersonManySlotsAtOnce_KeepsOne(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var slots = SlotPlan.Generate(Scene.Agenda.Office, Scene.Agenda.Lines.Where(static line => line.Service == Scene.Agenda.Service), new(2026, 11, 16), new(2026, 11, 17)).Take(16);

        await Task.WhenAll(slots.Select(slot => Task.Run(async () =>
            await new AgendaStore(database.Transactions).HoldAsync(new(Scene.NewHold(), slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation))));

        var occupied = await new AgendaStore(database.Transactions).OccupiedAsync(
            Scene.Agenda.Office.Id, (new(2026, 11, 16), new(2026, 11, 17)), Scene.Now, Cancellation);
        Assert.Single(occupied);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-15")]
    public async Task Cancel_BeforeT_FreesTheSlotForOthers(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var agenda = new AgendaStore(database.Transactions);
        var hold = await agenda.HoldAsync(new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation);
        var id = new AppointmentId(Guid.NewGuid());
        var heard = new HeardEvents();
        var wish = new BookingWish(hold.Hold!.Id, Scene.Anna, Scene.Applicant) { Appointment = id, Policy = new AppointmentPolicy() };
        await new BookingStore(database.Transactions, heard).BookAsync(wish, Scene.Now, Cancellation);
        var store = new AppointmentStore(database.Transactions);

        await new AppointmentGrain(id, store, heard, new SetClock(Scene.Now.AddHours(1))).HandleAsync(
            new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), Cancellation);
        var next = await agenda.HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, new PersonId("bruno")), Scene.Agenda, Scene.Now.AddHours(1), Cancellation);

        Assert.Null(next.Refusal);
        Assert.Equal(2, heard.Changes.Count);
    }

    private static async Task<string?> HoldAndBookAsync(TestDatabase database, PersonId person)
    {
        var wish = new HoldWish(Scene.NewHold(), Scene.Slot.Key, person);
        var held = await new AgendaStore(database.Transactions).HoldAsync(wish, Scene.Agenda, Scene.Now, Cancellation);
        return held.Refusal is { } refusal ? refusal.Code : await BookAsync(database, wish.Id, person);
    }

    private static async Task<string?> BookAsync(TestDatabase database, HoldId hold, PersonId person, DateTimeOffset? now = null)
    {
        var wish = new BookingWish(hold, person, Scene.Applicant) { Appointment = new AppointmentId(Guid.NewGuid()), Policy = new AppointmentPolicy() };
        return (await new BookingStore(database.Transactions, new HeardEvents()).BookAsync(wish, now ?? Scene.Now, Cancellation)).Refusal?.Code;
    }
}
