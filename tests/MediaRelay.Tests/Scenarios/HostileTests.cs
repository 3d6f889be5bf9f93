using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Datagrams of strangers, recordings and rubbish do not disturb a call, and are counted.</summary>
public sealed class HostileTests : Scenario
{
    private static readonly TransportAddress Stranger = TransportAddress.From(new(System.Net.IPAddress.Parse("203.0.113.66"), 6666));

    [Fact]
    public void Recording_PlayedAgainFromTheSameAddress_IsCountedAndForwardedToNobody()
    {
        var video = new VideoCall(NewCall());
        var recorded = new List<byte[]>();
        video.Upstream.Tap = (_, datagram) => recorded.Add(datagram.ToArray());
        video.Call.RunMilliseconds(2000);
        video.Upstream.Tap = null;
        video.Camera.Sender.IsPaused = true;
        video.Call.RunMilliseconds(500);
        var unique = video.Receiver.Sequence.Unique;

        recorded.ForEach(datagram => video.Alice.Send.SendRaw(datagram));
        video.Call.RunMilliseconds(500);

        var media = recorded.Count(static datagram => DatagramClassifier.Classify(datagram) is DatagramKind.Rtp or DatagramKind.Rtcp);
        Assert.Equal(media, video.Alice.Send.Statistics.Dropped["Replayed"]);
        Assert.Equal(unique, video.Receiver.Sequence.Unique);
        Assert.Equal(0, video.Receiver.Sequence.Duplicates);
        video.Camera.Sender.IsPaused = false;
        video.Call.RunMilliseconds(500);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Recording_PlayedByAStranger_OnlyAnswersChecks()
    {
        var video = new VideoCall(NewCall());
        var recorded = new List<byte[]>();
        video.Upstream.Tap = (_, datagram) => recorded.Add(datagram.ToArray());
        video.Call.RunMilliseconds(1000);
        video.Upstream.Tap = null;

        var media = recorded.Where(static datagram => DatagramClassifier.Classify(datagram) != DatagramKind.Stun).ToList();
        media.ForEach(datagram => video.Call.Network.Inject(video.Call.Now, Stranger, datagram));
        video.Call.RunMilliseconds(500);

        Assert.Equal(media.Count, video.Call.Core.Dropped[DropReason.UnknownAddress]);
        StreamAssert.Continuous(video.Receiver);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rubbish_FromStrangersAndForgedAddresses_DisturbsNothing(int seed)
    {
        var video = new VideoCall(NewCall(seed));
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var datagram = new byte[random.Next(0, 1500)];
            random.NextBytes(datagram);
            if (datagram.Length > 0 && random.Next(4) != 0)
            {
                datagram[0] = (byte)random.Next([0, 1, 20, 22, 23, 25, 128, 144, 191, 255]);
            }

            video.Call.Network.Inject(video.Call.Now, random.Next(2) == 0 ? Stranger : AddressOf(random, video), datagram);
            video.Call.RunMilliseconds(1);
        }

        video.Drain();
        Assert.Equal(TransportState.Connected, video.Alice.Send.State);
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
        Assert.True(video.Alice.Send.Statistics.Dropped["AuthenticationFailed"] > 10);
        Assert.True(video.Call.Core.Dropped[DropReason.UnknownAddress] > 100);
        Assert.True(video.Call.Core.Dropped[DropReason.UnknownKind] > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RealDatagrams_CutAndBent_DisturbNothing(int seed)
    {
        var video = new VideoCall(NewCall(seed));
        var random = new Random(seed);
        var bent = new List<byte[]>();
        foreach (var transport in video.Call.Transports)
        {
            transport.Up.Tap = (_, datagram) =>
            {
                bent.Add(datagram[..random.Next(datagram.Length)].ToArray());
                var copy = datagram.ToArray();
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                bent.Add(copy);
            };
        }

        for (var round = 0; round < 30; round++)
        {
            video.Call.RunMilliseconds(100);
            foreach (var datagram in bent)
            {
                video.Call.Network.Inject(video.Call.Now, AddressOf(random, video), datagram);
            }

            bent.Clear();
        }

        foreach (var transport in video.Call.Transports)
        {
            transport.Up.Tap = null;
        }

        video.Drain();
        Assert.All(video.Call.Transports, static transport => Assert.Equal(TransportState.Connected, transport.State));
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Handshake_RubbishInItsMiddle_Connects()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice").Send;
        var random = new Random(5);
        alice.Up.Tap = (now, _) =>
        {
            for (var i = 0; i < 20; i++)
            {
                var rubbish = new byte[random.Next(1, 1400)];
                random.NextBytes(rubbish);
                rubbish[0] = (byte)random.Next([20, 21, 22, 23, 25, 63]);
                call.Network.Inject(now, alice.Node.Addresses[0], rubbish);
                call.Network.Inject(now, Stranger, rubbish);
            }
        };

        call.Connect(Duration.FromSeconds(5));

        Assert.True(alice.IsConnected);
    }

    [Fact]
    public void Media_BeforeTheKeys_IsCountedAndDropped()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        var send = alice.CreateSend(new SimulatedTransportOptions { Connect = false });
        call.RunMilliseconds(300);

        send.SendRaw([0x80, 96, .. new byte[40]]);
        send.SendRaw([0x80, 200, .. new byte[40]]);
        call.RunMilliseconds(100);

        Assert.Equal(2, send.Statistics.Dropped["NoKeys"]);
    }

    [Fact]
    public void Media_OnAReceivingTransport_IsCountedAndDropped()
    {
        var video = new VideoCall(NewCall());
        video.Bob.Receive.Peer.AddSender(TestSenderOptions.Audio(0xD000));

        video.Call.RunMilliseconds(500);

        Assert.True(video.Bob.Receive.Statistics.Dropped["WrongDirection"] > 20);
        Assert.Equal(TransportState.Connected, video.Bob.Receive.State);
    }

    [Fact]
    public void Media_OfNoProducer_IsCountedAndDropped()
    {
        var video = new VideoCall(NewCall());
        video.Alice.Send.Peer.AddSender(TestSenderOptions.Audio(0xD000, mid: "7"));

        video.Call.RunMilliseconds(500);

        Assert.True(video.Alice.Send.Statistics.Dropped["UnknownStream"] > 20);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Sources_MoreThanAllowed_AreCountedAndTheCallGoesOn()
    {
        var video = new VideoCall(NewCall());
        for (uint i = 0; i < 100; i++)
        {
            video.Alice.Send.Peer.AddSender(TestSenderOptions.Audio(0xE000 + i, mid: "7"));
        }

        video.Call.RunMilliseconds(300);

        Assert.True(video.Alice.Send.Statistics.Dropped["TooManySources"] > 0);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Feedback_AboutStreamsOfOthers_ChangesNothing()
    {
        var video = new VideoCall(NewCall());
        var eve = video.Call.AddPeer("eve");
        var theirs = eve.Consume(video.Camera);
        video.Call.Connect();
        video.Call.RunMilliseconds(1000);
        var asked = video.Encoding.Counters.PictureLosses;

        eve.Receive.SendNack(video.Receiver, (ushort)video.Receiver.Sequence.Highest);
        eve.Receive.SendPictureLossIndication(video.Receiver);
        video.Call.RunMilliseconds(500);

        Assert.Equal(0, video.Receiver.Counters.Retransmissions + theirs.Receiver.Counters.Retransmissions);
        Assert.Equal(asked, video.Encoding.Counters.PictureLosses);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Feedback_Rubbish_DisturbsNothing(int seed)
    {
        var video = new VideoCall(NewCall(seed));
        var random = new Random(seed);
        for (var i = 0; i < 1000; i++)
        {
            var packet = new byte[4 * random.Next(2, 60)];
            random.NextBytes(packet);
            packet[0] = (byte)(0x80 | random.Next(32));
            packet[1] = (byte)random.Next(200, 208);
            packet[2] = 0;
            packet[3] = (byte)((packet.Length / 4) - 1 + (random.Next(10) == 0 ? 1 : 0));
            (random.Next(2) == 0 ? video.Alice.Send : video.Bob.Receive).SendRtcp(packet);
            video.Call.RunMilliseconds(2);
        }

        video.Drain();
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Bitrate_AboveTheLimit_IsCutAndCounted()
    {
        var options = TestSenderOptions.Video(0xB000);
        var flood = options with { Encodings = [options.Encodings[0] with { PacketsPerFrame = 100, KeyFramePackets = 100 }] };
        var video = new VideoCall(NewCall(1, static settings => settings with { MaxIncomingBitrate = 1_000_000 }), flood);

        video.Call.RunMilliseconds(2000);

        var statistics = video.Alice.Send.Statistics;
        Assert.True(statistics.Dropped["OverBitrate"] > 1000);
        Assert.InRange(statistics.BytesReceived * 8, 1_000_000, 2_600_000);
    }

    private static TransportAddress AddressOf(Random random, VideoCall video) =>
        video.Call.Transports[random.Next(video.Call.Transports.Count)].Node.Addresses[0];
}

file static class Choice
{
    public static int Next(this Random random, ReadOnlySpan<int> among) => among[random.Next(among.Length)];
}
