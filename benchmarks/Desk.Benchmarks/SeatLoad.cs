using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>Hub messages per second of one node with 1,000 connected seats: five hundred taxpayers and their official.</summary>
internal static class SeatLoad
{
    private const int Appointments = 500;
    private const int ConnectAtOnce = 8;
    private const double GoodLatency = 250;
    private static readonly int[] Rates = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("videodesk-seats-");
        try
        {
            var seeded = await SeededAppointments.WriteAsync([$"--Data:Folder={folder.FullName}"], Appointments);
            await using var server = new DeskProcess(folder.FullName, hasGuide: false);
            await server.StartAsync();
            await MeasureAsync(server, seeded);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(DeskProcess server, IReadOnlyList<SeededAppointment> seeded)
    {
        var latencies = new ConcurrentBag<double>();
        var clients = new ConcurrentBag<SeatConnection>();
        var cookies = await OfficialSignIn.CookiesAsync(server.Address);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(seeded, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce }, async (seat, _) =>
        {
            clients.Add(await SeatEntrance.TaxpayerAsync(server.Address, seat, Note));
            clients.Add(await SeatEntrance.OfficialAsync(server.Address, cookies, seat, Note));
        });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{clients.Count} seats connected and entered in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        SeatConnection[] all = [.. clients];
        await LadderAsync("real-time text (Type, kept nowhere)", all, latencies, static (client, stamp, _) => client.TellAsync("Type", new { text = stamp }));
        await LadderAsync("chat lines (Say, stored)", all, latencies, static (client, stamp, id) => client.TellAsync("Say", new { id, text = stamp }));
        foreach (var client in all)
        {
            await client.DisposeAsync();
        }

        void Note(string name, JsonElement content)
        {
            if (SentAt(name, content) is { } sent)
            {
                latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        }
    }

    /// <summary>Raises the rate until messages are late or lost.</summary>
    private static async Task LadderAsync(
        string name, SeatConnection[] clients, ConcurrentBag<double> latencies, Func<SeatConnection, string, string, Task> send)
    {
        Console.WriteLine($"{name}: offered per second, heard by the other seat per second, milliseconds until heard");
        foreach (var rate in Rates)
        {
            latencies.Clear();
            var sent = await OfferAsync(clients, rate, send);
            await Task.Delay(TimeSpan.FromSeconds(1));
            double[] heard = [.. latencies];
            var p99 = heard.Length == 0 ? double.PositiveInfinity : Figures.At(heard, 0.99);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {sent / Length.TotalSeconds,7:0}  {heard.Length / Length.TotalSeconds,7:0}  p50 {(heard.Length == 0 ? 0 : Figures.At(heard, 0.5)),6:0.0}  p99 {p99,7:0.0}"));
            if (p99 > GoodLatency || heard.Length < 0.99 * sent)
            {
                return;
            }
        }
    }

    /// <summary>Sends evenly over all seats; how many were sent.</summary>
    private static async Task<int> OfferAsync(SeatConnection[] clients, int rate, Func<SeatConnection, string, string, Task> send)
    {
        var (started, sent) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < Length)
        {
            for (var due = (int)(elapsed.TotalSeconds * rate); sent < due; sent++)
            {
                await send(clients[sent % clients.Length], Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N"));
            }

            await Task.Delay(2);
        }

        return sent;
    }

    /// <summary>When a line, or what somebody is typing, was sent: it is its text. Null for anything else.</summary>
    private static long? SentAt(string name, JsonElement content)
    {
        var text = name switch
        {
            "typing" => content.GetProperty("text"),
            "event" => content.GetProperty("payload").GetProperty("text"),
            _ => default,
        };
        return text.ValueKind == JsonValueKind.String && long.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var sent) ? sent : null;
    }
}
