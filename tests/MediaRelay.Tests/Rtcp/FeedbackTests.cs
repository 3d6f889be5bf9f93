using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Tests.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtcp;

public class FeedbackTests
{
    private static readonly FeedbackSources Sources = new(new(1), new(2));

    [Fact]
    public void PictureLossIndication_Written_IsReadBack()
    {
        var packet = new byte[12];
        Assert.Equal(12, new PictureLossIndication(Sources).WriteTo(packet));
        Assert.Equal(Hostile.Hex("81 CE 0002 00000001 00000002"), packet);
        Assert.True(PictureLossIndication.TryParse(packet, out var indication));
        Assert.Equal(Sources, indication.Sources);
        Assert.Equal(0, indication.WriteTo(packet.AsSpan(1)));
        Hostile.AssertBounds(static bytes => PictureLossIndication.TryParse(bytes, out _), packet, 12);
    }

    [Fact]
    public void FullIntraRequest_TwoEntries_AreRead()
    {
        var packet = Hostile.Hex("84 CE 0006 00000001 00000000 0000000A 05 000000 0000000B 06 000000");
        Assert.True(FullIntraRequest.TryParse(packet, out var request));
        Assert.Equal(new Ssrc(1), request.Sender);
        Assert.Equal(2, request.Count);
        Assert.Equal(new FullIntraRequestEntry(new(10), 5), request[0]);
        Assert.Equal(new FullIntraRequestEntry(new(11), 6), request[1]);
        Assert.False(FullIntraRequest.TryParse(Hostile.Hex("84 CE 0002 00000001 00000000"), out _));
        Hostile.AssertBounds(static bytes => FullIntraRequest.TryParse(bytes, out _), packet, packet.Length);
    }

    [Fact]
    public void FullIntraRequest_Written_IsReadBack()
    {
        var packet = new byte[20];
        Array.Fill(packet, (byte)0xFF);
        Assert.Equal(20, FullIntraRequest.Write(packet, new(1), new(new(10), 5)));
        Assert.Equal(Hostile.Hex("84 CE 0004 00000001 00000000 0000000A 05 000000"), packet);
        Assert.Equal(0, FullIntraRequest.Write(packet.AsSpan(1), new(1), new(new(10), 5)));
    }

    [Fact]
    public void Nack_TwoEntriesOverTheWrap_GivesEveryNumber()
    {
        var packet = Hostile.Hex("81 CD 0004 00000001 00000002 FFFE 8005 0064 0000");
        Assert.True(Nack.TryParse(packet, out var nack));
        Assert.Equal(Sources, nack.Sources);
        Assert.Equal([0xFFFE, 0xFFFF, 1, 14, 100], Numbers(nack));
        Assert.False(Nack.TryParse(Hostile.Hex("81 CD 0002 00000001 00000002"), out _));
        Hostile.AssertBounds(static bytes => Nack.TryParse(bytes, out _), packet, packet.Length);
    }

    [Fact]
    public void Nack_Written_UsesOneEntryForSeventeenNumbers()
    {
        var packet = new byte[16];
        Assert.Equal(16, Nack.Write(packet, Sources, [0xFFFE, 0xFFFF, 1, 14], out var taken));
        Assert.Equal(4, taken);
        Assert.Equal(Hostile.Hex("81 CD 0003 00000001 00000002 FFFE 8005"), packet);
        Assert.Equal(0, Nack.Write(packet.AsSpan(1), Sources, [1], out taken));
        Assert.Equal(0, taken);
        Assert.Equal(0, Nack.Write(packet, Sources, default, out _));
    }

    [Fact]
    public void Nack_MoreThanFits_SaysHowManyWereTaken()
    {
        var packet = new byte[20];
        Assert.Equal(20, Nack.Write(packet, Sources, [1, 2, 100, 200, 300], out var taken));
        Assert.Equal(3, taken);
        Assert.True(Nack.TryParse(packet, out var nack));
        Assert.Equal([1, 2, 100], Numbers(nack));
    }

    [Fact]
    public void Nack_RandomAscendingNumbers_AreReadBack()
    {
        var random = new Random(42);
        var packet = new byte[1500];
        for (var round = 0; round < 5000; round++)
        {
            var lost = new ushort[random.Next(1, 60)];
            var number = (ushort)random.Next();
            for (var i = 0; i < lost.Length; i++)
            {
                number += (ushort)(random.Next(3) == 0 ? random.Next(1, 500) : random.Next(1, 4));
                lost[i] = number;
            }

            var length = Nack.Write(packet, Sources, lost, out var taken);
            Assert.Equal(lost.Length, taken);
            Assert.True(Nack.TryParse(packet.AsSpan(0, length), out var nack));
            Assert.Equal(lost, Numbers(nack));
        }
    }

