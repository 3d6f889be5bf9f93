using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.Cluster.Rates;

/// <summary>
/// Presence beside plain commands of the same Redis over the same connection: taking a seat beside HSET of as many bytes, reading an
/// appointment's two seats beside HGETALL of them. In turn, so that what else the machine does meets both.
/// </summary>
internal sealed class PresenceRates(IPresence presence, IDatabase database)
{
    private const int AtOnce = 16;

    private const int Appointments = 200;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    private readonly AppointmentId[] _appointments = [.. Enumerable.Range(0, Appointments).Select(static _ => new AppointmentId(Guid.NewGuid()))];

    public static async Task RunAsync(int runs, CancellationToken asked)
    {
        await using var cluster = await RunningCluster.StartAsync(new ClusterPlan { Webs = 1, Relays = 0, HasProxy = false }, asked);
        await using var app = SignalingHost.Build(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", "--Node:Roles=web", "--Node:Id=measuring", $"--Nodes:Redis={cluster.Redis.Address}",
            $"--Nodes:ControlKey={NodeProcess.Key}", $"--Storage:PostgreSql={cluster.Database}", $"--Data:Folder={cluster.DataFolder}", "--Logging:MinimumLevel=Error",
        ]);
        await app.StartAsync(asked);
        var presence = app.Services.GetRequiredService<IPresence>();
        var rates = new PresenceRates(presence, await app.Services.GetRequiredService<RedisConnection>().DatabaseAsync());
        await Waiting.UntilAsync(static () => "presence answers", async () => await presence.TakeAsync(rates._appointments[0], rates.Seat(SeatRole.Taxpayer)), cancellationToken: asked);
        await rates.MeasureAsync(runs, asked);
        await app.StopAsync(CancellationToken.None);
    }

    private async Task MeasureAsync(int runs, CancellationToken asked)
    {
        var plain = "x".PadRight(System.Text.Json.JsonSerializer.Serialize(Seat(SeatRole.Taxpayer)).Length, 'x');
        var names = new[] { "seats taken", "HSET", "appointments read", "HGETALL" };
        var samples = names.Select(static _ => new List<double>()).ToArray();
        for (var run = 0; run <= runs; run++)
        {
            asked.ThrowIfCancellationRequested();
            double[] now =
            [
                await RateAsync(async number => await presence.TakeAsync(At(number), Seat(number % 2 == 0 ? SeatRole.Taxpayer : SeatRole.Official))),
                await RateAsync(async number =>
                {
                    await database.HashSetAsync($"plain:{At(number)}", number % 2 == 0 ? "a" : "b", plain);
                    return true;
                }),
                await RateAsync(async number => await presence.OfAsync(At(number)) is { Seats.Count: 2 }),
                await RateAsync(async number => (await database.HashGetAllAsync($"plain:{At(number)}")).Length == 2),
            ];

            // The first one warms up.
            for (var index = 0; run > 0 && index < now.Length; index++)
            {
                samples[index].Add(now[index]);
            }
        }

        for (var index = 0; index < names.Length; index++)
        {
            Console.WriteLine(Figures.Line($"{names[index]} per second", samples[index], "/s"));
        }

        foreach (var (first, second) in new[] { (0, 1), (2, 3) })
        {
            double[] ratios = [.. samples[first].Zip(samples[second], static (ours, theirs) => ours / theirs)];
            Console.WriteLine(Figures.Line($"{names[first]} / {names[second]}", ratios, "of the rate"));
        }
    }

    private AppointmentId At(int number) => _appointments[number / 2 % Appointments];

    private SeatRecord Seat(SeatRole role) => new(
        role.ToString(), role, $"{presence.Process}/{Guid.NewGuid():N}", IsConnected: true, DateTimeOffset.UtcNow)
    {
        DeviceHash = new string('a', 64),
    };

    /// <summary>How often in a second it was done; what was not done does not count.</summary>
    private static async Task<double> RateAsync(Func<int, Task<bool>> act)
    {
        var (began, next, done) = (Stopwatch.GetTimestamp(), 0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < Length)
            {
                if (await act(Interlocked.Increment(ref next)))
                {
                    Interlocked.Increment(ref done);
                }
            }
        }));
        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
