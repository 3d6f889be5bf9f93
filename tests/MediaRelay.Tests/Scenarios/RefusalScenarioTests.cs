using VideoDesk.MediaRelay.Ortc;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Misuse of every command is an ordinary answer with a stable code.</summary>
public sealed class RefusalScenarioTests : Scenario
{
    private static readonly RoomId Nowhere = new("nowhere");
    private static readonly PeerId Nobody = new("nobody");
    private static readonly TransportId NoTransport = new("t");
    private static readonly ProducerId NoProducer = new("p");
    private static readonly ConsumerId NoConsumer = new("c");

    /// <summary>Every misuse, with the code that it deserves.</summary>
    private static readonly (string Name, RefusalCode Code, Func<VideoCall, Refusal?> Do)[] Misuses =
    [
        ("open without name", RefusalCode.InvalidArgument, static v => v.Call.Core.OpenRoom(new(""), v.Call.Now).Refusal),
        ("open with default", RefusalCode.InvalidArgument, static v => v.Call.Core.OpenRoom(default, v.Call.Now).Refusal),
        ("open with endless name", RefusalCode.InvalidArgument,
            static v => v.Call.Core.OpenRoom(new(new string('x', 129)), v.Call.Now).Refusal),
        ("open twice", RefusalCode.RoomExists, static v => v.Call.Core.OpenRoom(SimulatedCall.Room, v.Call.Now).Refusal),
        ("close unknown room", RefusalCode.RoomNotFound, static v => v.Call.Core.CloseRoom(Nowhere, v.Call.Now).Refusal),
        ("transport in unknown room", RefusalCode.RoomNotFound, static v => Create(v, Nowhere, Nobody)),
        ("transport of nameless peer", RefusalCode.InvalidArgument, static v => Create(v, SimulatedCall.Room, default)),
        ("transport in no direction", RefusalCode.InvalidArgument,
            static v => Create(v, SimulatedCall.Room, Nobody, (TransportDirection)9)),
        ("second transport", RefusalCode.TransportExists, static v => Create(v, SimulatedCall.Room, v.Alice.Id)),
        ("close peer of unknown room", RefusalCode.RoomNotFound,
            static v => v.Call.Core.ClosePeer(Nowhere, v.Alice.Id, v.Call.Now).Refusal),
        ("close unknown peer", RefusalCode.PeerNotFound, static v => v.Call.Core.ClosePeer(SimulatedCall.Room, Nobody, v.Call.Now).Refusal),
        ("close unknown transport", RefusalCode.TransportNotFound, static v => v.Call.Core.CloseTransport(NoTransport, v.Call.Now).Refusal),
        ("connect unknown transport", RefusalCode.TransportNotFound, static v => Connect(v, NoTransport, v.Alice.Send.Peer.DtlsParameters)),
        ("connect twice", RefusalCode.TransportAlreadyConnected, static v => Connect(v, v.Alice.Send.Id, v.Alice.Send.Peer.DtlsParameters)),
        ("connect without fingerprint", RefusalCode.InvalidDtlsParameters, static v => Connect(v, Fresh(v), new DtlsParameters())),
        ("connect as server", RefusalCode.InvalidDtlsParameters,
            static v => Connect(v, Fresh(v), v.Alice.Send.Peer.DtlsParameters with { Role = "server" })),
        ("connect with rubbish", RefusalCode.InvalidDtlsParameters, static v => Connect(v, Fresh(v), Rubbish)),
        ("restart unknown transport", RefusalCode.TransportNotFound, static v => v.Call.Core.RestartIce(NoTransport).Refusal),
        ("produce on unknown transport", RefusalCode.TransportNotFound, static v => Produce(v, NoTransport, Audio)),
        ("produce on receiving transport", RefusalCode.WrongDirection, static v => Produce(v, v.Bob.Receive.Id, Audio)),
        ("produce before connect", RefusalCode.TransportNotConnected, static v => Produce(v, Fresh(v), Audio)),
        ("produce same SSRC", RefusalCode.DuplicateStream, static v => Produce(v, v.Alice.Send.Id, TestSenderOptions.Video(0xB000, "8"))),
        ("produce same RTX SSRC", RefusalCode.DuplicateStream,
            static v => Produce(v, v.Alice.Send.Id, TestSenderOptions.Video(0xB001, "8"))),
        ("produce same MID", RefusalCode.DuplicateStream, static v => Produce(v, v.Alice.Send.Id, TestSenderOptions.Video(0xBB00, "1"))),
        ("produce unknown codec", RefusalCode.UnsupportedCodec, static v => Produce(v, v.Alice.Send.Id, WithCodec("audio/speex", 16000))),
        ("produce nonsense", RefusalCode.InvalidRtpParameters,
            static v => Produce(v, v.Alice.Send.Id, new ProduceRequest(MediaKind.Audio, new RtpParameters()))),
        ("produce video as audio", RefusalCode.InvalidRtpParameters,
            static v => Produce(v, v.Alice.Send.Id, Request(TestSenderOptions.Video(9)) with { Kind = MediaKind.Audio })),
        ("pause unknown producer", RefusalCode.ProducerNotFound,
            static v => v.Call.Core.SetProducerPaused(NoProducer, true, v.Call.Now).Refusal),
        ("close unknown producer", RefusalCode.ProducerNotFound, static v => v.Call.Core.CloseProducer(NoProducer).Refusal),
        ("statistics of unknown producer", RefusalCode.ProducerNotFound,
            static v => v.Call.Core.GetProducerStatistics(NoProducer, v.Call.Now).Refusal),
        ("statistics of unknown transport", RefusalCode.TransportNotFound,
            static v => v.Call.Core.GetTransportStatistics(NoTransport).Refusal),
        ("statistics of unknown consumer", RefusalCode.ConsumerNotFound,
            static v => v.Call.Core.GetConsumerStatistics(NoConsumer, v.Call.Now).Refusal),
        ("consume on unknown transport", RefusalCode.TransportNotFound, static v => Consume(v, NoTransport, v.Camera.Id)),
        ("consume on sending transport", RefusalCode.WrongDirection, static v => Consume(v, v.Alice.Send.Id, v.Camera.Id)),
        ("consume unknown producer", RefusalCode.ProducerNotFound, static v => Consume(v, v.Bob.Receive.Id, NoProducer)),
        ("consume without codec", RefusalCode.UnsupportedCodec,
            static v => Consume(v, v.Bob.Receive.Id, v.Camera.Id, new RtpCapabilities())),
        ("consume with nonsense", RefusalCode.InvalidRtpParameters, static v => Consume(v, v.Bob.Receive.Id, v.Camera.Id, Contradictory)),
        ("consume from another room", RefusalCode.ForeignProducer, ConsumeForeign),
        ("pause unknown consumer", RefusalCode.ConsumerNotFound, static v => v.Call.Core.PauseConsumer(NoConsumer, v.Call.Now).Refusal),
        ("resume unknown consumer", RefusalCode.ConsumerNotFound, static v => v.Call.Core.ResumeConsumer(NoConsumer, v.Call.Now).Refusal),
        ("close unknown consumer", RefusalCode.ConsumerNotFound, static v => v.Call.Core.CloseConsumer(NoConsumer, v.Call.Now).Refusal),
        ("key frame for unknown consumer", RefusalCode.ConsumerNotFound, static v => v.Call.Core.RequestKeyFrame(NoConsumer).Refusal),
        ("layers of unknown consumer", RefusalCode.ConsumerNotFound, static v => Prefer(v, NoConsumer, 0)),
        ("layer that is not there", RefusalCode.NoSuchLayer, static v => Prefer(v, v.View.Id, 1)),
        ("layer below zero", RefusalCode.NoSuchLayer, static v => Prefer(v, v.View.Id, -1)),
        ("temporal layer below zero", RefusalCode.NoSuchLayer,
            static v => v.Call.Core.SetPreferredLayers(v.View.Id, new(0, -1), v.Call.Now).Refusal),
    ];

