using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Retention;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;
using VideoDesk.SignalingServer.Tests.Protocol;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Retention;

/// <summary>An appointment that keeps something of every kind, and a sweeper whose clock the test sets.</summary>
internal sealed class RetentionScene : IAsyncDisposable
{
    public const int TranscriptDays = 30;
    public const int DocumentDays = 100;

    private static readonly OfficialId Official = new("roma-2");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-retention-");
    private readonly ContentKeyStore _keys;
    private readonly ContentFiles _files;

    /// <summary>Whether the database ends with the scene.</summary>
    private bool _ownsDatabase;

    public RetentionScene(TestDatabase database)
    {
        Database = database;
        _keys = new ContentKeyStore(database.Transactions, new EphemeralDataProtectionProvider());
        _files = NewFiles();
        var queue = new RetentionQueue(database.Transactions, new HeardEvents(), _files, Clock);
        Sweeper = new RetentionSweeper(queue, Clock, NullLogger<RetentionSweeper>.Instance);
    }

    public TestDatabase Database { get; }

    public SetClock Clock { get; } = new(Scene.Now);

    public RetentionSweeper Sweeper { get; }

    /// <summary>The one that <see cref="TalkAsync"/> books.</summary>
    public AppointmentId Appointment { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RetentionScene> CreateAsync(DatabaseKind kind) =>
        new(await TestDatabase.CreateAsync(kind)) { _ownsDatabase = true };

    /// <summary>So many calendar days in Rome after the planned end.</summary>
    public DateTimeOffset DueAfter(int days) => RomeTime.AddCalendarDays(Scene.Slot.EndsAt, days);

    /// <summary>Booked, talked, written, sent, confirmed, accepted, closed.</summary>
    public async Task TalkAsync()
    {
        Appointment = await BookAsync(1);
        var at = Scene.Slot.StartsAt;
        await HandleAsync(new TaxpayerConnect(), at);
        await HandleAsync(new OfficialJoin(Official), at);
        await HandleAsync(new Admit(Official), at);
        await new LiveEventStore(Database.Transactions).AppendAsync(Appointment, ("chat", "{}"), at, Cancellation);
        await KeepBoardAsync(at);
        await KeepDocumentAsync(at);
        await HandleAsync(new Close(Official, AppointmentOutcome.Served), at.AddMinutes(20));
    }

    public async Task<AppointmentId> BookAndCancelAsync(int desk)
    {
        Appointment = await BookAsync(desk);
        await HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), Scene.Now);
        return Appointment;
    }

    public Task SweepAtAsync(DateTimeOffset now)
    {
        Clock.Now = now;
        return Sweeper.SweepAsync(Cancellation);
    }

    /// <summary>What is still there, in words.</summary>
    public async Task<string> KeptAsync()
    {
        await using var db = Database.Database.Open();
        var id = Appointment.ToString();
        List<string> kept = [];
        Note("chat", await db.LiveEvents.AnyAsync(row => row.Appointment == id, Cancellation));
        Note("asked", await db.LiveChats.AnyAsync(row => row.Appointment == id && row.AsksFor != "", Cancellation));
        Note("board", await db.BoardUpdates.AnyAsync(row => row.Appointment == id, Cancellation)
            || await db.BoardSnapshots.AnyAsync(row => row.Appointment == id, Cancellation));
        Note("file", File.Exists(_files.PathOf(Appointment, FileName)));
        Note("key", await db.ContentKeys.AnyAsync(row => row.Appointment == id && row.Sealed != null, Cancellation));
        Note("name", await db.Appointments.AnyAsync(row => row.Id == id && row.SubjectName != null, Cancellation));
        return string.Join(' ', kept);

        void Note(string what, bool isThere)
        {
            if (isThere)
            {
                kept.Add(what);
            }
        }
    }

    public Task<IReadOnlyList<ProtocolEntry>> EntriesAsync() =>
        new ProtocolStore(Database.Transactions, new HeardEvents(), Clock).OfAppointmentAsync(Appointment, Cancellation);

    public async Task<List<AppointmentEvent>> EventsAsync()
    {
        await using var db = Database.Database.Open();
        var rows = await db.Journal.AsNoTracking().OrderBy(static row => row.Position).ToListAsync(Cancellation);
        return [.. rows.Select(static row => Journal.Read(Encoding.UTF8.GetBytes(row.Payload)))];
    }

    public async ValueTask DisposeAsync()
    {
        Sweeper.Dispose();
        _folder.Delete(recursive: true);
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    private static string FileName => Guid.Empty.ToString("N");

    private ContentFiles NewFiles() => new(new DocumentSettings { Folder = _folder.FullName }, _keys, Clock);

    private Task<int> KeepBoardAsync(DateTimeOffset at) => Database.Transactions.RunAsync(
        (db, cancellation) =>
        {
            var (id, content) = (Appointment.ToString(), new byte[] { 1 });
            db.BoardUpdates.Add(new BoardUpdateRow { Appointment = id, Position = 1, ClientId = "taxpayer/1", Seat = "taxpayer", Content = content, TotalBytes = 1, At = at });
            db.BoardSnapshots.Add(new BoardSnapshotRow { Appointment = id, UpTo = 1, Content = content, At = at });
            db.LiveChats.Add(new LiveChatRow { Appointment = id, Number = 1, AsksFor = "un modulo", OpenedAt = at, OpenedBy = "roma-2", TokenHash = "01" });
            return db.SaveChangesAsync(cancellation);
        },
        Cancellation);

    private async Task KeepDocumentAsync(DateTimeOffset at)
    {
        await _keys.FindOrAddAsync(Appointment, new byte[32], at, Cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(_files.PathOf(Appointment, FileName))!);
        await File.WriteAllTextAsync(_files.PathOf(Appointment, FileName), "unreadable", Cancellation);
        var documents = new DocumentStore(Database.Transactions);
        await documents.AskAsync(Appointment, new DocumentRequest("01", "Carta d'identità", at, null), new DocumentPolicy(), Cancellation);
        var row = StoredDocuments.Row(Appointment, Guid.NewGuid().ToString("N"), Side.Office, at);
        row.File = FileName;
        await StoredDocuments.AddAsync(Database.Transactions, row);
        Assert.True(DocumentId.TryParse(row.Id, out var document));
        Dictionary<string, string> fields = new() { ["nome"] = "Anna" };
        var forms = new FormStore(Database.Transactions);
        var form = new OfferedForm(document, true, fields, StoredDocuments.Sha256, false);
        Assert.Null(await forms.OfferAsync(form, (Appointment, row.Seat), at, Cancellation));
        Assert.Null(await forms.ConfirmAsync(new FormConfirmationWish(document, StoredDocuments.Sha256, fields), Appointment, at, Cancellation));
        var settings = SignalingServer.Protocol.ProtocolSettings.Read(new Microsoft.Extensions.Configuration.ConfigurationManager());
        var acceptance = new SignalingServer.Protocol.DocumentAcceptance(Database.Transactions, new HeardEvents(), settings, new SetClock(at));
        var accepted = await acceptance.AcceptAsync(
            new(Appointment, new OfficeId("roma"), document, "Dichiarazione di successione", Official), Cancellation);
        Assert.Null(accepted.Refusal);
    }

    private async Task<AppointmentId> BookAsync(int desk)
    {
        var slot = Scene.Slot with { Key = Scene.Slot.Key with { Desk = desk } };
        var policy = new AppointmentPolicy { TranscriptDays = TranscriptDays, DocumentDays = DocumentDays };
        var book = new Book(new AppointmentId(Guid.NewGuid()), slot, policy);
        var decision = new AppointmentSession(AppointmentState.NotBooked).Decide(book, Scene.Now);
        var change = AppointmentChange.Of(new(AppointmentState.NotBooked, Journal.Beginning), decision.Events);
        await Database.Transactions.RunAsync(
            async (db, cancellation) =>
            {
                await AppointmentStore.AddAsync(db, new AppointmentBooking(change, Scene.Applicant), cancellation);
                return true;
            },
            Cancellation);
        return book.Appointment;
    }

    private async Task HandleAsync(AppointmentCommand command, DateTimeOffset at)
    {
        var grain = new AppointmentGrain(Appointment, new AppointmentStore(Database.Transactions), new HeardEvents(), new SetClock(at));
        Assert.Null((await grain.HandleAsync(command, Cancellation)).Refusal);
    }
}
