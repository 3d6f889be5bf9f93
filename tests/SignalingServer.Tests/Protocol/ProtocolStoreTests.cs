using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>The register on both databases.</summary>
[Trait("Requirement", "CDI-01")]
public sealed class ProtocolStoreTests
{
    private const int Documents = 1000;
    private const int Appointments = 20;

    /// <summary>At once, on each pool: more than it has connections would wait for those, not for each other.</summary>
    private const int Workers = 16;

    private static readonly DateTimeOffset NewYear = RomeTime.Instant(new DateOnly(2027, 1, 1), TimeOnly.MinValue);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.PostgreSql, 2)]
    public async Task Enter_AThousandAtOnce_NumbersThemWithoutGapsAndTheDayListsEachOnce(DatabaseKind kind, int pools)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var scene = new RegisterScene(database, new SetClock(Scene.Now));
        var appointments = await BookAsync(scene);
        var others = Enumerable.Range(1, pools - 1).Select(_ => Database.From(database.Settings)).ToList();
        ITransactions[] doors = [database.Transactions, .. others.Select(static other => new Transactions(other))];

        var heads = await AtOnceAsync(Documents, doors.Length * Workers, index => scene.EnterAsync(
            RegisterScene.Draft(appointments[index % Appointments], $"document-{index}"), doors[index % doors.Length]));

        others.ForEach(static other => other.Dispose());
        Assert.Equal(Enumerable.Range(1, Documents), heads.Select(static head => head.Last.Sequence).Order());
        var day = await scene.Store.OfDayAsync(RegisterScene.Register, new DateOnly(2026, 11, 12), Cancellation);
        Assert.Equal(Enumerable.Range(1, Documents), day.Select(static entry => entry.Number.Sequence));
        Assert.Equal(Documents, day.Select(static entry => entry.Draft.Document).Distinct().Count());
        await using var db = database.Database.Open();
        Assert.Equal(Documents, await db.Outbox.CountAsync(static row => row.Kind == NotificationKind.ProtocolReceipt, Cancellation));
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Enter_WhileTheYearTurnsInRome_HasTwoSequencesWithoutGaps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new SetClock(NewYear.AddMilliseconds(-1));
        var scene = new RegisterScene(database, clock);
        var appointments = await BookAsync(scene);
        List<RegisterHead> heads = [await scene.EnterAsync(RegisterScene.Draft(appointments[0], "the-first"))];
        heads.AddRange(await AtOnceAsync(200, Workers, index =>
        {
            if (index == 100)
            {
                clock.Now = NewYear;
            }

            return scene.EnterAsync(RegisterScene.Draft(appointments[index % Appointments], $"document-{index}"));
        }));
        clock.Now = NewYear.AddSeconds(-5); // A server whose clock is a little behind.
        heads.Add(await scene.EnterAsync(RegisterScene.Draft(appointments[0], "the-last")));

        var years = heads.GroupBy(static head => head.Last.Year).ToDictionary(static year => year.Key);
        Assert.Equal([2026, 2027], years.Keys.Order());
        foreach (var (year, day) in new[] { (2026, new DateOnly(2026, 12, 31)), (2027, new DateOnly(2027, 1, 1)) })
        {
            Assert.Equal(Enumerable.Range(1, years[year].Count()), years[year].Select(static head => head.Last.Sequence).Order());
            var entries = await scene.Store.OfDayAsync(RegisterScene.Register, day, Cancellation);
            Assert.Equal(years[year].Select(static head => head.Last).OrderBy(static n => n.Sequence), entries.Select(static entry => entry.Number));
        }

        Assert.Equal(2027, heads[^1].Last.Year);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Enter_TheSameDocumentManyTimesAtOnce_GivesOneNumber(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var scene = new RegisterScene(database, new SetClock(Scene.Now));
        var appointment = await scene.BookAsync();

        var heads = await AtOnceAsync(40, Workers, _ => scene.EnterAsync(RegisterScene.Draft(appointment, "the-same")));

        Assert.Equal(new ProtocolNumber(2026, 1), Assert.Single(heads.Distinct()).Last);
        Assert.Single(await scene.Store.OfAppointmentAsync(appointment, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Enter_WhereTheTransactionFails_LeavesNoGap(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var scene = new RegisterScene(database, new SetClock(Scene.Now));
        var appointment = await scene.BookAsync();
        await scene.EnterAsync(RegisterScene.Draft(appointment, "first"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Transactions.RunAsync<bool>(
            async (db, cancellation) =>
            {
                await ProtocolWriting.EnterAsync(
                    db, RegisterScene.Draft(appointment, "lost"), new SetClock(Scene.Now), scene.Heard, cancellation);
                throw new InvalidOperationException("What comes after the number fails.");
            },
            Cancellation));

        Assert.Equal(2, (await scene.EnterAsync(RegisterScene.Draft(appointment, "second"))).Last.Sequence);
        Assert.Equal(1, (await scene.EnterAsync(RegisterScene.Draft(appointment, "elsewhere", new RegisterCode("milano")))).Last.Sequence);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Annul_AnEntry_LeavesItReadableAndIsJournalled(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new SetClock(Scene.Now);
        var scene = new RegisterScene(database, clock);
        var appointment = await scene.BookAsync();
        var key = new EntryKey(RegisterScene.Register, (await scene.EnterAsync(RegisterScene.Draft(appointment, "one"))).Last);
        clock.Now = Scene.Now.AddHours(1);

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () => (await scene.Store.AnnulAsync(key, "registrato due volte", RegisterScene.Official, Cancellation))?.Code)));

        Assert.Single(codes, static code => code is null);
        Assert.All(codes, static code => Assert.Contains(code, new[] { null, "protocol-annulled" }));
        var entry = await scene.Store.FindAsync(key, Cancellation);
        Assert.Equal(new ProtocolAnnulment(clock.Now, RegisterScene.Official, "registrato due volte"), entry!.Annulment);
        Assert.Equal(("Dichiarazione di successione", "Anna Rossi"), (entry.Draft.Subject, entry.Party.Name));
        Assert.Equal("protocol-unknown", (await scene.Store.AnnulAsync(
            key with { Register = new RegisterCode("milano") }, "perché", RegisterScene.Official, Cancellation))!.Value.Code);
        var report = await new JournalAudit(database.Transactions).RunAsync(Cancellation);
        Assert.Equal((0, 3), (report.Findings.Count, report.Entries));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Entries_ChangedOrDeletedBehindThePrograms_AreKeptByTheDatabase(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var scene = new RegisterScene(database, new SetClock(Scene.Now));
        await scene.EnterAsync(RegisterScene.Draft(await scene.BookAsync(), "one"));
        await using var db = database.Database.Open();

        foreach (var table in new[] { "protocol_entry", "protocol_annulment" })
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO protocol_annulment (register, year, number, annulled_at, annulled_by, reason) VALUES ('roma', 2026, 1, 0, 'x', 'y') ON CONFLICT DO NOTHING",
                Cancellation);
            foreach (var statement in new[] { $"UPDATE {table} SET number = 2", $"DELETE FROM {table}" })
            {
                var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancellation));
                Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Does something so many times, so many of them at once.</summary>
    private static async Task<RegisterHead[]> AtOnceAsync(int count, int workers, Func<int, Task<RegisterHead>> work)
    {
        var heads = new RegisterHead[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = Cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, count), options, async (index, _) => heads[index] = await work(index));
        return heads;
    }

    private static async Task<List<AppointmentId>> BookAsync(RegisterScene scene)
    {
        List<AppointmentId> appointments = [];
        for (var desk = 1; desk <= Appointments; desk++)
        {
            appointments.Add(await scene.BookAsync(desk));
        }

        return appointments;
    }
}
