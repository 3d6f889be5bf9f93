using System.Diagnostics;
using System.Globalization;
using System.Text;
using VideoDesk.Cluster.Hub;
using VideoDesk.SignalingServer;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>Uploads of the whole server beside a bare endpoint, and what memory it takes to receive many at once.</summary>
internal static class UploadLoad
{
    private const int FileBytes = 100 * 1024 * 1024;
    private const int AtOnce = 50;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>A PDF as far as its first bytes go, and then noise.</summary>
    private static readonly byte[] Content = NewContent();

    private static readonly string Device = Guid.NewGuid().ToString("N");

    public static async Task RunAsync(int runs)
    {
        var folder = Directory.CreateTempSubdirectory("videodesk-uploads-");
        try
        {
            var seat = (await SeededAppointments.WriteAsync([$"--Data:Folder={folder.FullName}"], 1))[0];
            await using var bare = await ChildProcess.StartAsync("serve-bare", folder.FullName);
            await using var server = await ChildProcess.StartAsync(
                "serve-desk", "--environment=Development", $"--Data:Folder={folder.FullName}", "--Logging:MinimumLevel=Error", "--Relay:PinLoops=false",
                "--Documents:Qpdf=none", "--Documents:Files=100", "--Documents:TotalBytes=20000000000");
            using var sender = await SenderAsync(server, seat);
            await ThroughputAsync(bare, sender, runs);
            await MemoryAsync(server, sender);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The server in this process, which says how much memory it has.</summary>
    public static async Task ServeAsync(string[] arguments)
    {
        await using var app = SignalingHost.Build(arguments);
        using var ended = new CancellationTokenSource();
        var telling = ChildProcess.TellMemoryAsync(ended.Token);
        await app.RunAsync();
        await ended.CancelAsync();
        await telling;
    }

    private static async Task ThroughputAsync(ChildProcess bare, UploadClient sender, int runs)
    {
        using var http = new HttpClient { BaseAddress = bare.Address, Timeout = TimeSpan.FromMinutes(10) };
        List<double> bareRates = [], rates = [];
        for (var run = -1; run < runs; run++)
        {
            var bareRate = await RateAsync(() => BareAsync(http));
            var location = "";
            var rate = await RateAsync(async () => location = await sender.UploadAsync(Content));
            await sender.ForgetAsync(location);
            if (run >= 0)
            {
                bareRates.Add(bareRate);
                rates.Add(rate);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  bare {bareRate,6:0} MiB/s   server {rate,6:0} MiB/s"));
            }
        }

        var (bareMedian, median) = (Figures.At([.. bareRates], 0.5), Figures.At([.. rates], 0.5));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"upload of {FileBytes / Mebibyte:0} MiB, medians of {runs}: bare {bareMedian:0} MiB/s, server {median:0} MiB/s, ratio {median / bareMedian:0.00} (aim 0.70)"));
    }

    private static async Task MemoryAsync(ChildProcess server, UploadClient sender)
    {
        server.TakeMemory();
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = server.TakeMemory();
        var started = Stopwatch.GetTimestamp();
        var locations = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => sender.UploadAsync(Content)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var during = server.TakeMemory();
        await Task.WhenAll(locations.Select(sender.ReadyAsync));
        var checking = server.TakeMemory();
        await Task.Delay(TimeSpan.FromSeconds(5));
        var after = server.TakeMemory();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{AtOnce} uploads of {FileBytes / Mebibyte:0} MiB at once: {elapsed.TotalSeconds:0.0} s, {AtOnce * (FileBytes / Mebibyte) / elapsed.TotalSeconds:0} MiB/s together"));
        Print("before", before);
        Print("first quarter", [.. during.Take(during.Count / 4)]);
        Print("last quarter", [.. during.Skip(during.Count * 3 / 4)]);
        Print("peak while they run", during);
        Print("peak while they are looked into", checking);
        Print("afterwards", after);
    }

    private static void Print(string when, IReadOnlyList<(long Managed, long Resident)> memory) => Console.WriteLine(memory.Count == 0
        ? $"  {when,-32} (too short to say)"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"  {when,-32} managed {memory.Max(static now => now.Managed) / Mebibyte,6:0} MiB   resident {memory.Max(static now => now.Resident) / Mebibyte,6:0} MiB"));

    private static async Task<double> RateAsync(Func<Task> upload)
    {
        var started = Stopwatch.GetTimestamp();
        await upload();
        return FileBytes / Mebibyte / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task BareAsync(HttpClient http)
    {
        using var content = new ByteArrayContent(Content);
        using var response = await http.PutAsync("bare", content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The taxpayer waits, the official has asked for something. The pass is good without a connection too.</summary>
    private static async Task<UploadClient> SenderAsync(ChildProcess server, SeededAppointment seat)
    {
        await using var client = await SeatConnection.ConnectAsync(server.Address, null, static (_, _) => { });
        await client.CallAsync("EnterByLink", new { token = seat.Token, device = Device });
        await SeatEntrance.WaitAsync(client);
        await using (var official = await SeatEntrance.OfficialAsync(server.Address, await OfficialSignIn.CookiesAsync(server.Address), seat, static (_, _) => { }))
        {
            await official.CallAsync("AskForDocument", new { what = "Misura" });
        }

        var entered = await client.CallAsync("EnterByLink", new { token = seat.Token, device = Device });
        return new UploadClient(server.Address, entered.GetProperty("pass").GetString()!);
    }

    private static byte[] NewContent()
    {
        var content = new byte[FileBytes];
        new Random(1).NextBytes(content);
        Encoding.ASCII.GetBytes("%PDF-1.7\n").CopyTo(content, 0);
        return content;
    }
}
