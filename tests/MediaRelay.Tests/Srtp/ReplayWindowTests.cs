using VideoDesk.MediaRelay.Srtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Srtp;

public sealed class ReplayWindowTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(1024)]
    public void Check_RandomWalk_AgreesWithASetOfAllIndices(int size)
    {
        var random = new Random(size);
        long highest = random.Next(100_000);
        var window = new ReplayWindow(size, highest);
        var seen = new HashSet<long> { highest };
        for (var step = 0; step < 50_000; step++)
        {
            var jump = random.Next(100) == 0 ? 3 * size : 20;
            var index = Math.Max(0, highest + random.Next(-size - 10, jump));
            var expected = index > highest ? SrtpStatus.Ok
                : index <= highest - size ? SrtpStatus.TooOld
                : seen.Contains(index) ? SrtpStatus.Replayed : SrtpStatus.Ok;
            Assert.Equal(expected, window.Check(index));
            if (expected == SrtpStatus.Ok && random.Next(3) != 0)
            {
                window.Accept(index);
                seen.Add(index);
                highest = Math.Max(highest, index);
                Assert.Equal(highest, window.Highest);
            }
        }
    }

    [Fact]
    public void Accept_JumpOfExactlyTheSize_ForgetsEverythingBefore()
    {
        var window = new ReplayWindow(128, 1_000);
        window.Accept(1_128);
        Assert.Equal(SrtpStatus.TooOld, window.Check(1_000));
        Assert.Equal(SrtpStatus.Ok, window.Check(1_001));
        Assert.Equal(SrtpStatus.Replayed, window.Check(1_128));
    }
}
