using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Hubs;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>
/// A hundred officials' pages accept a thousand documents at once, from servers that are processes themselves: two on PostgreSQL; one on
/// SQLite, which belongs to one process.
/// </summary>
public sealed class AcceptRaceTests
{
    private const int Rooms = 100;
    private const int DocumentsEach = 10;
    private const int Documents = Rooms * DocumentsEach;

    private static readonly string[] Officials = ["roma-1", "roma-2", "roma-3", "roma-4"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.PostgreSql, 2)]
    [Trait("Requirement", "CDI-01")]
    public async Task Accept_AThousandAtOnceOverTheServers_NumbersThemWithoutGaps(DatabaseKind kind, int servers)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await DemoSeed.RunAsync(database.Transactions, Cancellation);
        var rooms = await SeedAsync(database);
        var folder = Directory.CreateTempSubdirectory("videodesk-accept-");
        List<ServerProcess> running = [];
        List<string> numbers = [];
        DateOnly[] days;
        try
        {
            running.AddRange(await Task.WhenAll(Enumerable.Range(0, servers).Select(
                _ => ServerProcess.StartAsync(database.Settings, folder.FullName, "--Storage:DemoAgenda=false"))));
            var before = RomeTime.DateAt(DateTimeOffset.UtcNow);
            numbers.AddRange(await RaceAsync(running, rooms));
            days = [.. new[] { before, RomeTime.DateAt(DateTimeOffset.UtcNow) }.Distinct()];
            Assert.Equal(numbers.Order(StringComparer.Ordinal), (await ListedAsync(running[^1], days)).Order(StringComparer.Ordinal));
        }
        finally
        {
            foreach (var server in running)
            {
                await server.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }

        Assert.Equal(Documents, numbers.Count);
        foreach (var year in numbers.Select(Parse).GroupBy(static number => number.Year))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(static number => number.Sequence).Order());
        }

        await AssertStoredAsync(database);
    }

    /// <summary>Appointments that are open now, each with documents that wait to be accepted.</summary>
    private static async Task<List<(AppointmentId Appointment, string[] Documents)>> SeedAsync(TestDatabase database)
    {
        var startsAt = RomeTime.CutToMilliseconds(DateTimeOffset.UtcNow.AddMinutes(9));
        List<(AppointmentId, string[])> rooms = [];
        await database.Transactions.RunAsync(
            async (db, cancellation) =>
            {
                rooms.Clear();
                for (var index = 0; index < Rooms; index++)
                {
                    rooms.Add(await BookAsync(db, index, startsAt, cancellation));
                }

                return await db.SaveChangesAsync(cancellation);
            },
            Cancellation);
        return rooms;
    }

    private static async Task<(AppointmentId, string[])> BookAsync(Db db, int index, DateTimeOffset startsAt, CancellationToken cancellationToken)
    {
        var id = new AppointmentId(Guid.NewGuid());
        var key = new SlotKey(DemoAgenda.Rome.Id, new SlotLineId("seeded"), RomeTime.WallTimeAt(startsAt), index + 1);
        var slot = new Slot(key, DemoAgenda.Deeds.Id, startsAt, startsAt.AddMinutes(30));
        var book = new Book(id, slot, new AppointmentPolicy { PreCall = false });
        var decision = new AppointmentSession(AppointmentState.NotBooked).Decide(book, startsAt.AddDays(-3));
        var change = AppointmentChange.Of(new(AppointmentState.NotBooked, Journal.Beginning), decision.Events);
        await AppointmentStore.AddAsync(db, new AppointmentBooking(change, Scene.Applicant), cancellationToken);
        var documents = Enumerable.Range(0, DocumentsEach).Select(static _ => Guid.NewGuid().ToString("N")).ToArray();
        db.Documents.AddRange(documents.Select(document => StoredDocuments.Row(id, document, Side.Taxpayer, startsAt.AddMinutes(-1))));
        return (id, documents);
    }

    private static async Task<List<string>> RaceAsync(List<ServerProcess> servers, List<(AppointmentId Appointment, string[] Documents)> rooms)
    {
        List<ApiBrowser> browsers = [];
        List<HubClient> clients = [];
        try
        {
            foreach (var official in Officials)
            {
                var browser = new ApiBrowser(servers[0].Address);
                browsers.Add(browser);
                await browser.SignInAsync(official);
            }

            clients.AddRange(await Task.WhenAll(rooms.Select((room, index) => EnterAsync(
                servers[index % servers.Count], browsers[index % browsers.Count], room.Appointment))));
            var accepted = await Task.WhenAll(clients.Select((client, index) => Task.Run(() => AcceptAsync(client, rooms[index].Documents))));
            return [.. accepted.SelectMany(static numbers => numbers)];
        }
        finally
        {
            browsers.ForEach(static browser => browser.Dispose());
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private static async Task<HubClient> EnterAsync(ServerProcess server, ApiBrowser browser, AppointmentId appointment)
    {
        var client = await HubClient.ConnectAsync(server.Address, Cookies(browser, server));
        await client.ValueAsync("EnterAsOfficial", new { appointment = appointment.Value, device = Desk.OfficeComputer });
        return client;
    }

    /// <summary>The servers share the keys of their cookies; a browser would send them by host, whatever the port.</summary>
    private static System.Net.CookieContainer Cookies(ApiBrowser browser, ServerProcess server)
    {
        var cookies = new System.Net.CookieContainer();
        foreach (System.Net.Cookie cookie in browser.Cookies.GetAllCookies())
        {
            cookies.Add(server.Address, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        return cookies;
    }

    private static async Task<List<string>> AcceptAsync(HubClient client, string[] documents)
    {
        List<string> numbers = [];
        foreach (var id in documents)
        {
            numbers.Add((await client.ValueAsync("AcceptDocument", new { id, subject = "Dichiarazione di successione" })).Text("number"));
        }

        // Whoever does not know whether he was heard asks again.
        Assert.Equal(numbers[0], (await client.ValueAsync("AcceptDocument", new { id = documents[0], subject = "Altro" })).Text("number"));
        return numbers;
    }

    private static async Task<List<string>> ListedAsync(ServerProcess server, DateOnly[] days)
    {
        using var browser = new ApiBrowser(server.Address);
        await browser.SignInAsync("roma-1");
        List<string> listed = [];
        foreach (var day in days)
        {
            var register = (await browser.GetAsync($"/api/desk/protocol?day={day:yyyy-MM-dd}")).Json;
            listed.AddRange(register.GetProperty("entries").EnumerateArray().Select(static entry => entry.Text("number")));
        }

        return listed;
    }

    private static ProtocolNumber Parse(string text) =>
        ProtocolNumber.TryParse(text, out var number) ? number : throw new InvalidOperationException($"{text} is no number.");

    /// <summary>Every document has one entry, one event and one receipt, and the journal holds.</summary>
    private static async Task AssertStoredAsync(TestDatabase database)
    {
        await using var db = database.Database.Open();
        Assert.Equal(Documents, await db.Documents.CountAsync(static row => row.State == Grains.Documents.DocumentState.Accepted, Cancellation));
        Assert.Equal(Documents, await db.ProtocolEntries.Select(static row => row.Document).Distinct().CountAsync(Cancellation));
        Assert.Equal(Documents, await db.Journal.CountAsync(static row => row.Payload.Contains("\"document-registered\""), Cancellation));
        Assert.Equal(Documents, await db.Outbox.CountAsync(static row => row.Kind == NotificationKind.ProtocolReceipt, Cancellation));
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }
}
