using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Openings of live chats in the appointment's journal.</summary>
public sealed class LiveChatStoreTests
{
    private const string Wanted = "Il modello F24 di Mario Rossi";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "SD-12")]
    [Trait("Requirement", "A.10")]
    public async Task Open_IsInTheJournalOnceWithoutWhatIsAskedFor(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (book, heard) = (Scene.Book(), new HeardEvents());
        var grain = new AppointmentGrain(book.Appointment, new AppointmentStore(database.Transactions), heard, new SetClock(Scene.Now));
        await grain.HandleAsync(book, Cancellation);
        var chats = new LiveChatStore(database.Transactions, heard);

        await OpenAsync(Wanted, Scene.Now.AddMinutes(1));
        await OpenAsync(Wanted, Scene.Now.AddMinutes(2));
        await OpenAsync("La ricevuta", Scene.Now.AddMinutes(3));

        await using var db = database.Database.Open();
        var payloads = await db.Journal.OrderBy(static row => row.Position).Select(static row => row.Payload).ToListAsync(Cancellation);
        var opened = payloads.Where(static payload => payload.Contains("\"live-chat-opened\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, opened.Count);
        Assert.All(opened, static payload => Assert.Contains("\"by\":\"roma-2\"", payload, StringComparison.Ordinal));
        Assert.Contains("\"number\":2", opened[1], StringComparison.Ordinal);
        Assert.DoesNotContain(payloads, static payload => payload.Contains("F24", StringComparison.Ordinal));
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);

        Task OpenAsync(string asksFor, DateTimeOffset now) => chats.OpenAsync(
            new LiveChatWish(book.Appointment, asksFor, new("roma-2"), static number => $"hash-{number}"), now, Cancellation);
    }
}
