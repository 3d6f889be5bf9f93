using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>The real server, killed (SIGKILL) at random moments under load: fifty times in all, on the two databases.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 25;
    private const int Seeded = 400;
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Short limits for a mail server on the same machine, so that the rows of a dead server wait eleven seconds and not four minutes.
    /// </summary>
    private static readonly string[] MailLimits =
    [
        "--Mail:LongestAttempt=00:00:02",
        "--Mail:ClaimSpare=00:00:00.5",
        "--Mail:Smtp:AnswerTimeout=00:00:04",
        "--Mail:Smtp:Security=None",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1, 20261121)]
    [InlineData(DatabaseKind.PostgreSql, 2, 20261122)]
    [Trait("Requirement", "A.8.1")]
    [Trait("Requirement", "A.8.3-9")]
    [Trait("Requirement", "A.9")]
    [Trait("Requirement", "ADER-17")]
    public async Task Kill_AtRandomMomentsUnderLoad_LosesNothingDoublesNothingAndForgetsNothing(DatabaseKind kind, int nodes, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("videodesk-kills-");
        await using var mails = await CaughtMails.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        var seeded = new SeededAppointments(seed, Spread);
        await seeded.WriteAsync(database, Seeded);
        var offset = SeededAppointments.Start - TimeProvider.System.GetUtcNow();
        var settings = SettingsOf(database, folder.FullName, (mails.Port, offset));
        var servers = Enumerable.Range(0, nodes).Select(_ => new ServerProcess(folder.FullName, settings)).ToList();
        try
        {
            using var load = new KillLoad(servers, seeded, seed);
            await StartAsync(servers);
            await load.SignInAsync();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var clients = load.RunAsync(stop.Token);
            var started = Stopwatch.GetTimestamp();
            await KillAsync(servers, load, new Random(seed));
            var killing = Stopwatch.GetElapsedTime(started);
            await stop.CancelAsync();
            await clients;

            await QuietAsync(database, seeded, offset);
            var until = TimeProvider.System.GetUtcNow() + offset;
            await Task.WhenAll(servers.Select(static server => server.KillAsync()));
            await JudgeAsync(database, (load, seeded, mails), until, servers);
            await VerifyJournalAsync(database, folder.FullName);
            var quiet = until - SeededAppointments.Start;
            output.WriteLine($"{Kills} kills in {killing.TotalSeconds:F1} s, quiet after {quiet.TotalSeconds:F1} s");
        }
        finally
        {
            servers.ForEach(static server => server.Dispose());
            folder.Delete(recursive: true);
        }
    }

    private static string[] SettingsOf(TestDatabase database, string folder, (int Port, TimeSpan Offset) world) =>
    [
        Where(database),
        string.Create(CultureInfo.InvariantCulture, $"--Clock:Offset={world.Offset:c}"),
        $"--Auth:KeysFolder={Path.Combine(folder, "keys")}",
        "--Limits:BookingsPerPerson=100000",
        "--Limits:BookingsPerAddress=100000",
        "--Relay:Loops=1",
        "--Relay:PinLoops=false",
        "--Mail:Smtp:Host=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"--Mail:Smtp:Port={world.Port}"),
        .. MailLimits,
    ];

    private static string Where(TestDatabase database) => database.Settings.PostgreSql is { } postgreSql
        ? $"--Storage:PostgreSql={postgreSql}"
        : $"--Storage:SqliteFile={database.Settings.SqliteFile}";

    /// <summary>One after the other: the first makes the keys that all share.</summary>
    private static async Task StartAsync(List<ServerProcess> servers)
    {
        foreach (var server in servers)
        {
            server.Start();
            await server.ReadyAsync();
        }
    }

    /// <summary>
    /// Most kills come after so many answers and so many milliseconds, whatever the machine's speed; every fifth meets a server that is
    /// starting. In the end all run.
    /// </summary>
    private static async Task KillAsync(List<ServerProcess> servers, KillLoad load, Random random)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var server = servers[random.Next(servers.Count)];
            if (random.Next(5) > 0)
            {
                await server.ReadyAsync();
                await AnsweredAsync(load, load.Answers + random.Next(1, 40));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500)), Cancellation);
            await server.KillAsync();
            server.Start();
        }

        await Task.WhenAll(servers.Select(static server => server.ReadyAsync()));
    }

    private static async Task AnsweredAsync(KillLoad load, int answers)
    {
        var started = Stopwatch.GetTimestamp();
        while (load.Answers < answers)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < LongestEnd, "The clients get no answers.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancellation);
        }
    }

    /// <summary>Waits until the last deadline is past and nothing is due: no deadline, no mail.</summary>
    private static async Task QuietAsync(TestDatabase database, SeededAppointments seeded, TimeSpan offset)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var now = TimeProvider.System.GetUtcNow() + offset;
            var left = await database.Transactions.ReadAsync(
                async (db, cancellation) => (
                    Deadlines: await db.Appointments.CountAsync(row => row.NextDeadline <= now, cancellation),
                    Mails: await db.Outbox.CountAsync(
                        row => row.SettledAt == null && row.WithdrawnAt == null && row.DueAt <= now, cancellation)),
                Cancellation);
            if (now > seeded.LastDeadline && left is (0, 0))
            {
                return;
            }

            Assert.True(
                Stopwatch.GetElapsedTime(started) < LongestEnd, $"{left.Deadlines} deadlines and {left.Mails} mails are still due.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }
    }

    private async Task JudgeAsync(
        TestDatabase database,
        (KillLoad Load, SeededAppointments Seeded, CaughtMails Mails) run,
        DateTimeOffset until,
        List<ServerProcess> servers)
    {
        var (load, seeded, mails) = run;
        Assert.True(
            load.Unexpected.IsEmpty, string.Join('\n', load.Unexpected.Take(10).Concat(servers.Select(static server => server.Output))));
        var audit = await KillAudit.ReadAsync(database);
        audit.NoneIsLostOrDoubled(load, seeded);
        audit.NothingIsHalf();
        audit.EveryDeadlineFiredOnce(seeded, until);
        var repeated = audit.EveryMailWasSent(mails.ByTrigger, until, Kills + servers.Count);
        Assert.True(load.Booked.Count >= Kills, $"Only {load.Booked.Count} bookings: the load was none.");
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
        Tell(load, audit, repeated);
    }

    private void Tell(KillLoad load, KillAudit audit, int repeated)
    {
        var outcomes = audit.Outbox
            .CountBy(static row => (OutboxOutcome)row.Outcome)
            .OrderBy(static pair => pair.Key)
            .Select(static pair => pair.Key == 0 ? $"{pair.Value} withdrawn" : $"{pair.Value} {pair.Key}");
        output.WriteLine(
            $"{audit.Appointments} appointments, {audit.Events} events; over HTTP {load.Booked.Count} booked, "
            + $"{load.Followed.Count} commands followed; without an answer {load.LostConfirms.Count} confirms, {load.LostCommands.Count} commands");
        output.WriteLine(
            $"{audit.Outbox.Count} outbox rows: {string.Join(", ", outcomes)}; "
            + $"{audit.Outbox.Count(static row => row.Unnoted > 0)} with an attempt of unknown end, {repeated} mails came more than once");
    }

    /// <summary>What <c>./dev verify-journal</c> runs.</summary>
    private static async Task VerifyJournalAsync(TestDatabase database, string folder)
    {
        var (exitCode, said) = await ServerProcess.RunAsync(folder, JournalCommand.Verb, Where(database));
        Assert.True(exitCode == 0, said);
        Assert.Contains("the journal holds", said, StringComparison.Ordinal);
    }
}
