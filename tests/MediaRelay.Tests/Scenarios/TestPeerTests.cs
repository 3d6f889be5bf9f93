using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>The test client itself: others measure with it.</summary>
public sealed class TestPeerTests : Scenario
{
    [Fact]
    public void HandleDatagram_Media_AllocatesNothing()
    {
        var video = new VideoCall(NewCall(), viewing: new TestReceiverOptions());
        video.Call.RunMilliseconds(1000);
        var datagrams = new List<byte[]>();
        video.Downstream.Tap = (_, datagram) => datagrams.Add(datagram.ToArray());
        video.Downstream.Drop = static (_, _, _) => true;
        video.Call.RunMilliseconds(3000);
        var media = datagrams.FindAll(static datagram => DatagramClassifier.Classify(datagram) == DatagramKind.Rtp);
        Assert.True(media.Count > 200);

        var sink = default(NoSink);
        var peer = video.Bob.Receive.Peer;
        var from = video.Bob.Receive.PathThrough(0);
        Receive(media.Count / 2, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Receive(media.Count, media.Count / 2);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(0, video.Receiver.Sequence.Missing);

        void Receive(int end, int start)
        {
            for (var i = start; i < end; i++)
            {
                peer.HandleDatagram(video.Call.Now, from, media[i], ref sink);
            }
        }
    }

    [Fact]
    public void DelayHistogram_Quantiles_AreWithinThreePercent()
    {
        var histogram = new DelayHistogram();
        for (var i = 1; i <= 100_000; i++)
        {
            histogram.Add(new Duration(i));
        }

        foreach (var share in new[] { 0.01, 0.5, 0.95, 0.999 })
        {
            Assert.InRange(histogram.Quantile(share).Microseconds, share * 100_000, (share * 100_000 * 1.04) + 1);
        }
    }

    /// <summary>Takes what is sent and forgets it.</summary>
    private struct NoSink : IDatagramSink
    {
        private static readonly byte[] Memory = new byte[2048];

        public readonly Span<byte> Reserve(in TransportAddress to, int length) => Memory;

        public readonly void Commit(int length)
        {
        }
    }
}
