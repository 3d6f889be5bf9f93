using System.Diagnostics.Metrics;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>What is counted of relay nodes that are lost.</summary>
public sealed class LostRelayTests
{
    [Fact]
    public async Task RelayNode_GivenUpRoomByRoom_IsCountedOnceEachTimeItFallsSilent()
    {
        await using var scene = await NodeScene.StartAsync();
        await using var relay = await NodeProcess.RelayAsync("by-rooms", scene.Redis);
        var silent = 0L;
        using var listener = LossesOf("by-rooms", "silent", () => Interlocked.Increment(ref silent));
        await scene.First.LinkAsync("by-rooms");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        var bruno = await scene.First.EnterAsync("appointment/2", "bruno");
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        bruno.IsFlowing = true;
        await scene.AddAsync("r2");

        await relay.HaltAsync();
        await anna.ToldAsync("welcome");
        Assert.False(bruno.WasTold("welcome"));
        bruno.IsFlowing = false;
        await bruno.ToldAsync("welcome");

        Assert.Equal(1, Interlocked.Read(ref silent));
        await relay.ContinueAsync();
        await scene.First.LinkAsync("by-rooms", static link => link is { State: LinkState.Up, Load.Peers: 0 });
        Assert.Equal(1, Interlocked.Read(ref silent));
    }

    /// <summary>Hears each time a web node gives up a relay node.</summary>
    internal static MeterListener LossesOf(string node, string how, Action lost)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is { Name: "videodesk.relays.lost", Meter.Name: NodeMeters.Name })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.Contains(new("node", node)) && tags.Contains(new("how", how)))
            {
                lost();
            }
        });
        listener.Start();
        return listener;
    }
}
