using VideoDesk.MediaRelay.Ortc;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Face;

/// <summary>The public face with a real loop: whatever a host gets wrong is an ordinary answer.</summary>
public sealed class RelayTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("0-")]
    [InlineData("0-t-x")]
    [InlineData("1-p-00")]
    [InlineData("999-t-x")]
    [InlineData("-1-t-x")]
    [InlineData("2-t-x")]
    [InlineData("x-t-y")]
    [InlineData("99999999999999-t-x")]
    [InlineData(" +0 -t-x")]
    public async Task Command_UnknownId_IsNotFound(string? id)
    {
        await using var stage = RelayStage.Start();
        var (relay, transport, producer, consumer) = (stage.Relay, new TransportId(id!), new ProducerId(id!), new ConsumerId(id!));

        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.ConnectTransportAsync(transport, stage.DtlsParameters)));
        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.RestartIceAsync(transport)));
        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.CloseTransportAsync(transport)));
        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.GetTransportStatisticsAsync(transport)));
        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.ProduceAsync(transport, RelayStage.Request(RelayStage.Video))));
        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.ConsumeAsync(transport, new(producer, RouterCapabilities.Default))));
        Assert.Equal(RefusalCode.ProducerNotFound, await Code(relay.PauseProducerAsync(producer)));
        Assert.Equal(RefusalCode.ProducerNotFound, await Code(relay.ResumeProducerAsync(producer)));
        Assert.Equal(RefusalCode.ProducerNotFound, await Code(relay.CloseProducerAsync(producer)));
        Assert.Equal(RefusalCode.ProducerNotFound, await Code(relay.GetProducerStatisticsAsync(producer)));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.PauseConsumerAsync(consumer)));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.ResumeConsumerAsync(consumer)));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.CloseConsumerAsync(consumer)));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.RequestKeyFrameAsync(consumer)));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.SetPreferredLayersAsync(consumer, new(0))));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.GetConsumerStatisticsAsync(consumer)));
        Assert.Equal(RefusalCode.RoomNotFound, await Code(relay.CloseRoomAsync(new(id!))));
        Assert.Equal(RefusalCode.RoomNotFound, await Code(relay.ClosePeerAsync(new(id!), RelayStage.Bob)));
        Assert.Equal(RefusalCode.RoomNotFound, await Code(relay.CreateTransportAsync(new(id!), RelayStage.Bob, TransportDirection.Send)));
    }

    [Fact]
    public async Task Command_PartsOfTheArgumentsAreNull_IsRefused()
    {
        await using var stage = await RelayStage.StartWithCallAsync();
        var (relay, send, receive) = (stage.Relay, stage.Send.Id, stage.Receive.Id);
        var fresh = (await relay.CreateTransportAsync(RelayStage.Room, RelayStage.Bob, TransportDirection.Send)).Value.Id;
        var audio = RelayStage.Request(TestSenderOptions.Audio(0xA000, "7"));
        RefusalCode?[] codes =
        [
            await Code(relay.OpenRoomAsync(default)),
            await Code(relay.CreateTransportAsync(RelayStage.Room, default, TransportDirection.Send)),
            await Code(relay.ClosePeerAsync(RelayStage.Room, default)),
            await Code(relay.ConnectTransportAsync(fresh, null!)),
            await Code(relay.ConnectTransportAsync(fresh, new() { Fingerprints = null! })),
            await Code(relay.ConnectTransportAsync(fresh, new() { Fingerprints = [null!] })),
            await Code(relay.ConnectTransportAsync(fresh, new() { Fingerprints = [new() { Algorithm = null!, Value = null! }] })),
            await Code(relay.ProduceAsync(send, null!)),
            await Code(relay.ProduceAsync(send, new(MediaKind.Audio, null!))),
            await Code(relay.ProduceAsync(send, audio with { RtpParameters = audio.RtpParameters with { Codecs = null! } })),
            await Code(relay.ProduceAsync(send, audio with { RtpParameters = audio.RtpParameters with { Codecs = [null!] } })),
            await Code(relay.ProduceAsync(send, audio with { RtpParameters = audio.RtpParameters with { Encodings = [null!] } })),
            await Code(relay.ProduceAsync(send, audio with { RtpParameters = audio.RtpParameters with { HeaderExtensions = [null!] } })),
            await Code(relay.ProduceAsync(send, audio with { Kind = (MediaKind)9 })),
            await Code(relay.ConsumeAsync(receive, null!)),
            await Code(relay.ConsumeAsync(receive, new(stage.Producer, null!))),
            await Code(relay.ConsumeAsync(receive, new(default, RouterCapabilities.Default))),
            await Code(relay.ConsumeAsync(receive, new(stage.Producer, new() { Codecs = null! }))),
            await Code(relay.ConsumeAsync(receive, new(stage.Producer, new() { Codecs = [null!] }))),
            await Code(relay.ConsumeAsync(receive, new(stage.Producer, RouterCapabilities.Default with { HeaderExtensions = [null!] }))),
        ];

        Assert.DoesNotContain(null, codes);
        Assert.True((await relay.ProduceAsync(send, audio)).IsOk);
    }

    [Fact]
    public async Task Rooms_OpenedTwiceAndClosedTwice_AreRefused()
    {
        await using var stage = RelayStage.Start();

        var both = await Task.WhenAll(stage.Relay.OpenRoomAsync(RelayStage.Room), stage.Relay.OpenRoomAsync(RelayStage.Room));
        Assert.Equal([null, RefusalCode.RoomExists], both.Select(static outcome => outcome.Refusal?.Code).Order());
        var closed = await Task.WhenAll(stage.Relay.CloseRoomAsync(RelayStage.Room), stage.Relay.CloseRoomAsync(RelayStage.Room));
        Assert.Equal([null, RefusalCode.RoomNotFound], closed.Select(static outcome => outcome.Refusal?.Code).Order());
        Assert.Equal(RefusalCode.RoomNotFound, await Code(stage.Relay.CloseRoomAsync(RelayStage.Room)));
        Assert.Null(await Code(stage.Relay.OpenRoomAsync(RelayStage.Room)));
    }

    [Fact]
    public async Task Things_ClosedTwice_AreNotFoundTheSecondTime()
    {
        await using var stage = await RelayStage.StartWithCallAsync();
        var relay = stage.Relay;

        Assert.Null(await Code(relay.CloseConsumerAsync(stage.Consumer.Id)));
        Assert.Equal(RefusalCode.ConsumerNotFound, await Code(relay.CloseConsumerAsync(stage.Consumer.Id)));
        Assert.Null(await Code(relay.CloseProducerAsync(stage.Producer)));
        Assert.Equal(RefusalCode.ProducerNotFound, await Code(relay.CloseProducerAsync(stage.Producer)));
        Assert.Null(await Code(relay.CloseTransportAsync(stage.Send.Id)));
        Assert.Equal(RefusalCode.TransportNotFound, await Code(relay.CloseTransportAsync(stage.Send.Id)));
        Assert.Null(await Code(relay.ClosePeerAsync(RelayStage.Room, RelayStage.Bob)));
        Assert.Equal(RefusalCode.PeerNotFound, await Code(relay.ClosePeerAsync(RelayStage.Room, RelayStage.Bob)));
    }

    [Fact]
    public async Task MaxRooms_OverSeveralLoops_CountsAllOfThem()
    {
        await using var stage = RelayStage.Start(RelayStage.Options(loops: 3, maxRooms: 2));
        Assert.Null(await Code(stage.Relay.OpenRoomAsync(new("a"))));
        Assert.Null(await Code(stage.Relay.OpenRoomAsync(new("b"))));
        Assert.Equal(RefusalCode.LimitReached, await Code(stage.Relay.OpenRoomAsync(new("c"))));

        Assert.Null(await Code(stage.Relay.CloseRoomAsync(new("a"))));
        Assert.Null(await Code(stage.Relay.OpenRoomAsync(new("c"))));
    }

    [Fact]
    public async Task Rooms_OnSeveralLoops_AreSpreadEvenlyAndHavePortsOfTheirOwn()
    {
        await using var stage = RelayStage.Start(RelayStage.Options(loops: 2));
        var transports = new List<TransportDescription>();
        foreach (var room in new RoomId[] { new("a"), new("b"), new("c"), new("d") })
        {
            await stage.Relay.OpenRoomAsync(room);
            transports.Add((await stage.Relay.CreateTransportAsync(room, RelayStage.Alice, TransportDirection.Send)).Value);
        }

        Assert.Equal(["0", "0", "1", "1"], transports.Select(static transport => transport.Id.Value.Split('-')[0]).Order());
        Assert.Equal(2, transports.Select(static transport => transport.IceCandidates[0].Port).Distinct().Count());
        await stage.Relay.CloseRoomAsync(new("a"));
        await stage.Relay.CloseRoomAsync(new("c"));
        await stage.Relay.OpenRoomAsync(new("e"));
        var next = (await stage.Relay.CreateTransportAsync(new("e"), RelayStage.Alice, TransportDirection.Send)).Value;
        Assert.Equal(transports[0].Id.Value[0], next.Id.Value[0]);
    }

    [Fact]
    public async Task Events_OfCommands_ComeInOrder()
    {
        await using var stage = await RelayStage.StartWithCallAsync();
        await stage.Relay.PauseProducerAsync(stage.Producer);
        await stage.Relay.ResumeProducerAsync(stage.Producer);
        await stage.Relay.CloseRoomAsync(RelayStage.Room);

        await stage.EventAsync<ProducerPausedChanged>(static change => change.Paused);
        await stage.EventAsync<ProducerPausedChanged>(static change => !change.Paused);
        await stage.EventAsync<ConsumerClosed>(closed => closed == new ConsumerClosed(RelayStage.Room, RelayStage.Bob, stage.Consumer.Id, stage.Producer));
        await stage.EventAsync<ProducerClosed>(closed => closed.Producer == stage.Producer);
        await stage.EventAsync<TransportStateChanged>(change => change.Transport == stage.Receive.Id && change.State == TransportState.Closed);
    }

    [Fact]
    public async Task Commands_AfterDisposal_AreAnsweredWithRelayClosed()
    {
        var stage = await RelayStage.StartWithCallAsync();
        var parameters = stage.DtlsParameters;
        await stage.DisposeAsync();
        await stage.Relay.DisposeAsync();

        Assert.Equal(RefusalCode.RelayClosed, await Code(stage.Relay.OpenRoomAsync(new("late"))));
        Assert.Equal(RefusalCode.RelayClosed, await Code(stage.Relay.CloseRoomAsync(RelayStage.Room)));
        Assert.Equal(RefusalCode.RelayClosed, await Code(stage.Relay.CreateTransportAsync(RelayStage.Room, new("eve"), TransportDirection.Send)));
        Assert.Equal(RefusalCode.RelayClosed, await Code(stage.Relay.ConnectTransportAsync(stage.Send.Id, parameters)));
        Assert.Equal(RefusalCode.RelayClosed, await Code(stage.Relay.ResumeConsumerAsync(stage.Consumer.Id)));
    }

    [Fact]
    public async Task Commands_RacingWithDisposal_AllEndAndNoneThrows()
    {
        for (var round = 0; round < 5; round++)
        {
            var stage = await RelayStage.StartWithCallAsync();
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var callers = Enumerable.Range(0, 4).Select(caller => Task.Run(() => CommandUntilClosedAsync(stage, started, caller))).ToList();
            await started.Task;

            await stage.DisposeAsync();

            foreach (var caller in callers)
            {
                Assert.Equal(RefusalCode.RelayClosed, await RelayStage.Bounded(caller));
            }
        }
    }

    /// <summary>Opens rooms, and transports in them, until the relay says that it is closed.</summary>
    private static async Task<RefusalCode> CommandUntilClosedAsync(RelayStage stage, TaskCompletionSource started, int caller)
    {
        for (var i = 0; ; i++)
        {
            var room = new RoomId($"{caller}-{i}");
            RefusalCode?[] codes =
            [
                await Code(stage.Relay.GetTransportStatisticsAsync(stage.Send.Id)),
                await Code(stage.Relay.OpenRoomAsync(room)),
                await Code(stage.Relay.CreateTransportAsync(room, RelayStage.Alice, TransportDirection.Send)),
                await Code(stage.Relay.CloseRoomAsync(room)),
                await Code(stage.Relay.PauseConsumerAsync(stage.Consumer.Id)),
            ];
            started.TrySetResult();
            if (codes[^1] == RefusalCode.RelayClosed)
            {
                return RefusalCode.RelayClosed;
            }
        }
    }

    private static async Task<RefusalCode?> Code<T>(Task<Outcome<T>> command) => (await RelayStage.Bounded(command)).Refusal?.Code;
}