    public static TheoryData<string> Names => [.. Misuses.Select(static misuse => misuse.Name)];

    private static DtlsParameters Rubbish => new() { Fingerprints = [new() { Algorithm = "sha-256", Value = "not a hash" }] };

    private static ProduceRequest Audio => Request(TestSenderOptions.Audio(0xD000, "9"));

    private static RtpCapabilities Contradictory => new()
    {
        Codecs = [.. RouterCapabilities.Default.Codecs, .. RouterCapabilities.Default.Codecs],
        HeaderExtensions = RouterCapabilities.Default.HeaderExtensions,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_Misused_IsRefusedWithItsCodeAndTheCallGoesOn(string name)
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(200);
        var misuse = Array.Find(Misuses, candidate => candidate.Name == name);

        var refusal = misuse.Do(video);

        Assert.Equal(misuse.Code, refusal?.Code);
        video.Call.RunMilliseconds(300);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void RefusalCodes_AllThatTheCoreCanGive_AreInTheTable()
    {
        var covered = Misuses.Select(static misuse => misuse.Code).Append(RefusalCode.LimitReached).Append(RefusalCode.RelayClosed);

        Assert.Equal(Enum.GetValues<RefusalCode>().Order(), covered.Distinct().Order());
    }

    [Fact]
    public void Limits_EachReached_IsRefused()
    {
        var call = NewCall(1, static settings => settings with
        {
            MaxRooms = 2,
            MaxTransportsPerRoom = 3,
            MaxProducersPerTransport = 2,
            MaxConsumersPerTransport = 2,
        });
        call.OpenRoom(new RoomId("second"));
        Assert.Equal(RefusalCode.LimitReached, call.Core.OpenRoom(new RoomId("third"), call.Now).Refusal?.Code);

        var alice = call.AddPeer("alice");
        var first = alice.Produce(TestSenderOptions.Video(0xB000));
        alice.Produce(TestSenderOptions.Audio(0xA000));
        Assert.Equal(RefusalCode.LimitReached, call.Core.Produce(alice.Send.Id, Audio, call.Now).Refusal?.Code);

        var bob = call.AddPeer("bob");
        bob.Consume(first);
        bob.Consume(first);
        var third = call.Core.Consume(bob.Receive.Id, new ConsumeRequest(first.Id, RouterCapabilities.Default), call.Now);
        Assert.Equal(RefusalCode.LimitReached, third.Refusal?.Code);

        _ = alice.Receive;
        var carol = new PeerId("carol");
        var refused = call.Core.CreateTransport(SimulatedCall.Room, carol, TransportDirection.Send, call.Now);
        Assert.Equal(RefusalCode.LimitReached, refused.Refusal?.Code);
        call.Core.CloseTransport(alice.Receive.Id, call.Now);
        Assert.True(call.Core.CreateTransport(SimulatedCall.Room, carol, TransportDirection.Send, call.Now).IsOk);
    }

    private static Refusal? Create(VideoCall video, RoomId room, PeerId peer, TransportDirection direction = TransportDirection.Send) =>
        video.Call.Core.CreateTransport(room, peer, direction, video.Call.Now).Refusal;

    private static TransportId Fresh(VideoCall video) =>
        video.Call.Core.CreateTransport(SimulatedCall.Room, new("fresh"), TransportDirection.Send, video.Call.Now).Value.Id;

    private static Refusal? Connect(VideoCall video, TransportId transport, DtlsParameters parameters) =>
        video.Call.Core.ConnectTransport(transport, parameters, video.Call.Now).Refusal;

    private static Refusal? Produce(VideoCall video, TransportId transport, TestSenderOptions options) =>
        Produce(video, transport, Request(options));

    private static Refusal? Produce(VideoCall video, TransportId transport, ProduceRequest request) =>
        video.Call.Core.Produce(transport, request, video.Call.Now).Refusal;

    private static Refusal? Consume(VideoCall video, TransportId transport, ProducerId producer, RtpCapabilities? capabilities = null) =>
        video.Call.Core.Consume(transport, new(producer, capabilities ?? RouterCapabilities.Default), video.Call.Now).Refusal;

    private static Refusal? Prefer(VideoCall video, ConsumerId consumer, int layer) =>
        video.Call.Core.SetPreferredLayers(consumer, new(layer), video.Call.Now).Refusal;

    private static Refusal? ConsumeForeign(VideoCall video)
    {
        var room = new RoomId("other");
        video.Call.OpenRoom(room);
        var stranger = video.Call.AddPeer("stranger", room);
        return Consume(video, stranger.Receive.Id, video.Camera.Id);
    }

    private static ProduceRequest Request(TestSenderOptions options) => new(options.Kind, SenderParameters.From(options));

    private static ProduceRequest WithCodec(string mimeType, int clockRate)
    {
        var request = Audio;
        var codec = request.RtpParameters.Codecs[0] with { MimeType = mimeType, ClockRate = clockRate, Channels = 1 };
        return request with { RtpParameters = request.RtpParameters with { Codecs = [codec] } };
    }
}
