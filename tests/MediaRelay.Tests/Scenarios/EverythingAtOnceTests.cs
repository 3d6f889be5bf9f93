using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Random commands on a bad network: when both calm down everybody sees everybody again.</summary>
public sealed class EverythingAtOnceTests : Scenario
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Room_AfterRandomCommandsUnderLoss_EverybodySeesTheBestLayer(int seed)
    {
        var call = NewCall(seed);
        var random = new Random(seed);
        var peers = Enumerable.Range(0, 4).Select(index => call.AddPeer($"peer{index}")).ToList();
        var tracks = peers.ConvertAll(static peer => peer.Produce(TestSenderOptions.Simulcast(0xC000) with { TemporalLayers = 3 }));
        var views = peers
            .SelectMany(peer => tracks.Where(track => track.Transport != peer.Send), static (peer, track) => peer.Consume(track))
            .ToList();
        call.Connect();
        foreach (var transport in call.Transports)
        {
            transport.Up.Conditions = transport.Down.Conditions = new LinkConditions
            {
                Loss = 0.08,
                Duplication = 0.02,
                Reordering = 0.05,
                Jitter = Duration.FromMilliseconds(15),
            };
        }

        for (var i = 0; i < 200; i++)
        {
            call.RunMilliseconds(random.Next(1, 60));
            Disturb(call, random, tracks[random.Next(tracks.Count)], views[random.Next(views.Count)]);
        }

        Calm(call, tracks, views);
        call.Run(Duration.FromSeconds(4));

        Assert.All(views, view =>
        {
            Assert.Equal(0, view.Receiver.Counters.Corrupt);
            Assert.True(call.Now - view.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture at the end");
            Assert.Equal(2, view.Receiver.Log[^1].Content.Encoding);
            Assert.Equal(0, view.Transport.Peer.Counters.Undecryptable);
        });
    }

    private static void Disturb(SimulatedCall call, Random random, Published track, Viewed view)
    {
        switch (random.Next(12))
        {
            case 0:
                call.Core.PauseConsumer(view.Id, call.Now);
                break;
            case 1 or 2:
                call.Core.ResumeConsumer(view.Id, call.Now);
                break;
            case 3:
                call.Core.SetProducerPaused(track.Id, true, call.Now);
                break;
            case 4 or 5:
                call.Core.SetProducerPaused(track.Id, false, call.Now);
                break;
            case 6:
                track.Encoding(random.Next(3)).IsActive ^= true;
                break;
            case 7:
                view.Transport.Peer.Ice.Restart(call.Core.RestartIce(view.Transport.Id).Value);
                view.Transport.Peer.Wake();
                break;
            case 8:
                call.Network.Rebind(track.Transport.Node, 0);
                break;
            case 9:
                view.Transport.SendPictureLossIndication(view.Receiver);
                break;
            default:
                call.Core.SetPreferredLayers(view.Id, new(random.Next(3), random.Next(3)), call.Now);
                break;
        }
    }

    private static void Calm(SimulatedCall call, List<Published> tracks, List<Viewed> views)
    {
        foreach (var transport in call.Transports)
        {
            transport.Up.Conditions = transport.Down.Conditions = LinkConditions.Perfect;
            transport.Peer.Ice.CheckAtOnce();
            transport.Peer.Wake();
        }

        foreach (var track in tracks)
        {
            call.Core.SetProducerPaused(track.Id, false, call.Now);
            foreach (var encoding in track.Sender.Encodings)
            {
                encoding.IsActive = true;
            }
        }

        foreach (var view in views)
        {
            call.Core.SetPreferredLayers(view.Id, new(2), call.Now);
            call.Core.ResumeConsumer(view.Id, call.Now);
        }
    }
}