    [Fact]
    public void ReceiverEstimatedMaximumBitrate_TwoSources_IsRead()
    {
        // Exponent 3, mantissa 0x20000: 1,048,576 bit/s.
        var packet = Hostile.Hex("8F CE 0006 00000001 00000000 52454D42 02 0E0000 0000000A 0000000B");
        Assert.True(ReceiverEstimatedMaximumBitrate.TryParse(packet, out var estimate));
        Assert.Equal(new Ssrc(1), estimate.Sender);
        Assert.Equal(1_048_576, estimate.BitsPerSecond);
        Assert.Equal(2, estimate.Count);
        Assert.Equal((new Ssrc(10), new Ssrc(11)), (estimate[0], estimate[1]));
        Hostile.AssertBounds(static bytes => ReceiverEstimatedMaximumBitrate.TryParse(bytes, out _), packet, packet.Length);
    }

    [Theory]
    [InlineData("8F CE 0004 00000001 00000000 52454D43 00 000000", "another identifier")]
    [InlineData("8F CE 0005 00000001 00000000 52454D42 02 000000 00000001", "more sources than bytes")]
    [InlineData("8F CE 0003 00000001 00000000 52454D42", "cut")]
    public void ReceiverEstimatedMaximumBitrate_Malformed_IsRefused(string hex, string why) =>
        Assert.False(ReceiverEstimatedMaximumBitrate.TryParse(Hostile.Hex(hex), out _), why);

    [Fact]
    public void ReceiverEstimatedMaximumBitrate_ImpossibleExponent_IsTheLargestRate()
    {
        Assert.True(ReceiverEstimatedMaximumBitrate.TryParse(
            Hostile.Hex("8F CE 0004 00000001 00000000 52454D42 00 FFFFFF"), out var estimate));
        Assert.Equal(long.MaxValue, estimate.BitsPerSecond);
        Assert.True(ReceiverEstimatedMaximumBitrate.TryParse(
            Hostile.Hex("8F CE 0004 00000001 00000000 52454D42 00 FC0000"), out estimate));
        Assert.Equal(0, estimate.BitsPerSecond);
    }

    [Fact]
    public void ReceiverEstimatedMaximumBitrate_RatesOfEverySize_AreReadBackRoundedDown()
    {
        var random = new Random(42);
        var packet = new byte[24];
        for (var i = 0; i < 10_000; i++)
        {
            var rate = random.NextInt64() >> random.Next(63);
            Assert.Equal(24, ReceiverEstimatedMaximumBitrate.Write(packet, new(1), rate, [new(5)]));
            Assert.True(ReceiverEstimatedMaximumBitrate.TryParse(packet, out var estimate));
            Assert.InRange(estimate.BitsPerSecond, rate - (rate >> 17), rate);
            Assert.Equal(new Ssrc(5), estimate[0]);
        }

        Assert.Equal(0, ReceiverEstimatedMaximumBitrate.Write(packet.AsSpan(1), new(1), 1, [new(5)]));
        Assert.Equal(0, ReceiverEstimatedMaximumBitrate.Write(packet, new(1), -1, [new(5)]));
    }

    [Fact]
    public void FeedbackMessages_RandomBytes_NeverThrow()
    {
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(static bytes => Nack.TryParse(bytes, out var nack) && Numbers(nack).Count > 0, 0x81, 205));
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(static bytes => PictureLossIndication.TryParse(bytes, out _), 0x81, 206));
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(
            static bytes => FullIntraRequest.TryParse(bytes, out var request) && request[request.Count - 1].SequenceNumber >= 0, 0x84, 206));
        Hostile.FeedRandomRtcp(WalkEstimate, 0x8F, 206);
        Hostile.FeedMutations(
            bytes => WalkEstimate(bytes), Hostile.Hex("8F CE 0006 00000001 00000000 52454D42 02 0E0000 0000000A 0000000B"));
    }

    private static bool WalkEstimate(ReadOnlySpan<byte> bytes)
    {
        if (!ReceiverEstimatedMaximumBitrate.TryParse(bytes, out var estimate))
        {
            return false;
        }

        Assert.True(estimate.BitsPerSecond >= 0);
        return estimate.Count == 0 || estimate[estimate.Count - 1].Value > 0;
    }

    private static List<ushort> Numbers(Nack nack)
    {
        var numbers = new List<ushort>();
        foreach (var number in nack)
        {
            numbers.Add(number);
        }

        return numbers;
    }
}
