using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Tests.Dtls;
using VideoDesk.MediaRelay.Tests.Srtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

/// <summary>A core that has nothing to do must rest: a deadline that is always due takes a whole processor.</summary>
public class StageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HandleTimeouts_Connected_RestsBetweenItsDeadlines(bool waitsForKeyFrame)
    {
        var stage = new Stage();
        stage.Connect(stage.Sender);
        Assert.Equal(TransportState.Connected, stage.Sender.State);
        if (waitsForKeyFrame)
        {
            // No layer has shown its SSRC yet: there is nothing that a request could name.
            stage.Produce(Stage.Format("0")).Tracks[0].RequestKeyFrame();
        }

        stage.RunUntil(Timestamp.FromMilliseconds(11_000), maxCalls: 60);
    }

    [Fact]
    public void HandleTimeouts_HandshakeFailed_ClosesAfterTheSetupTimeAndRests()
    {
        var stage = new Stage(handshakeFails: true);
        var id = new RoomId("room");
        stage.Core.OpenRoom(id, Stage.Start);
        var description = stage.Core.CreateTransport(id, new PeerId("anna"), TransportDirection.Send, Stage.Start).Value;
        stage.Handshake(description);
        Assert.Equal([TransportState.Connecting, TransportState.Failed], stage.States);
        stage.RunUntil(Timestamp.FromMilliseconds(60_900), maxCalls: 400);
        Assert.Equal(TransportState.Failed, stage.States[^1]);
        stage.RunUntil(Timestamp.FromMilliseconds(120_000), maxCalls: 800);
        Assert.Equal(TransportState.Closed, stage.States[^1]);
    }

    [Fact]
    public void Flush_ProducerClosedWhileItsFrameIsAwaited_WaitsForNothing()
    {
        var stage = new Stage();
        var producer = stage.Produce(Stage.Format("0"));
        producer.Tracks[0].Viewers.Add(stage.Consume(producer, stage.Open(TransportDirection.Receive)));
        producer.Tracks[0].Accept(Stage.Start, Stage.Packet(1));
        var sink = new RecordingSink([]);
        stage.Core.EndOfBatch(Stage.Start, ref sink);
        Assert.Equal(Stage.Start + stage.Core.Settings.FrameGathering, stage.Core.FanOut.NextDeadline);
        stage.Core.FanOut.Forget(producer);
        stage.Core.EndOfBatch(stage.Core.FanOut.NextDeadline, ref sink);
        Assert.Equal(Timestamp.Never, stage.Core.FanOut.NextDeadline);
    }

    [Theory]
    [InlineData(1_900, 0)]
    [InlineData(2_100, 1)]
    [InlineData(40_000, 1)]
    public void HandleRtp_PacketLongerThanAPathCarries_IsDropped(int payloadLength, int dropped)
    {
        var stage = new Stage();
        stage.Connect(stage.Sender);
        var track = stage.Produce(Stage.Format(null, encodings: Stage.Encoding(SrtpFixture.Ssrc))).Tracks[0];
        using var browser = Stage.NewBrowserSender();
        var packet = SrtpFixture.Packet(browser, 7, SrtpFixture.Ssrc, new byte[payloadLength]);
        stage.Sender.HandleRtp(Stage.Start, packet);
        Assert.Equal(dropped, stage.Sender.Dropped[DropReason.Malformed]);
        Assert.Equal(1 - dropped, track.Reception.Packets);
    }

    [Fact]
    public void HandleRtpAndRtcp_SessionFailedAfterTheKeys_AreDropped()
    {
        var stage = new Stage();
        stage.Connect(stage.Sender);
        var track = stage.Produce(Stage.Format(null, encodings: Stage.Encoding(SrtpFixture.Ssrc))).Tracks[0];
        using var browser = Stage.NewBrowserSender();
        stage.Sender.HandleRtp(Stage.Start, SrtpFixture.Packet(browser, 7));
        Assert.Equal(1, track.Reception.Packets);

        stage.Break(stage.Sender);

        Assert.Equal(TransportState.Failed, stage.Sender.State);
        var received = stage.Sender.BytesReceived;
        var sink = new RecordingSink([]);
        stage.Sender.HandleRtp(Stage.Start, SrtpFixture.Packet(browser, 8));
        stage.Sender.HandleRtcp(Stage.Start, SrtpFixture.ProtectedRtcp(browser), ref sink);
        Assert.Equal(2, stage.Sender.Dropped[DropReason.NoKeys]);
        Assert.Equal((1L, received), (track.Reception.Packets, stage.Sender.BytesReceived));
    }

    [Fact]
    public void HandleRtp_KnownSourceWithAnotherPayloadType_IsCountedAsThat()
    {
        var stage = new Stage();
        stage.Connect(stage.Sender);
        var track = stage.Produce(Stage.Format(null, MediaKind.Audio, Stage.Encoding(SrtpFixture.Ssrc))).Tracks[0];
        using var browser = Stage.NewBrowserSender();

        stage.Sender.HandleRtp(Stage.Start, SrtpFixture.Packet(browser, 7));
        stage.Sender.HandleRtp(Stage.Start, SrtpFixture.Packet(browser, 7, SrtpFixture.Ssrc + 1));

        Assert.Equal(1, stage.Sender.Dropped[DropReason.UnknownPayloadType]);
        Assert.Equal(1, stage.Sender.Dropped[DropReason.UnknownStream]);
        Assert.Equal(0, track.Reception.Packets);
    }
}
