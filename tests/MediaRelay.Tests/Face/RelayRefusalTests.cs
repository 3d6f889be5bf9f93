using VideoDesk.MediaRelay.Ortc;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Face;

/// <summary>Every refusal that a host can meet, by the command that meets it.</summary>
public sealed class RelayRefusalTests
{
    private static readonly PeerId Eve = new("eve");

    private static readonly (RefusalCode Code, Func<RelayStage, Task<Refusal?>> Do)[] Refusals =
    [
        (RefusalCode.RoomNotFound, static s => Of(s.Relay.CloseRoomAsync(new("nowhere")))),
        (RefusalCode.RoomExists, static s => Of(s.Relay.OpenRoomAsync(RelayStage.Room))),
        (RefusalCode.PeerNotFound, static s => Of(s.Relay.ClosePeerAsync(RelayStage.Room, Eve))),
        (RefusalCode.TransportNotFound, static s => Of(s.Relay.RestartIceAsync(new(s.Send.Id.Value + "0")))),
        (RefusalCode.TransportExists, static s => Of(s.Relay.CreateTransportAsync(RelayStage.Room, RelayStage.Alice, TransportDirection.Send))),
        (RefusalCode.TransportAlreadyConnected, static s => Of(s.Relay.ConnectTransportAsync(s.Send.Id, s.DtlsParameters))),
        (RefusalCode.TransportNotConnected, static async s => await Produce(s, await Fresh(s), TestSenderOptions.Audio(1))),
        (RefusalCode.WrongDirection, static s => Produce(s, s.Receive.Id, TestSenderOptions.Audio(1))),
        (RefusalCode.ProducerNotFound, static s => Of(s.Relay.PauseProducerAsync(new(s.Producer.Value + "0")))),
        (RefusalCode.ConsumerNotFound, static s => Of(s.Relay.PauseConsumerAsync(new(s.Consumer.Id.Value + "0")))),
        (RefusalCode.UnsupportedCodec, static s => Of(s.Relay.ConsumeAsync(s.Receive.Id, new(s.Producer, new())))),
        (RefusalCode.InvalidRtpParameters, static s => Of(s.Relay.ProduceAsync(s.Send.Id, new(MediaKind.Audio, new())))),
        (RefusalCode.InvalidDtlsParameters, static async s => await Of(s.Relay.ConnectTransportAsync(await Fresh(s), new()))),
        (RefusalCode.DuplicateStream, static s => Produce(s, s.Send.Id, RelayStage.Video)),
        (RefusalCode.ForeignProducer, ConsumeForeign),
        (RefusalCode.NoSuchLayer, static s => Of(s.Relay.SetPreferredLayersAsync(s.Consumer.Id, new(1)))),
        (RefusalCode.LimitReached, OpenTooMany),
        (RefusalCode.InvalidArgument, static s => Of(s.Relay.OpenRoomAsync(new("")))),
        (RefusalCode.RelayClosed, Dispose),
    ];

    public static TheoryData<RefusalCode> Codes => [.. Enum.GetValues<RefusalCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Command_Misused_IsRefusedWithItsCode(RefusalCode code)
    {
        await using var stage = await RelayStage.StartWithCallAsync();
        var refusal = Refusals.Single(candidate => candidate.Code == code);

        Assert.Equal(code, (await RelayStage.Bounded(refusal.Do(stage)))?.Code);
    }

    private static async Task<Refusal?> Of<T>(Task<Outcome<T>> command) => (await command).Refusal;

    private static Task<Refusal?> Produce(RelayStage stage, TransportId transport, TestSenderOptions options) =>
        Of(stage.Relay.ProduceAsync(transport, RelayStage.Request(options)));

    private static async Task<TransportId> Fresh(RelayStage stage) =>
        (await stage.Relay.CreateTransportAsync(RelayStage.Room, Eve, TransportDirection.Send)).Value.Id;

    private static async Task<Refusal?> ConsumeForeign(RelayStage stage)
    {
        // Rooms take turns over the loops: the third is on the loop of the first, the second is not.
        RefusalCode? otherLoop = null;
        foreach (var room in new RoomId[] { new("second"), new("third") })
        {
            await stage.Relay.OpenRoomAsync(room);
            var receive = (await stage.Relay.CreateTransportAsync(room, Eve, TransportDirection.Receive)).Value;
            var refusal = await Of(stage.Relay.ConsumeAsync(receive.Id, new(stage.Producer, RouterCapabilities.Default)));
            if (receive.Id.Value[0] == stage.Send.Id.Value[0])
            {
                Assert.Equal(RefusalCode.ProducerNotFound, otherLoop);
                return refusal;
            }

            otherLoop = refusal?.Code;
        }

        return null;
    }

    private static async Task<Refusal?> OpenTooMany(RelayStage stage)
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(room => stage.Relay.OpenRoomAsync(new($"{room}"))));
        Assert.Equal(3, opened.Count(static outcome => outcome.IsOk));
        return opened.Single(static outcome => !outcome.IsOk).Refusal;
    }

    private static async Task<Refusal?> Dispose(RelayStage stage)
    {
        await stage.Relay.DisposeAsync();
        return await Of(stage.Relay.OpenRoomAsync(new("late")));
    }
}
