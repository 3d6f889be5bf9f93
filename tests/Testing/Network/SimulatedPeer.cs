using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.Testing.Peers;

namespace VideoDesk.Testing.Network;

/// <summary>A participant: a transport to send on and one to receive on, as mediasoup-client makes them.</summary>
internal sealed class SimulatedPeer(SimulatedCall call, PeerId id, RoomId room)
{
    private SimulatedTransport? _send;

    private SimulatedTransport? _receive;

    public PeerId Id { get; } = id;

    public SimulatedTransport Send => _send ??= call.AddTransport(room, Id, TransportDirection.Send);

    public SimulatedTransport Receive => _receive ??= call.AddTransport(room, Id, TransportDirection.Receive);

    /// <summary>Creates the sending transport with options, before its first use.</summary>
    public SimulatedTransport CreateSend(SimulatedTransportOptions options) =>
        _send = call.AddTransport(room, Id, TransportDirection.Send, options);

    public SimulatedTransport CreateReceive(SimulatedTransportOptions options) =>
        _receive = call.AddTransport(room, Id, TransportDirection.Receive, options);

    /// <summary>Offers a track and begins to send it as soon as the transport is connected.</summary>
    public Published Produce(TestSenderOptions options, bool paused = false)
    {
        var sender = Send.Peer.AddSender(options);
        var id = call.Core.Produce(Send.Id, sender.Request with { Paused = paused }, call.Now).Value;
        return new Published(id, sender, Send);
    }

    /// <summary>Receives a track; resumes it at once unless told otherwise.</summary>
    public Viewed Consume(Published track, bool resume = true, TestReceiverOptions? options = null, RtpCapabilities? capabilities = null)
    {
        var request = new ConsumeRequest(track.Id, capabilities ?? RouterCapabilities.Default);
        var consumer = call.Core.Consume(Receive.Id, request, call.Now).Value;
        var receiver = Receive.Peer.AddReceiver(consumer, options ?? new TestReceiverOptions { Record = true });
        var viewed = new Viewed(consumer.Id, receiver, Receive);
        if (resume)
        {
            _ = call.Core.ResumeConsumer(consumer.Id, call.Now).Value;
        }

        return viewed;
    }
}

/// <summary>A track as its sender has it.</summary>
internal sealed record Published(ProducerId Id, TestSender Sender, SimulatedTransport Transport)
{
    public TestEncoding Encoding(int index = 0) => Sender.Encodings[index];
}

/// <summary>A track as one viewer has it.</summary>
internal sealed record Viewed(ConsumerId Id, TestReceiver Receiver, SimulatedTransport Transport);
