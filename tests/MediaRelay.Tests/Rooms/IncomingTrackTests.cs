using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class IncomingTrackTests
{
    private readonly Stage _stage = new();
    private readonly Producer _producer;
    private readonly IncomingTrack _track;

    public IncomingTrackTests()
    {
        _producer = _stage.Produce(Stage.Format("0"));
        _track = _producer.Tracks[0];
    }

    [Fact]
    public void Accept_ReorderAndDuplicates_TakesEachPacketOnce()
    {
        foreach (var sequence in new ushort[] { 65_534, 0, 65_535, 3, 1, 2 })
        {
            Assert.True(_track.Accept(Stage.Start, Stage.Packet(sequence)), $"packet {sequence}");
            Assert.False(_track.Accept(Stage.Start, Stage.Packet(sequence)), $"packet {sequence} again");
        }

        Assert.False(_track.Accept(Stage.Start, Stage.Packet(65_533)));
        Assert.Equal((6L, 7L, 0), (_track.Reception.Packets, _track.Reception.Duplicates, _track.Missing.Count));
        Assert.Equal(6, _track.Reception.Highest - _track.Reception.First + 1);
    }

    [Fact]
    public void RequestsDueAt_SsrcUnknown_IsNever()
    {
        _track.RequestKeyFrame();
        _track.Accept(Stage.Start, Stage.Packet(1));
        _track.Accept(Stage.Start, Stage.Packet(5));
        Assert.Equal(Timestamp.Never, _track.RequestsDueAt);
        _track.Ssrc = new(7);
        Assert.True(_track.RequestsDueAt <= Stage.Start);
        _track.KeyFrameRequests.OnKeyFrame();
        Assert.Equal(_track.Missing.NextDue, _track.RequestsDueAt);
    }

    [Theory]
    [InlineData(MediaKind.Audio, true)]
    [InlineData(MediaKind.Video, false)]
    public void RequestKeyFrame_SenderUnderstandsNoSuchRequest_LeavesNothingPending(MediaKind kind, bool hasPictureLoss)
    {
        var format = Stage.Format("1", kind, Stage.Encoding(ssrc: 9)) with
        {
            Feedback = FeedbackSet.Nack | (hasPictureLoss ? FeedbackSet.Pli : 0),
        };
        var track = _stage.Produce(format).Tracks[0];
        _stage.Connect(_stage.Sender);

        track.RequestKeyFrame();

        Assert.False(track.KeyFrameRequests.IsPending);
        Assert.Equal(Timestamp.Never, track.RequestsDueAt);
        _stage.RunUntil(Timestamp.FromMilliseconds(6_000), maxCalls: 40);
    }

    [Fact]
    public void RemoveViewer_TheLast_TakesTheWishWithIt()
    {
        var first = _stage.Consume(_producer, _stage.Open(TransportDirection.Receive));
        var second = _stage.Consume(_producer, _stage.Open(TransportDirection.Receive));
        _track.Viewers.AddRange([first, second]);
        _track.RequestKeyFrame();
        _track.RemoveViewer(first);
        Assert.True(_track.KeyFrameRequests.IsPending);
        _track.RemoveViewer(second);
        Assert.False(_track.KeyFrameRequests.IsPending);
    }

    [Theory]
    [InlineData(100, 90)]
    [InlineData(65_535, 0)]
    [InlineData(0, 65_535)]
    [InlineData(40_000, 39_990)]
    public void Restart_NewStream_NeverUsesANumberOfTheOldOne(int oldFirst, int newFirst)
    {
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.True(_track.Accept(Stage.Start, Stage.Packet((ushort)(oldFirst + i))));
            }

            var highest = _track.Reception.Highest;
            _track.Restart();
            Assert.False(_track.History.Contains(highest));
            Assert.True(_track.Accept(Stage.Start, Stage.Packet((ushort)newFirst)));
            Assert.True(_track.Reception.First - 32_768 > highest, $"{_track.Reception.First} after {highest}");
            Assert.Equal((ushort)newFirst, _track.Reception.WriteBlock(Stage.Start, new(1)).ExtendedHighestSequence);
            _track.Restart();
        }

        _producer.Dispose();
        Assert.Equal(0, _stage.Core.Blocks.Outstanding);
    }

    [Fact]
    public void Accept_RandomNumbers_NeverThrowsAndStaysBounded()
    {
        var random = new Random(42);
        var now = Stage.Start;
        for (var i = 0; i < 50_000; i++)
        {
            now += new Duration(random.Next(2000));
            var payload = new byte[random.Next(60)];
            random.NextBytes(payload);
            _track.Accept(now, Stage.Packet((ushort)random.Next(65_536), (uint)random.NextInt64(1L << 32), payload, random.Next(2) == 0));
            Assert.InRange(_track.Missing.Count, 0, MissingPackets.Capacity);
        }

        Assert.InRange(_stage.Core.Blocks.Outstanding, 1, 160);
        _producer.Dispose();
        Assert.Equal(0, _stage.Core.Blocks.Outstanding);
    }
}
