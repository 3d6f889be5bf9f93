using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Alice's camera and Bob who watches it, both connected.</summary>
internal sealed class VideoCall
{
    public VideoCall(SimulatedCall call, TestSenderOptions? options = null, TestReceiverOptions? viewing = null)
    {
        Call = call;
        Alice = call.AddPeer("alice");
        Bob = call.AddPeer("bob");
        Camera = Alice.Produce(options ?? TestSenderOptions.Video(0xB000));
        View = Bob.Consume(Camera, options: viewing);
        call.Connect();
    }

    public SimulatedCall Call { get; }

    public SimulatedPeer Alice { get; }

    public SimulatedPeer Bob { get; }

    public Published Camera { get; }

    public Viewed View { get; }

    public TestReceiver Receiver => View.Receiver;

    public TestEncoding Encoding => Camera.Encoding();

    public Link Upstream => Alice.Send.Up;

    public Link Downstream => Bob.Receive.Down;

    /// <summary>Ends well: some media without loss, so that the last gaps show, then time for repairs.</summary>
    public void Drain()
    {
        foreach (var transport in Call.Transports)
        {
            transport.Up.Conditions = LinkConditions.Perfect;
            transport.Down.Conditions = LinkConditions.Perfect;
            transport.Up.Drop = null;
            transport.Down.Drop = null;
        }

        Call.RunMilliseconds(300);
        Camera.Sender.IsPaused = true;
        Call.Run(Duration.FromSeconds(3));
    }
}
