using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>A cancelled slot goes to the waiting list, one by one.</summary>
public sealed class WaitingStoreTests
{
    private static readonly PersonId Bruno = new("bruno");
    private static readonly PersonId Carla = new("carla");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "N12")]
    public async Task Cancel_WithSomebodyWaiting_OffersTheSlotAndWritesTheMail(DatabaseKind kind)
    {
        await using var database = await WithACancelledSlotAsync(kind);
        var waiting = new WaitingStore(database.Transactions);
        await JoinAsync(waiting, Bruno, 1);

        await SweepAsync(waiting, Scene.Now);

        var offered = Assert.IsType<WaitingState.Offered>(Assert.Single(await waiting.OfAsync(Bruno, Cancellation)).State);
        Assert.Equal(Scene.Slot.Key, offered.Slot);
        var rival = await new AgendaStore(database.Transactions).HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation);
        Assert.Equal(SlotRefusals.Taken, rival.Refusal);
        await using var db = database.Database.Open();
        Assert.Equal(1, await db.Outbox.CountAsync(static row => row.Kind == NotificationKind.SlotFreed, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Offer_ThatIsBooked_ServesThePlaceInTheSameTransaction(DatabaseKind kind)
    {
        await using var database = await WithACancelledSlotAsync(kind);
        var waiting = new WaitingStore(database.Transactions);
        await JoinAsync(waiting, Bruno, 1);
        await SweepAsync(waiting, Scene.Now);
        var offer = (WaitingState.Offered)(await waiting.OfAsync(Bruno, Cancellation))[0].State;

        var wish = new BookingWish(offer.Hold, Bruno, Scene.Applicant) { Appointment = new AppointmentId(Guid.NewGuid()), Policy = new AppointmentPolicy() };
        var booked = await new BookingStore(database.Transactions, new HeardEvents()).BookAsync(wish, Scene.Now, Cancellation);

        Assert.Null(booked.Refusal);
        Assert.Equal(Scene.Slot, booked.Change!.State.Slot);
        Assert.Empty(await waiting.OfAsync(Bruno, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Erase_OfAnAppointmentFromTheList_EmptiesTheContactsAndLeavesThoseWhoWait(DatabaseKind kind)
    {
        await using var database = await WithACancelledSlotAsync(kind);
        var waiting = new WaitingStore(database.Transactions);
        await JoinAsync(waiting, Bruno, 1);
        await JoinAsync(waiting, Carla, 2);
        await SweepAsync(waiting, Scene.Now);
        var offer = (WaitingState.Offered)(await waiting.OfAsync(Bruno, Cancellation))[0].State;
        var applicant = Scene.Applicant with { Person = Bruno };
        var wish = new BookingWish(offer.Hold, Bruno, applicant) { Appointment = new AppointmentId(Guid.NewGuid()), Policy = new AppointmentPolicy() };
        Assert.Null((await new BookingStore(database.Transactions, new HeardEvents()).BookAsync(wish, Scene.Now, Cancellation)).Refusal);

        await new AppointmentRegister(database.Transactions).EraseAsync(wish.Appointment, Scene.Now.AddYears(1), Cancellation);

        await using var db = database.Database.Open();
        var contacts = await db.Contacts.AsNoTracking().ToListAsync(Cancellation);
        Assert.Equal(2, contacts.Count);
        var erased = Assert.Single(contacts, static row => row.ErasedAt is not null);
        Assert.Equal((null, null, null, null), (erased.Name, erased.Email, erased.Mobile, erased.SubjectCode));
        Assert.NotNull(Assert.Single(contacts, static row => row.ErasedAt is null).Email);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "N12")]
    public async Task Offer_UnansweredOrDeclined_GoesToTheNextAndThenToEverybody(DatabaseKind kind)
    {
        await using var database = await WithACancelledSlotAsync(kind);
        var waiting = new WaitingStore(database.Transactions);
        await JoinAsync(waiting, Bruno, 1);
        await JoinAsync(waiting, Carla, 2);
        await SweepAsync(waiting, Scene.Now);
        var toBruno = (WaitingState.Offered)(await waiting.OfAsync(Bruno, Cancellation))[0].State;

        await SweepAsync(waiting, toBruno.ExpiresAt);
        var carla = (await waiting.OfAsync(Carla, Cancellation))[0];
        var toCarla = Assert.IsType<WaitingState.Offered>(carla.State);
        await waiting.DeclineAsync(carla.Id, Carla, toBruno.ExpiresAt, Cancellation);
        await SweepAsync(waiting, toBruno.ExpiresAt);

        Assert.Equal(Scene.Slot.Key, toCarla.Slot);
        Assert.Equal(1, (await waiting.OfAsync(Bruno, Cancellation))[0].Unanswered);
        var everybody = await new AgendaStore(database.Transactions).HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, toBruno.ExpiresAt, Cancellation);
        Assert.Null(everybody.Refusal);
        await using var db = database.Database.Open();
        Assert.Equal(0, await db.FreedSlots.CountAsync(Cancellation));
        Assert.Equal(
            2, await db.Outbox.CountAsync(static row => row.Kind == NotificationKind.SlotFreed && row.WithdrawnAt != null, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Join_TheSamePersonManyTimesAtOnce_HasOnePlace(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var waiting = new WaitingStore(database.Transactions);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => JoinAsync(waiting, Bruno, number))));

        Assert.Equal(1, decisions.Count(static decision => decision.Entry is not null));
        Assert.Equal(7, decisions.Count(static decision => decision.Refusal == SlotRefusals.AlreadyWaiting));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sweep_ByTwoNodesAtOnce_MakesOneOffer(DatabaseKind kind)
    {
        await using var database = await WithACancelledSlotAsync(kind);
        var waiting = new WaitingStore(database.Transactions);
        await JoinAsync(waiting, Bruno, 1);
        await JoinAsync(waiting, Carla, 2);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SweepAsync(waiting, Scene.Now))));

        await using var db = database.Database.Open();
        Assert.Equal(1, await db.SlotHolds.CountAsync(Cancellation));
        Assert.Equal(1, await db.Waiting.CountAsync(static row => row.OfferHold != null, Cancellation));
    }

    private static async Task<TestDatabase> WithACancelledSlotAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await DemoSeed.RunAsync(database.Transactions, Cancellation);
        var book = Scene.Book();
        var grain = new AppointmentGrain(
            book.Appointment, new AppointmentStore(database.Transactions), new HeardEvents(), new SetClock(Scene.Now));
        await grain.HandleAsync(book, Cancellation);
        await grain.HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), Cancellation);
        return database;
    }

    private static Task<WaitingDecision> JoinAsync(WaitingStore waiting, PersonId person, int minute)
    {
        var entry = new WaitingEntry(
            new WaitingEntryId(Guid.NewGuid()), Scene.Agenda.Office.Id, Scene.Agenda.Service, person, new ContactsReference(Guid.NewGuid()), Language.Italian, Scene.Now.AddMinutes(minute - 60));
        return waiting.JoinAsync(entry, new WaitingContacts("Bruno", "bruno@posta.example", "+39 000 0000002"), Cancellation);
    }

    private static async Task SweepAsync(WaitingStore waiting, DateTimeOffset now)
    {
        using var sweeper = new WaitingListSweeper(waiting, new SetClock(now), NullLogger<WaitingListSweeper>.Instance);
        await sweeper.SweepAsync(Cancellation);
    }
}
