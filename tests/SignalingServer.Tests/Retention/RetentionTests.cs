using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Retention;

/// <summary>What is due is erased, and the journal still holds. Time is the test's.</summary>
[Trait("Requirement", "A.8.3-10")]
public sealed class RetentionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sweep_AsTimeGoesBy_ErasesByMatterAndTheJournalHolds(DatabaseKind kind)
    {
        await using var scene = await RetentionScene.CreateAsync(kind);
        await scene.TalkAsync();
        var (transcript, documents) = (scene.DueAfter(RetentionScene.TranscriptDays), scene.DueAfter(RetentionScene.DocumentDays));

        await scene.SweepAtAsync(transcript.AddMilliseconds(-1));
        Assert.Equal("chat asked board file key name", await scene.KeptAsync());

        await scene.SweepAtAsync(transcript);
        Assert.Equal("file key name", await scene.KeptAsync());

        await scene.SweepAtAsync(documents.AddMilliseconds(-1));
        Assert.Equal("file key name", await scene.KeptAsync());

        await scene.SweepAtAsync(documents);
        Assert.Equal("", await scene.KeptAsync());

        await scene.SweepAtAsync(documents.AddYears(10));
        var events = await scene.EventsAsync();
        Assert.Equal(
            [KeptMatter.Transcript, KeptMatter.Documents | KeptMatter.PersonalData], events.OfType<Erased>().Select(static erased => erased.What));
        await using var output = new StringWriter();
        Assert.Equal(0, await JournalCommand.RunAsync(scene.Database.Settings, output));
        Assert.Contains("the journal holds", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "CDI-01")]
    public async Task Sweep_WhenAllIsDue_LeavesTheEntryWithoutThePerson(DatabaseKind kind)
    {
        await using var scene = await RetentionScene.CreateAsync(kind);
        await scene.TalkAsync();

        await scene.SweepAtAsync(scene.DueAfter(RetentionScene.DocumentDays));

        var entry = Assert.Single(await scene.EntriesAsync());
        Assert.Equal(("0000001/2026", "Dichiarazione di successione", 12345L), (entry.Number.ToString(), entry.Draft.Subject, entry.Draft.File.Bytes));
        Assert.Equal((null, null, ""), (entry.Party.Name, entry.Party.Code, entry.Draft.File.Name));
        await using var db = scene.Database.Database.Open();
        var row = await db.Appointments.AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal((null, null, null, null), (row.Person, row.SubjectCode, row.Email, row.Details));
        Assert.NotNull(row.ErasedAt);
        Assert.Equal("", (await db.SlotHolds.AsNoTracking().SingleAsync(Cancellation)).Person);
        Assert.Equal("{}", (await db.Forms.AsNoTracking().SingleAsync(Cancellation)).Fields);
        Assert.Equal(("", DocumentState.Accepted), await db.Documents.Select(static d => new ValueTuple<string, DocumentState>(d.Name, d.State)).SingleAsync(Cancellation));
        Assert.Equal("", (await db.DocumentRequests.AsNoTracking().SingleAsync(Cancellation)).What);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sweep_ManyByManyAtOnce_ErasesEachOnce(DatabaseKind kind)
    {
        await using var scene = await RetentionScene.CreateAsync(kind);
        for (var desk = 2; desk < 30; desk++)
        {
            await scene.BookAndCancelAsync(desk);
        }

        scene.Clock.Now = Scene.Now.AddYears(3);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => scene.Sweeper.SweepAsync(Cancellation))));

        await using var db = scene.Database.Database.Open();
        Assert.Equal(28, await db.Appointments.CountAsync(static row => row.ErasedAt != null && row.NextErasure == null, Cancellation));
        Assert.Equal(28, await db.Journal.CountAsync(static row => row.Payload.Contains("\"erased\""), Cancellation));
        Assert.Empty((await new JournalAudit(scene.Database.Transactions).RunAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sweep_OfABrokenRow_PutsItOffAndGoesOn(DatabaseKind kind)
    {
        await using var scene = await RetentionScene.CreateAsync(kind);
        var broken = await scene.BookAndCancelAsync(2);
        await scene.BookAndCancelAsync(3);
        await using var db = scene.Database.Database.Open();
        var id = broken.ToString();
        await db.Appointments.Where(row => row.Id == id).ExecuteUpdateAsync(
            static row => row.SetProperty(static a => a.State, "{").SetProperty(static a => a.NextErasure, Scene.Now), Cancellation);

        await scene.SweepAtAsync(Scene.Now.AddYears(3));

        Assert.Equal(1, await db.Appointments.CountAsync(static row => row.ErasedAt != null, Cancellation));
        Assert.Equal(scene.Clock.Now.AddHours(1), (await db.Appointments.AsNoTracking().SingleAsync(row => row.Id == id, Cancellation)).NextErasure);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Migration_OfAnAppointmentFromBefore_LetsRetentionLookAtIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.EmptyAsync(kind);
        await using (var db = database.Database.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync("20261122000002_Protocol", Cancellation);
            foreach (var statement in EarlierVersions.RowsOf("20261122000002_Protocol"))
            {
                await db.Database.ExecuteSqlRawAsync(statement, EarlierVersions.Parameters(database.Database.IsPostgreSql), Cancellation);
            }
        }

        await SchemaMigration.RunAsync(database.Database, Cancellation);
        await using var scene = new RetentionScene(database);
        await scene.SweepAtAsync(Scene.Now.AddYears(3));

        // The first look settles what became of it; by then everything is due.
        await using var after = database.Database.Open();
        Assert.NotNull((await after.Appointments.AsNoTracking().SingleAsync(Cancellation)).ErasedAt);
        Assert.Null(await after.ContentKeys.Select(static row => row.Sealed).SingleAsync(Cancellation));
    }

    [Fact]
    public void Tables_ThatNameAnAppointment_AreEachErasedOrKeptOnPurpose()
    {
        string[] erased =
        [
            "live_event", "live_chat", "read_mark", "scanner_token", "board_update", "board_snapshot", "document", "document_request", "content_key", "form", "protocol_party", "slot_hold",
        ];
        string[] kept =
        [
            "appointment_event", "journal_seal_head", // The audit trail: nothing personal is in it.
            "protocol_entry", // Stays for ever (art. 53, 54); who it was is in protocol_party.
            "outbox", // What was told when; the addressee is read from the row when it is sent.
            "personal_link", "guest_invitation", // Hashes of tokens and devices.
            "acceptance", // Which text a side accepted when.
            "survey_answer", // A score.
        ];
        using var database = Database.From(new StorageSettings { SqliteFile = Path.Combine(Path.GetTempPath(), "never-opened.db") });
        using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Where(static table => table.FindProperty("Appointment") is not null).Select(static table => table.GetTableName()!);

        // A policy has a column of that name, which is none.
        Assert.Equal(erased.Concat(kept).Order(StringComparer.Ordinal), tables.Except(["policy"]).Order(StringComparer.Ordinal));
    }
}
