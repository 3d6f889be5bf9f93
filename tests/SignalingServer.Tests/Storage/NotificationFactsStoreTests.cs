using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>What a mail says is read from the rows when it is sent.</summary>
public sealed class NotificationFactsStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "N1")]
    public async Task Load_OfAConfirmation_HasOfficeServiceInstantsAndContacts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (id, request) = await BookAsync(database);
        var facts = await Store(database).LoadAsync(request, Cancellation);

        Assert.Equal(new Contacts("Anna Rossi", "anna@posta.example", "+39 000 0000001"), facts!.Contacts);
        Assert.Equal(("Roma 1", "Urkunden und Erbschaften"), (facts.Office.Name, facts.Service));
        Assert.Equal((Scene.Slot.StartsAt, Scene.Slot.StartsAt.AddMinutes(-10)), (facts.StartsAt, facts.OpensAt));
        Assert.Null(facts.LinkToken);

        await new AppointmentRegister(database.Transactions).EraseAsync(id, Scene.Now, Cancellation);
        Assert.Null(await Store(database).LoadAsync(request, Cancellation));
    }

    [Theory]
    [InlineData(NotificationKind.Link, 3, "token-3")]
    [InlineData(NotificationKind.LastReminder, 0, "token-1")]
    [InlineData(NotificationKind.Reminder, 0, null)]
    public async Task Load_OfAMailWithALink_HasItsToken(NotificationKind kind, int revision, string? token)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (_, request) = await BookAsync(database);

        var facts = await Store(database).LoadAsync(
            request with { Kind = kind, Data = new NotificationData { LinkRevision = revision } }, Cancellation);

        Assert.Equal(token, facts!.LinkToken);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "N12")]
    public async Task Load_OfAnOffer_HasTheSlotAndWhoWaits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await DemoSeed.RunAsync(database.Transactions, Cancellation);
        var waiting = new WaitingStore(database.Transactions);
        var entry = new WaitingEntry(
            new(Guid.NewGuid()), Scene.Agenda.Office.Id, Scene.Agenda.Service, new PersonId("bruno"), new(Guid.NewGuid()), Language.English, Scene.Now);
        await waiting.JoinAsync(entry, new WaitingContacts("Bruno Neri", "bruno@posta.example", "+39 000 0000002"), Cancellation);
        await database.Transactions.RunAsync(
            async (db, token) =>
            {
                await SlotWriting.NoteFreedAsync(db, (Scene.Slot.Key, Scene.Slot.Service), Scene.Now, token);
                return true;
            },
            Cancellation);
        await waiting.OfferNextAsync(Scene.Now, Cancellation);
        var item = Assert.Single(
            await new OutboxStore(database.Database).ClaimDueAsync(new(Scene.Now, Scene.Now.AddMinutes(1), 1), Cancellation));

        var facts = await Store(database).LoadAsync(item.Request, Cancellation);

        Assert.Equal(("Bruno Neri", Scene.Slot.StartsAt, "Deeds and inheritances"), (facts!.Contacts.Name, facts.StartsAt, facts.Service));
        Assert.Equal($"offer-{item.Request.Data.Offer}", facts.LinkToken);
    }

    private static async Task<(AppointmentId, NotificationRequest)> BookAsync(TestDatabase database)
    {
        await DemoSeed.RunAsync(database.Transactions, Cancellation);
        var hold = await new AgendaStore(database.Transactions).HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation);
        var wish = new BookingWish(hold.Hold!.Id, Scene.Anna, Scene.Applicant)
        {
            Appointment = new AppointmentId(Guid.NewGuid()),
            Policy = new AppointmentPolicy { LinkDelivery = LinkDelivery.DayBefore },
            Language = Language.German,
        };
        var booked = await new BookingStore(database.Transactions, new HeardEvents()).BookAsync(wish, Scene.Now, Cancellation);
        return (wish.Appointment, booked.Change!.Notifications.Requests[0]);
    }

    private static NotificationFactsStore Store(TestDatabase database) => new(database.Transactions, new NumberedTokens());

    private sealed class NumberedTokens : ILinkTokens
    {
        public ValueTask<string> TokenAsync(AppointmentId appointment, int revision, CancellationToken cancellationToken) =>
            new($"token-{revision}");

        public string ChatToken(AppointmentId appointment, int number) => $"chat-{number}";

        public ValueTask<string> OfferTokenAsync(HoldId offer, CancellationToken cancellationToken) => new($"offer-{offer}");
    }
}
