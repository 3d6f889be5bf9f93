using VideoDesk.LoadGenerator.Media;
using VideoDesk.LoadGenerator.Servers;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>One server with all peers of the scenario in it.</summary>
internal sealed class ServerRun(ILoadServer server, LoadEngine engine, DelaySamples delays, RunOptions options) : IAsyncDisposable
{
    /// <summary>What is in flight when the senders stop has come after this time.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromMilliseconds(300);

    /// <summary>After a pause: the server's threads are awake and its caches warm by then.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstCall = TimeSpan.FromSeconds(3);

    private readonly List<LoadPeer> _peers = [];
    private long _memoryBefore;
    private bool _isWarm;

    public string Name => server.Name;

    /// <summary>
    /// Starts the server and brings everybody in. Nobody sends yet, except in the first room for a moment: what a process takes for its
    /// first call of all belongs to no room, so memory is counted from then on.
    /// </summary>
    public async Task SetUpAsync()
    {
        await server.StartAsync();
        Report.Print($"{Name} is process {server.Process.Id}");
        await Task.Delay(Settling);
        _memoryBefore = server.Process.ResidentBytes;
        await SetUpRoomAsync(1);
        if (options.Scenario.Rooms > 1)
        {
            await engine.InvokeAsync(() => SetActive(true));
            await Task.Delay(FirstCall);
            await engine.InvokeAsync(() => SetActive(false));
            _memoryBefore = server.Process.ResidentBytes;
        }

        for (var room = 2; room <= options.Scenario.Rooms; room++)
        {
            await SetUpRoomAsync(room);
        }
    }

    /// <summary>Lets media flow, measures a window and stops the media again.</summary>
    public async Task<Measurement> MeasureAsync()
    {
        await engine.InvokeAsync(() => SetActive(true));
        await Task.Delay(_isWarm ? Settling : TimeSpan.FromSeconds(options.WarmUpSeconds));
        _isWarm = true;
        var (before, skipped) = await engine.InvokeAsync(Begin);
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
        var after = await engine.InvokeAsync(() => End(before));
        var memory = server.Process.ResidentBytes - _memoryBefore;
        await Task.Delay(Drain);
        server.Process.ThrowIfGone();
        return await engine.InvokeAsync(() => after with
        {
            Expected = Streams.Sum(stream => stream.Expected),
            Received = Streams.Sum(stream => stream.Unique),
            Repeated = Streams.Sum(stream => stream.Repeated),
            SkippedFrames = engine.SkippedFrames - skipped,
            Delays = [.. delays.ToArray().Order()],
            MemoryPerRoom = memory / Math.Max(1, options.Scenario.Rooms - 1),
        });
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private IEnumerable<LoadStream> Streams => _peers.SelectMany(peer => peer.Streams);

    private IEnumerable<LoadSender> Senders => _peers.SelectMany(peer => peer.Senders);

    private async Task SetUpRoomAsync(int room)
    {
        var scenario = options.Scenario;
        await server.OpenRoomAsync(room);
        var senders = new List<(ILoadParticipant Participant, Publication Publication)>();
        for (var i = 0; i < scenario.Senders; i++)
        {
            var participant = await server.JoinAsync(room);
            senders.Add((participant, await participant.PublishAsync(scenario.Sources)));
        }

        foreach (var (participant, own) in senders)
        {
            if (senders.Count > 1)
            {
                await participant.SubscribeAsync([.. senders.Select(sender => sender.Publication).Where(other => other != own)]);
            }

            _peers.AddRange(participant.Peers);
        }

        for (var i = 0; i < scenario.Viewers; i++)
        {
            var viewer = await server.JoinAsync(room);
            await viewer.SubscribeAsync([.. senders.Select(sender => sender.Publication)]);
            _peers.AddRange(viewer.Peers);
        }

        await engine.InvokeAsync(() => senders.ForEach(sender => StartSenders(sender.Participant)));
    }

    private void StartSenders(ILoadParticipant participant)
    {
        foreach (var peer in participant.Peers)
        {
            peer.IsActive = false;
            foreach (var sender in peer.Senders)
            {
                engine.Start(peer, sender);
            }
        }
    }

    private void SetActive(bool active) => _peers.ForEach(peer => peer.IsActive = active);

    private (Measurement Before, long Skipped) Begin()
    {
        foreach (var stream in Streams)
        {
            stream.Restart();
        }

        delays.Clear();
        return (Now(), engine.SkippedFrames);
    }

    private Measurement End(Measurement before)
    {
        var now = Now();
        SetActive(false);
        return now with
        {
            Elapsed = now.Elapsed + new Duration(-before.Elapsed.Microseconds),
            Cpu = now.Cpu + new Duration(-before.Cpu.Microseconds),
            PacketsIn = now.PacketsIn - before.PacketsIn,
        };
    }

    /// <summary>Readings of all counters; the elapsed time is the clock's.</summary>
    private Measurement Now() => new()
    {
        Elapsed = MonotonicClock.Now - default(Timestamp),
        Cpu = server.Process.Cpu,
        PacketsIn = Senders.Sum(sender => sender.PacketsSent),
        PacketsOut = Streams.Sum(stream => stream.Unique),
        Expected = 0,
        Received = 0,
        Delays = [],
    };
}
