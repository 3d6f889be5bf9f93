using System.Text;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class IncomingStreamsTests
{
    private readonly Stage _stage = new();

    private IncomingStreams Streams => _stage.Sender.Streams;

    [Fact]
    public void TryFind_SignalledSsrc_NeedsTheRightPayloadType()
    {
        var track = _stage.Produce(Stage.Format("0", encodings: Stage.Encoding(100, rtx: 101))).Tracks[0];
        AssertFound(track, isRtx: false, Find(100, Stage.Vp8));
        AssertFound(track, isRtx: true, Find(101, Stage.Rtx));
        Assert.Null(Find(100, Stage.Rtx));
        Assert.Null(Find(101, Stage.Vp8));
        Assert.Null(Find(100, 50));
        Assert.True(Streams.TryFind(new Ssrc(101), out var stream) && stream.IsRtx);
        Assert.False(Streams.TryFind(new Ssrc(102), out _));
    }

    [Fact]
    public void TryFind_Simulcast_BindsByMidAndRid()
    {
        var other = _stage.Produce(Stage.Format("0", encodings: [Stage.Encoding(rid: "l"), Stage.Encoding(rid: "h")]));
        var producer = _stage.Produce(Stage.Format("1", encodings: [Stage.Encoding(rid: "l"), Stage.Encoding(rid: "h")]));
        Assert.Null(Find(200, Stage.Vp8, mid: "1", rid: "m"));
        Assert.Null(Find(200, Stage.Vp8, mid: "1"));
        Assert.Null(Find(200, Stage.Vp8, mid: "2", rid: "h"));
        Assert.Null(Find(200, Stage.Vp8, rid: "h"));
        AssertFound(producer.Tracks[1], isRtx: false, Find(200, Stage.Vp8, mid: "1", rid: "h"));
        AssertFound(other.Tracks[1], isRtx: false, Find(300, Stage.Vp8, mid: "0", rid: "h"));
        AssertFound(producer.Tracks[1], isRtx: true, Find(201, Stage.Rtx, mid: "1", repaired: "h"));
        AssertFound(producer.Tracks[0], isRtx: true, Find(202, Stage.Rtx, mid: "1", rid: "l"));

        // Known from now on, without extensions.
        AssertFound(producer.Tracks[1], isRtx: false, Find(200, Stage.Vp8));
        Assert.Equal((new Ssrc(200), new Ssrc(201)), (producer.Tracks[1].Ssrc, producer.Tracks[1].RtxSsrc));
    }

    [Fact]
    public void TryFind_NoMid_OnlyALoneProducerIsMeant()
    {
        var video = _stage.Produce(Stage.Format("0"));
        var audio = _stage.Produce(Stage.Format("1", MediaKind.Audio));
        AssertFound(audio.Tracks[0], isRtx: false, Find(1, 111));
        AssertFound(video.Tracks[0], isRtx: false, Find(2, Stage.Vp8));
        _stage.Produce(Stage.Format("2"));
        Assert.Null(Find(3, Stage.Vp8));
    }

    [Fact]
    public void TryFind_ProducerWithoutMid_IsNotFoundByOne()
    {
        _stage.Produce(Stage.Format(null));
        Assert.Null(Find(1, Stage.Vp8, mid: "0"));
    }

    [Fact]
    public void TryFind_AnotherSsrcForATrack_StartsItAnewAndTheOldOneIsDeaf()
    {
        var track = _stage.Produce(Stage.Format("0")).Tracks[0];
        AssertFound(track, isRtx: false, Find(1, Stage.Vp8, mid: "0"));
        track.Accept(Stage.Start, Stage.Packet(60_000));
        AssertFound(track, isRtx: false, Find(2, Stage.Vp8, mid: "0"));
        track.Accept(Stage.Start, Stage.Packet(5));

        // A straggler of the old stream would move the new one's numbers, or take the track back.
        Assert.Null(Find(1, Stage.Vp8, mid: "0"));
        Assert.False(Streams.TryFind(new Ssrc(1), out _));
        AssertFound(track, isRtx: false, Find(2, Stage.Vp8));
        Assert.Equal(new Ssrc(2), track.Ssrc);
        Assert.False(track.Missing.NextDue < Timestamp.Never);
    }

    [Fact]
    public void Conflicts_SsrcOrMidInUse_IsTrue()
    {
        _stage.Produce(Stage.Format("0", encodings: Stage.Encoding(1, rtx: 2)));
        Assert.True(Streams.Conflicts(Stage.Format("0")));
        Assert.True(Streams.Conflicts(Stage.Format("1", encodings: Stage.Encoding(2))));
        Assert.True(Streams.Conflicts(Stage.Format("1", encodings: Stage.Encoding(3, rtx: 1))));
        Assert.False(Streams.Conflicts(Stage.Format("1", encodings: Stage.Encoding(3, rtx: 4))));
        Assert.False(Streams.Conflicts(Stage.Format(null)));
    }

    [Fact]
    public void Remove_Producer_FreesItsSsrcs()
    {
        var producer = _stage.Produce(Stage.Format("0", encodings: Stage.Encoding(1, rtx: 2)));
        var other = _stage.Produce(Stage.Format("1", encodings: Stage.Encoding(3)));
        Assert.Equal([1u, 2u], Streams.Remove(producer).Order());
        Assert.Null(Find(1, Stage.Vp8, mid: "0"));
        AssertFound(other.Tracks[0], isRtx: false, Find(3, Stage.Vp8));
        Assert.False(Streams.Conflicts(producer.Format));
    }

    [Fact]
    public void TryFind_FloodOfSsrcs_StaysBounded()
    {
        var producer = _stage.Produce(Stage.Format("0"));
        var bound = 0;
        for (var ssrc = 1u; ssrc <= 5000; ssrc++)
        {
            Assert.Null(Find(ssrc, Stage.Vp8, mid: "9"));
            bound += Find(ssrc, Stage.Vp8, mid: "0") is null ? 0 : 1;
        }

        Assert.Equal(128, bound);
        Assert.Equal(128, Streams.Remove(producer).Count);
    }

    [Fact]
    public void TryFind_RandomExtensions_NeverThrow()
    {
        var random = new Random(42);
        _stage.Produce(Stage.Format("0", encodings: [Stage.Encoding(rid: "l"), Stage.Encoding(rid: "h")]));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[3 * random.Next(6)];
            random.NextBytes(bytes);
            var third = bytes.Length / 3;
            var extensions = new IncomingExtensions { Mid = bytes.AsSpan(0, third), Rid = bytes.AsSpan(third, third), RepairedRid = bytes.AsSpan(2 * third) };
            Assert.False(Streams.TryFind(Header((uint)i, (byte)random.Next(128)), extensions, out _));
        }
    }

    [Fact]
    public void Read_EveryExtension_IsTaken()
    {
        var packet = new byte[100];
        Rtp.Hostile.Hex("90 60 0001 00000002 00000003").CopyTo(packet, 0);
        var writer = new HeaderExtensionWriter(packet.AsSpan(RtpHeader.FixedLength));
        writer.TryAdd(1, "7"u8);
        writer.TryAdd(2, "h"u8);
        writer.TryAdd(3, "l"u8);
        writer.TryAdd(5, [0x12, 0x34]);
        writer.TryAdd(6, [0x85]);
        writer.Complete();
        Assert.True(RtpHeader.TryParse(packet, out var header));
        var ids = Stage.Format("0").Extensions;
        var read = IncomingExtensions.Read(packet, header, ids);
        Assert.Equal("7hl", Encoding.ASCII.GetString([.. read.Mid, .. read.Rid, .. read.RepairedRid]));
        Assert.Equal((0x1234, (byte)0x85), (read.TransportSequence, read.AudioLevel));

        var unknown = IncomingExtensions.Read(packet, header, default);
        Assert.True(unknown.Mid.IsEmpty && unknown.Rid.IsEmpty && unknown.RepairedRid.IsEmpty);
        Assert.Equal((-1, (byte)0xFF), (unknown.TransportSequence, unknown.AudioLevel));
    }

    private static void AssertFound(IncomingTrack track, bool isRtx, IncomingStream? found) =>
        Assert.Equal(new IncomingStream(track, isRtx), found);

    private static RtpHeader Header(uint ssrc, byte payloadType)
    {
        var packet = new byte[RtpHeader.FixedLength];
        new RtpHeaderWriter { PayloadType = new(payloadType), SequenceNumber = 0, Timestamp = 0, Ssrc = new(ssrc) }.WriteTo(packet);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        return header;
    }

    private IncomingStream? Find(uint ssrc, byte payloadType, string mid = "", string rid = "", string repaired = "")
    {
        var extensions = new IncomingExtensions
        {
            Mid = Encoding.ASCII.GetBytes(mid),
            Rid = Encoding.ASCII.GetBytes(rid),
            RepairedRid = Encoding.ASCII.GetBytes(repaired),
        };
        return Streams.TryFind(Header(ssrc, payloadType), extensions, out var stream) ? stream : null;
    }
}
