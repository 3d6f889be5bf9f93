using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>The smaller stores: catalogue, links, acceptances, live events.</summary>
public sealed class StoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Catalogue_OfTheDemonstration_IsReadBackAsItIs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var catalogue = new Catalogue(database.Transactions, TimeProvider.System);

        Assert.True(await DemoSeed.RunAsync(database.Transactions, Cancellation));
        Assert.False(await DemoSeed.RunAsync(database.Transactions, Cancellation));

        Assert.Equal(Text(DemoAgenda.Offices.OrderBy(static office => office.Name)), Text(await catalogue.OfficesAsync(Cancellation)));
        Assert.Equal(DemoAgenda.Services.Select(static service => service.Name), (await catalogue.ServicesAsync(Cancellation)).Select(
            static service => service.Name));
        Assert.Equal(DemoAgenda.Officials.Where(static o => o.Office == DemoAgenda.Rome.Id), await catalogue.OfficialsAsync(
            DemoAgenda.Rome.Id, Cancellation));
        var agenda = (await catalogue.AgendaAsync(DemoAgenda.Rome.Id, DemoAgenda.Deeds.Id, Cancellation))!;
        Assert.Equal(Days(Scene.Agenda), Days(agenda));
        Assert.Null(await catalogue.AgendaAsync(new OfficeId("nowhere"), DemoAgenda.Deeds.Id, Cancellation));
        Assert.Equal(LinkDelivery.DayBefore, (await catalogue.PoliciesAsync(DemoAgenda.Deeds.Id, Cancellation))!.Appointment.LinkDelivery);

        static string Text(IEnumerable<Office> offices) => JsonSerializer.Serialize(offices.Select(static office =>
            new { office.Id, office.Name, office.Province, office.Kind, office.Contacts, Weekdays = office.Calendar.Weekdays.Order(), Closures = office.Calendar.Closures.Select(static c => c.ToString()) }));
        static IEnumerable<string> Days(Agenda agenda) => agenda.Available(new HashSet<SlotKey>(), Scene.Now)
            .SelectMany(static day => day.Times).SelectMany(static time => time.Slots).Select(static slot => slot.ToString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task PersonalLink_OnASecondDevice_AsksBeforeItMoves(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var links = new PersonalLinkStore(database.Transactions);
        await links.IssueAsync((new AppointmentId(Guid.NewGuid()), 1), "abc", Scene.Now, Cancellation);

        Assert.Equal(LinkUse.Granted, await links.UseAsync("abc", ("phone", false), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.Granted, await links.UseAsync("abc", ("phone", false), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.OnAnotherDevice, await links.UseAsync("abc", ("laptop", false), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.Granted, await links.UseAsync("abc", ("laptop", true), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.Moved, await links.UseAsync("abc", ("phone", false), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.OnAnotherDevice, await links.UseAsync("abc", ("tablet", false), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.Granted, await links.UseAsync("abc", ("phone", true), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.Moved, await links.UseAsync("abc", ("laptop", false), Scene.Now, Cancellation));
        Assert.Equal(LinkUse.Refused, await links.UseAsync("other", ("phone", true), Scene.Now, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task PersonalLink_AfterARenewalAndACancellation_OpensNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var links = new PersonalLinkStore(database.Transactions);
        var store = new AppointmentStore(database.Transactions);
        var book = Scene.Book();
        var grain = new AppointmentGrain(book.Appointment, store, new HeardEvents(), new SetClock(Scene.Now));
        await grain.HandleAsync(book, Cancellation);
        await links.IssueAsync((book.Appointment, 1), "first", Scene.Now, Cancellation);
        await links.IssueAsync((book.Appointment, 2), "second", Scene.Now, Cancellation);
        await links.IssueAsync((book.Appointment, 2), "again", Scene.Now, Cancellation);

        var stored = (await store.LoadAsync(book.Appointment, Cancellation))!;
        await store.TrySaveAsync(AppointmentChange.Of(stored, [new TransferredToColleague(Scene.Now, new("roma-2"), new("roma-1"), LinkRenewed: true)]), Cancellation);

        Assert.NotNull((await links.FindAsync("first", Cancellation))!.RevokedAt);
        Assert.Null((await links.FindAsync("second", Cancellation))!.RevokedAt);
        Assert.Null(await links.FindAsync("again", Cancellation));

        await grain.HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), Cancellation);

        Assert.Equal(LinkUse.Refused, await links.UseAsync("second", ("phone", true), Scene.Now, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-09")]
    [Trait("Requirement", "ADER-10")]
    public async Task Booking_ContactsAndAcceptance_AreKeptWithTheAppointment(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var hold = await new AgendaStore(database.Transactions).HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation);
        var accepted = new Acceptance("privacy-notice", "3", "aa", Language.Italian, Scene.Now);
        var wish = new BookingWish(hold.Hold!.Id, Scene.Anna, Scene.Applicant)
        {
            Appointment = new AppointmentId(Guid.NewGuid()),
            Policy = new AppointmentPolicy(),
            Acceptances = [accepted],
        };

        await new BookingStore(database.Transactions, new HeardEvents()).BookAsync(wish, Scene.Now, Cancellation);

        var mine = Assert.Single(await new AppointmentRegister(database.Transactions).OfPersonAsync(Scene.Anna, Cancellation));
        Assert.Equal(Scene.Applicant, mine.Applicant);
        Assert.Equal([accepted], await new AcceptanceStore(database.Transactions).OfAsync(wish.Appointment, Cancellation));
        await using var db = database.Database.Open();
        Assert.DoesNotContain(await db.Journal.Select(static row => row.Payload).ToListAsync(Cancellation), static payload =>
            payload.Contains("anna", StringComparison.OrdinalIgnoreCase) || payload.Contains("RSSNNA", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task LiveEvents_ManyWritersAtOnce_HavePositionsWithoutGaps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var events = new LiveEventStore(database.Transactions);
        var id = new AppointmentId(Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(1, 16).Select(
            number => Task.Run(() => events.AppendAsync(id, ("chat", $"{number}"), Scene.Now, Cancellation))));

        var missed = await events.AfterAsync(id, 4, 100, Cancellation);
        Assert.Equal(Enumerable.Range(5, 12).Select(static position => (long)position), missed.Select(static e => e.Position));
    }
}
