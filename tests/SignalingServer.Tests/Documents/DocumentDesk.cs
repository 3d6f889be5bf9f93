using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Hubs;
using VideoDesk.SignalingServer.Tests.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>A call in which the official has asked for a document, and both sides' way to the HTTP addresses.</summary>
internal sealed class DocumentDesk : IAsyncDisposable
{
    /// <summary>The smallest thing that passes for a PDF where nobody looks inside.</summary>
    public static readonly byte[] Pdf = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

    private readonly HttpClient _http;

    private DocumentDesk(Desk desk, HubClient taxpayer, HubClient official)
    {
        (Desk, Taxpayer, Official) = (desk, taxpayer, official);
        _http = new HttpClient { BaseAddress = desk.Server.Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public Desk Desk { get; }

    public HubClient Taxpayer { get; }

    public HubClient Official { get; }

    /// <summary>What the official asks for.</summary>
    public string Request { get; private set; } = "";

    public string SenderPass { get; private set; } = "";

    /// <summary>With the taxpayer's pass.</summary>
    public TusClient Sender { get; private set; } = null!;

    /// <summary>With the official's.</summary>
    public TusClient Receiver { get; private set; } = null!;

    public HttpClient Http => _http;

    public string Folder => Path.Combine(Desk.Server.Folder, "documents");

    public AppointmentId Appointment => new(Guid.Parse(Desk.Appointment));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DocumentDesk> OpenAsync(params string[] settings)
    {
        string[] basics = ["--Documents:KeepFreeBytes=0", "--Documents:Qpdf=none"];
        var desk = await Desk.OpenAsync([.. basics, .. settings]);
        var (taxpayer, official) = await desk.CallAsync();
        var documents = new DocumentDesk(desk, taxpayer, official);
        documents.Request = (await official.ValueAsync("AskForDocument", new { what = "Carta d'identità" })).Text("id");
        documents.SenderPass = await documents.PassAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop }, taxpayer);
        documents.Sender = documents.With(documents.SenderPass);
        documents.Receiver = documents.With(
            await documents.PassAsync("EnterAsOfficial", new { appointment = desk.Appointment, device = Desk.OfficeComputer }, official));
        return documents;
    }

    public TusClient With(string? pass) => new(_http, pass);

    /// <summary>Enters again on a connection that has the seat; the new pass.</summary>
    public async Task<string> PassAsync(string method, object argument, HubClient client) =>
        (await client.ValueAsync(method, argument)).Text("pass");

    /// <summary>What is stored of a document.</summary>
    public async Task<Document> StoredAsync(string location) =>
        (await Desk.Services.GetRequiredService<DocumentStore>().FindAsync(IdOf(location), Cancellation))!;

    public Task<DocumentsOf> AllAsync() => Desk.Services.GetRequiredService<DocumentStore>().OfAsync(Appointment, Cancellation);

    /// <summary>Waits until it was looked into.</summary>
    public Task<Document> CheckedAsync(string location) => CheckedAsync(Desk.Services, IdOf(location));

    /// <summary>The same on any server.</summary>
    public static async Task<Document> CheckedAsync(IServiceProvider services, DocumentId id)
    {
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            var document = (await services.GetRequiredService<DocumentStore>().FindAsync(id, Cancellation))!;
            if (document.State is not (DocumentState.Uploading or DocumentState.Checking))
            {
                return document;
            }

            await Task.Delay(50, Cancellation);
        }

        Assert.Fail("It is not looked into.");
        return null!;
    }

    /// <summary>Waits until somebody has begun to look into it at the present instant.</summary>
    public async Task AttemptedAsync(string location)
    {
        var (id, now) = (IdOf(location).ToString(), Desk.Now);
        await using var db = Desk.Services.GetRequiredService<Database>().Open();
        await Wait.UntilAsync(() => db.Documents.Any(row => row.Id == id && row.InspectedUntil > now), static () => "Nobody looks into it.");
    }

    /// <summary>Sends a file and waits until it was looked into.</summary>
    public async Task<Document> SendAsync(byte[] file, string name = "carta.pdf") => await CheckedAsync(await Sender.UploadAsync(file, name));

    /// <summary>The codes of refusals in the appointment's journal, once there are so many: they are written after the refusal.</summary>
    public async Task<IReadOnlyList<string>> JournalledAsync(int count)
    {
        var journalled = await JournalledAsync();
        for (var attempt = 0; attempt < 600 && journalled.Count < count; attempt++)
        {
            await Task.Delay(50, Cancellation);
            journalled = await JournalledAsync();
        }

        return journalled;
    }

    /// <summary>Waits until so many bytes of an upload are on the disk.</summary>
    public async Task StoredAsync(string location, long bytes)
    {
        var file = new FileInfo(Path.Combine(Folder, Desk.Appointment, $"{IdOf(location)}.0"));
        for (var attempt = 0; attempt < 1500; attempt++, file.Refresh())
        {
            if (file.Exists && file.Length >= bytes)
            {
                return;
            }

            await Task.Delay(20, Cancellation);
        }

        Assert.Fail($"{bytes} bytes do not arrive.");
    }

    public Task SweepAsync() => Desk.Services.GetRequiredService<DocumentSweeper>().SweepAsync(Cancellation);

    /// <summary>Files on the disk.</summary>
    public IReadOnlyList<string> Files() =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".turns", StringComparison.Ordinal))] : [];

    public static DocumentId IdOf(string location)
    {
        Assert.True(DocumentId.TryParse(location.Split('/')[^1], out var id));
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Desk.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> JournalledAsync()
    {
        await using var db = Desk.Services.GetRequiredService<Database>().Open();
        return
        [
            .. db.Journal.Where(row => row.Appointment == Desk.Appointment).OrderBy(static row => row.Position).AsEnumerable()
                .Select(static row => JsonDocument.Parse(row.Payload).RootElement)
                .Where(static entry => entry.GetProperty("event").ValueEquals("document-refused"))
                .Select(static entry => entry.GetProperty("code").GetString()!),
        ];
    }
}
