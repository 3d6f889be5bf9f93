using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Whoever can write to the database cannot change the past unnoticed.</summary>
public sealed class JournalAuditTests
{
    private static readonly DateOnly Day = new(2026, 11, 12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Audit_OfWhatTheProgramWrote_FindsNothing(DatabaseKind kind)
    {
        await using var database = await SealedAsync(kind);

        var report = await AuditAsync(database);

        Assert.Empty(report.Findings);
        Assert.Equal((3, 6, 2), (report.Appointments, report.Entries, report.Seals));
    }

    [Theory]
    [InlineData("UPDATE appointment_event SET payload = replace(payload, 'roma-2', 'roma-3') WHERE position = 2", JournalFault.Altered, 2)]
    [InlineData("UPDATE appointment_event SET at = at + 1 WHERE position = 1", JournalFault.Altered, 1)]
    [InlineData("DELETE FROM appointment_event WHERE position = 1", JournalFault.Gap, 1)]
    [InlineData("DELETE FROM appointment_event WHERE position = 2", JournalFault.Cut, 1)]
    public async Task Audit_AfterARowWasChangedOrCut_NamesThePlace(string tampering, JournalFault fault, long position)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await SealedAsync(kind);
            await TamperAsync(database, tampering);

            var found = (await AuditAsync(database)).Findings.Where(static finding => finding.Day is null);

            Assert.Equal(3, found.Count());
            Assert.All(found, finding => Assert.Equal((fault, position), (finding.Fault, finding.Position)));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Audit_AfterATailWasCutTogetherWithTheRow_DisagreesWithTheSeal(DatabaseKind kind)
    {
        await using var database = await SealedAsync(kind);
        await TamperAsync(database, "DELETE FROM appointment_event WHERE position = 2");
        await TamperAsync(
            database, "UPDATE appointment SET version = 1, journal_head = (SELECT e.hash FROM appointment_event e WHERE e.appointment = appointment.id AND e.position = 1)");

        var findings = (await AuditAsync(database)).Findings;

        Assert.Equal(3, findings.Count);
        Assert.All(findings, static finding => Assert.Equal((Day.AddDays(1), JournalFault.Cut), (finding.Day, finding.Fault)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Audit_AfterASealedHeadWasChanged_NamesTheDay(DatabaseKind kind)
    {
        await using var database = await SealedAsync(kind);
        await TamperAsync(
            database, "UPDATE journal_seal SET hash = (SELECT hash FROM journal_seal WHERE day = '2026-11-13') WHERE day = '2026-11-12'");

        var finding = (await AuditAsync(database)).Findings;

        Assert.Contains(finding, static f => f is { Appointment: null, Fault: JournalFault.Altered } && f.Day == Day);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Erase_OfAllPersonalData_LeavesAJournalThatVerifies(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var hold = await new AgendaStore(database.Transactions).HoldAsync(
            new(Scene.NewHold(), Scene.Slot.Key, Scene.Anna), Scene.Agenda, Scene.Now, Cancellation);
        var id = new AppointmentId(Guid.NewGuid());
        await new BookingStore(database.Transactions, new HeardEvents())
            .BookAsync(new BookingWish(hold.Hold!.Id, Scene.Anna, Scene.Applicant) { Appointment = id, Policy = new AppointmentPolicy() }, Scene.Now, Cancellation);
        var register = new AppointmentRegister(database.Transactions);
        var before = await register.FindAsync(id, Cancellation);

        await register.EraseAsync(id, Scene.Now.AddYears(1), Cancellation);

        var after = await register.FindAsync(id, Cancellation);
        Assert.Equal(Scene.Applicant, before!.Applicant);
        Assert.Equal(Applicant.Nobody with { Capacity = Scene.Applicant.Capacity }, after!.Applicant);
        Assert.Equal(before.State, after.State);
        Assert.Empty((await AuditAsync(database)).Findings);
    }

    [Fact]
    public async Task Command_OnAWholeAndABrokenJournal_SaysSoWithItsExitCode()
    {
        await using var database = await SealedAsync(DatabaseKind.Sqlite);
        var (whole, broken, missing) = (new StringWriter(), new StringWriter(), new StringWriter());

        var good = await JournalCommand.RunAsync(database.Settings, whole);
        await TamperAsync(database, "UPDATE appointment_event SET at = at + 1 WHERE position = 1");
        var bad = await JournalCommand.RunAsync(database.Settings, broken);
        var none = await JournalCommand.RunAsync(new StorageSettings { SqliteFile = database.Settings.SqliteFile + ".none" }, missing);

        Assert.Equal((0, 1, 2), (good, bad, none));
        Assert.Equal("3 appointments, 6 entries, 2 seals: the journal holds.", whole.ToString().Trim());
        Assert.Contains("position 1: is not what was written.", broken.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Seal_OfADayByManyAtOnce_IsMadeOnce(DatabaseKind kind)
    {
        await using var database = await SealedAsync(kind);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            new JournalSeals(database.Transactions).SealAsync(Day.AddDays(2), Scene.Now, Cancellation))));

        Assert.Equal(1, made.Count(static won => won));
        Assert.Empty((await AuditAsync(database)).Findings);
    }

    /// <summary>Three appointments with one event, sealed; another event on each, sealed again.</summary>
    private static async Task<TestDatabase> SealedAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var store = new AppointmentStore(database.Transactions);
        var seals = new JournalSeals(database.Transactions);
        var grains = new List<AppointmentGrain>();
        foreach (var minute in (int[])[0, 30, 60])
        {
            var book = Scene.Book(Scene.SlotAt(new(2026, 11, 16), new TimeOnly(9, 0).AddMinutes(minute)));
            grains.Add(new AppointmentGrain(book.Appointment, store, new HeardEvents(), new SetClock(Scene.Now)));
            await grains[^1].HandleAsync(book, Cancellation);
        }

        await seals.SealAsync(Day, Scene.Now, Cancellation);
        foreach (var grain in grains)
        {
            await grain.HandleAsync(new Assign(new OfficialId("roma-2"), new OfficialId("roma-1")), Cancellation);
        }

        await seals.SealAsync(Day.AddDays(1), Scene.Now, Cancellation);
        return database;
    }

    private static Task<AuditReport> AuditAsync(TestDatabase database) => new JournalAudit(database.Transactions).RunAsync(Cancellation);

    /// <summary>As the owner of the database could: without the triggers.</summary>
    private static async Task TamperAsync(TestDatabase database, string statement)
    {
        await using var db = database.Database.Open();
        string[] tables = ["appointment_event", "journal_seal", "journal_seal_head"];
        var unguard = database.Database.IsPostgreSql
            ? tables.Select(static table => $"ALTER TABLE {table} DISABLE TRIGGER ALL")
            : tables.SelectMany(
                static table => (string[])[$"DROP TRIGGER IF EXISTS tr_{table}_UPDATE", $"DROP TRIGGER IF EXISTS tr_{table}_DELETE"]);
        foreach (var each in unguard.Append(statement))
        {
            await db.Database.ExecuteSqlRawAsync(each, Cancellation);
        }
    }
}
