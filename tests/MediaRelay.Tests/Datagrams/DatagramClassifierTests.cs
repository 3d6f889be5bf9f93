using VideoDesk.MediaRelay.Datagrams;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Datagrams;

public class DatagramClassifierTests
{
    [Fact]
    public void Classify_EveryPairOfFirstBytes_FollowsTheRfcs()
    {
        for (var first = 0; first < 256; first++)
        {
            for (var second = 0; second < 256; second++)
            {
                var kind = DatagramClassifier.Classify([(byte)first, (byte)second, 0]);
                Assert.True(Expected(first, second) == kind, $"{first} {second}: {kind}");
            }
        }
    }

    [Fact]
    public void Classify_LessThanTwoBytes_IsUnknown()
    {
        Assert.Equal(DatagramKind.Unknown, DatagramClassifier.Classify([]));
        Assert.All(Enumerable.Range(0, 256), first => Assert.Equal(DatagramKind.Unknown, DatagramClassifier.Classify([(byte)first])));
    }

    /// <summary>RFC 7983 §7: 0–3 STUN, 20–63 DTLS, 128–191 RTP and RTCP; RFC 5761 §4: payload types 64–95 (marker set: 192–223) are RTCP.</summary>
    private static DatagramKind Expected(int first, int second)
    {
        if (first < 4)
        {
            return DatagramKind.Stun;
        }

        if (first is >= 20 and < 64)
        {
            return DatagramKind.Dtls;
        }

        return first / 64 != 2 ? DatagramKind.Unknown : second / 32 == 6 ? DatagramKind.Rtcp : DatagramKind.Rtp;
    }
}
