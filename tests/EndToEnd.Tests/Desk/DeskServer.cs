using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The server, in this process, with a folder and a clock of the test's own.</summary>
internal sealed class DeskServer : IAsyncDisposable
{
    /// <summary>A bound against hanging; no figure of quality.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Database, keys and mails of this server alone.</summary>
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-desk-");

    /// <summary>What the test adds to the configuration, in command-line form.</summary>
    private readonly string[] _settings;

    private WebApplication? _app;

    private DeskServer(string[] settings) => _settings = settings;

    public DeskClock Clock { get; } = new();

    /// <summary>Where pages are, without a slash at the end. The same after a restart.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("the server is not started");

    /// <param name="settings">Configuration in command-line form, for instance <c>--Relay:Udp=false</c>.</param>
    public static async Task<DeskServer> StartAsync(params string[] settings)
    {
        var server = new DeskServer(settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>Stops and starts on the same address, with the same folder and clock.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Moves the clock on to a morning whose slots are free: sessions outlive the time until the first of them.</summary>
    public async Task MoveToOfficeHoursAsync(string office = DeskBooking.Rome)
    {
        using var browser = new DeskBooking(Address);
        await browser.SignInAsync("isotta");
        var first = (await browser.FreeTimesAsync(office, DeskBooking.Deeds))[0].StartsAt;
        var wanted = first - TimeSpan.FromHours(2);
        if (wanted > Clock.Now)
        {
            Clock.MoveTo(wanted);
        }
    }

    /// <summary>Somebody of the demonstration books the first free slot.</summary>
    public async Task<BookedAppointment> BookAsync(string person = "mario", string service = DeskBooking.Deeds)
    {
        using var browser = new DeskBooking(Address);
        var (id, startsAt) = await browser.BookAsync(person, service);
        return new BookedAppointment(id, startsAt, $"/entra#{await LinkTokenAsync(id)}");
    }

    /// <summary>The token of the personal link as it was first sent.</summary>
    public Task<string> LinkTokenAsync(string appointment) => Services.GetRequiredService<PersonalLinks>()
        .TokenAsync(new AppointmentId(Guid.Parse(appointment)), 1, TestContext.Current.CancellationToken).AsTask();

    /// <summary>Waits for a mail by its trigger, such as <c>N1</c> (A.9), and returns it as it was written.</summary>
    public async Task<string> MailAsync(string appointment, string trigger)
    {
        var folder = Path.Combine(_folder.FullName, "outbox");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var name = new Regex($@"-{Regex.Escape(appointment)}\.{Regex.Escape(trigger)}(\.\d+)*\.eml$", RegexOptions.IgnoreCase);
        while (true)
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
            if (files.FirstOrDefault(file => name.IsMatch(file)) is { } mail)
            {
                return await File.ReadAllTextAsync(mail, limit.Token);
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync()
    {
        var client = Path.Combine(Repository.Root, "src", "WebClient", "dist");
        Assert.True(
            File.Exists(Path.Combine(client, "index.html")),
            $"{client} is missing: build the client first (npm ci && npm run build in src/WebClient).");
        string[] basics =
        [
            $"--urls={Address}", "--environment=Development", $"--WebRoot={client}", "--Logging:MinimumLevel=Warning",
            "--Relay:PinLoops=false", $"--Data:Folder={_folder.FullName}",
        ];
        _app = SignalingHost.Build([.. basics, .. _settings], services => services.AddSingleton<TimeProvider>(Clock));
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = _app.Urls.First();
    }

    private async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }
}

/// <summary>An appointment that a test has booked.</summary>
/// <param name="Id">As in addresses.</param>
/// <param name="StartsAt">T.</param>
/// <param name="Link">The path of its personal link.</param>
internal sealed record BookedAppointment(string Id, DateTimeOffset StartsAt, string Link)
{
    /// <summary>From when on it can be entered (ADER-14).</summary>
    public DateTimeOffset OpensAt => StartsAt.AddMinutes(-10);
}
