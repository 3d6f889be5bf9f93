using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>
/// Changes of boards per second of one node, stored in SQLite before anybody hears of them: one room as fast as it goes, and 100 rooms in
/// which an official draws with a pen.
/// </summary>
internal static class BoardLoad
{
    private const int Rooms = 100;

    /// <summary>What a stroke's point takes in Yjs, about.</summary>
    private const int UpdateBytes = 60;

    /// <summary>A pen sends about so many a second.</summary>
    private const int PenRate = 30;

    /// <summary>Just below what one seat may send in 10 s.</summary>
    private const int OneRoomUpdates = 440;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("videodesk-board-");
        try
        {
            var seeded = await SeededAppointments.WriteAsync([$"--Data:Folder={folder.FullName}"], Rooms + 1);
            await using var server = new DeskProcess(folder.FullName, hasGuide: false);
            await server.StartAsync();
            var latencies = new ConcurrentBag<double>();
            var cookies = await OfficialSignIn.CookiesAsync(server.Address);
            List<SeatConnection> officials = [];
            List<SeatConnection> taxpayers = [];
            foreach (var seat in seeded)
            {
                taxpayers.Add(await SeatEntrance.TaxpayerAsync(server.Address, seat, Note));
                officials.Add(await SeatEntrance.OfficialAsync(server.Address, cookies, seat, Note));
            }

            Console.WriteLine("changes of boards: milliseconds until the other seat has them, commit to disk included");
            await OneAfterTheOtherAsync(officials[0], latencies);
            foreach (var rooms in (int[])[1, 10, 30, Rooms])
            {
                await PensAsync([.. officials.Skip(1).Take(rooms)], latencies);
            }

            foreach (var client in officials.Concat(taxpayers))
            {
                await client.DisposeAsync();
            }

            void Note(string name, JsonElement content)
            {
                if (name == "board")
                {
                    latencies.Add(Stopwatch.GetElapsedTime(BitConverter.ToInt64(content.GetProperty("update").GetBytesFromBase64())).TotalMilliseconds);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One seat that sends the next as soon as the last is acknowledged, and one that waits for nothing.</summary>
    private static async Task OneAfterTheOtherAsync(SeatConnection official, ConcurrentBag<double> latencies)
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < OneRoomUpdates / 2; number++)
        {
            await official.CallAsync("BoardUpdate", Draw());
        }

        await ShowAsync("one room, each after the last", OneRoomUpdates / 2, Stopwatch.GetElapsedTime(started), latencies);
        started = Stopwatch.GetTimestamp();
        var last = Task.CompletedTask;
        for (var number = 0; number < OneRoomUpdates / 2; number++)
        {
            last = official.CallAsync("BoardUpdate", Draw());
        }

        await last;
        await ShowAsync("one room, all at once", OneRoomUpdates / 2, Stopwatch.GetElapsedTime(started), latencies);
    }

    /// <summary>Officials who draw at a pen's pace.</summary>
    private static async Task PensAsync(List<SeatConnection> officials, ConcurrentBag<double> latencies)
    {
        var (started, sent) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < Length)
        {
            for (var due = (int)(elapsed.TotalSeconds * PenRate * officials.Count); sent < due; sent++)
            {
                await officials[sent % officials.Count].TellAsync("BoardUpdate", Draw());
            }

            await Task.Delay(2);
        }

        await ShowAsync($"{officials.Count} rooms with a pen each", sent, Length, latencies);

        // A seat's allowance is of 10 s.
        await Task.Delay(TimeSpan.FromSeconds(10));
    }

    private static async Task ShowAsync(string name, int sent, TimeSpan time, ConcurrentBag<double> latencies)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        double[] heard = [.. latencies];
        latencies.Clear();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-32} {sent / time.TotalSeconds,7:0} a second, {sent - heard.Length} lost, p50 {Figures.At(heard, 0.5),6:0.0}  p99 {Figures.At(heard, 0.99),7:0.0}"));
    }

    /// <summary>An update that begins with when it was sent.</summary>
    private static object Draw()
    {
        var update = new byte[UpdateBytes];
        BitConverter.TryWriteBytes(update, Stopwatch.GetTimestamp());
        return new { id = Guid.NewGuid().ToString("N"), update };
    }
}
