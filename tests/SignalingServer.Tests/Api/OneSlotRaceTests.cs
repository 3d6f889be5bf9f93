using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Tests.Mail;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Five hundred people in several processes want the one desk at nine o'clock, from servers that are processes themselves.</summary>
public sealed class OneSlotRaceTests
{
    private const int People = 500;
    private const int Clients = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.PostgreSql, 2)]
    [Trait("Requirement", "ADER-10")]
    public async Task HoldAndConfirm_FiveHundredPeopleOnOneSlot_OneWinsAndTheOthersAreRefused(DatabaseKind kind, int servers)
    {
        await using var database = await TestDatabase.EmptyAsync(kind);
        var folder = Directory.CreateTempSubdirectory("videodesk-race-");
        List<ServerProcess> running = [];
        List<JsonElement> outcomes;
        string slot;
        try
        {
            running.AddRange(await Task.WhenAll(Enumerable.Range(0, servers).Select(_ => ServerProcess.StartAsync(
                database.Settings, folder.FullName, $"--Demo:Crowd={People}", "--Limits:BookingsPerPerson=100", "--Limits:BookingsPerAddress=100000"))));
            slot = await LastSlotAsync(running[0]);
            outcomes = await RaceAsync(running, slot);
        }
        finally
        {
            foreach (var server in running)
            {
                await server.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }

        Assert.Equal(People, outcomes.Count);
        Assert.Equal("[\"confirm\",201,null]", Assert.Single(outcomes, static outcome => outcome[1].GetInt32() == 201).GetRawText().Replace(" ", "", StringComparison.Ordinal));
        Assert.All(outcomes.Where(static outcome => outcome[1].GetInt32() != 201), static outcome =>
            Assert.Equal((409, SlotRefusals.Taken.Code), (outcome[1].GetInt32(), outcome[2].GetString())));
        await AssertOneAppointmentAsync(database, slot);
    }

    /// <summary>The latest slot of the horizon at the office with one desk: no race against the clock.</summary>
    private static async Task<string> LastSlotAsync(ServerProcess server)
    {
        using var browser = new ApiBrowser(server.Address);
        await browser.SignInAsync(DemoPersons.Mario.Id.Value);
        var days = await browser.GetAsync($"/api/slots?office={DemoAgenda.Ferrara.Id}&service={DemoAgenda.Deeds.Id}");
        return days.Json.EnumerateArray().SelectMany(static day => day.GetProperty("times").EnumerateArray())
            .SelectMany(static time => time.GetProperty("slots").EnumerateArray())
            .Last().GetString()!;
    }

    private static async Task<List<JsonElement>> RaceAsync(IEnumerable<ServerProcess> servers, string slot)
    {
        var addresses = string.Join(',', servers.Select(static server => server.Address.Authority));
        List<Process> clients = [];
        try
        {
            clients.AddRange(Enumerable.Range(0, Clients).Select(index => PythonProgram.Start(
                "Api/race_client.py", "--servers", addresses, "--slot", slot, "--service", DemoAgenda.Deeds.Id.Value,
                "--first", Text((index * People / Clients) + 1), "--count", Text(People / Clients))));
            foreach (var client in clients)
            {
                Assert.Equal("ready", await client.StandardOutput.ReadLineAsync(Cancellation));
            }

            foreach (var client in clients)
            {
                await client.StandardInput.WriteLineAsync("go");
                await client.StandardInput.FlushAsync(Cancellation);
            }

            var results = await Task.WhenAll(clients.Select(static client => client.StandardOutput.ReadToEndAsync(Cancellation)));
            return [.. results.SelectMany(static text => JsonSerializer.Deserialize<JsonElement[]>(text)!)];
        }
        finally
        {
            foreach (var client in clients)
            {
                client.Kill();
                client.Dispose();
            }
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The one appointment has the slot, and nobody holds anything any more.</summary>
    private static async Task AssertOneAppointmentAsync(TestDatabase database, string slot)
    {
        await using var db = database.Database.Open();
        var appointment = Assert.Single(await db.Appointments.AsNoTracking().ToListAsync(Cancellation));
        var hold = Assert.Single(await db.SlotHolds.AsNoTracking().ToListAsync(Cancellation));
        Assert.NotNull(hold.ConfirmedAt);
        Assert.Equal(appointment.Id, hold.Appointment);
        Assert.Equal(appointment.Person, hold.Person);
        Assert.Equal(slot, SignalingServer.Storage.AppointmentStore.StateOf(appointment.State).Slot!.Key.ToString());
        Assert.Equal(1, await db.Journal.CountAsync(Cancellation));
        Assert.Equal(appointment.Id, Assert.Single(await db.Acceptances.AsNoTracking().ToListAsync(Cancellation)).Appointment);
        Assert.Empty((await new SignalingServer.Storage.JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }
}
