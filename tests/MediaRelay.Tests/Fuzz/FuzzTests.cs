using Xunit;

namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>The bounded part of fuzzing: the same inputs on every run. <c>./dev fuzz</c> runs without bounds.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20261121;

    public static TheoryData<string> Targets => FuzzTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_MutatedInput_NeitherThrowsNorAllocates(string name)
    {
        var target = FuzzTargets.Named(name);
        FuzzRun.Of(target, Seed, target.Inputs);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_SeedCutAtEveryByte_NeitherThrowsNorAllocates(string name)
    {
        var target = FuzzTargets.Named(name);
        var parse = target.Open();
        foreach (var seed in target.Seeds)
        {
            parse([.. seed]);
            for (var length = 0; length < seed.Length; length++)
            {
                FuzzRun.Feed(target, parse, seed.AsSpan(0, length).ToArray(), seed.AsSpan(0, length), $"cut at {length}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_ItsSeeds_AreTaken(string name)
    {
        var target = FuzzTargets.Named(name);
        Assert.NotEmpty(target.Seeds);
        foreach (var seed in target.Seeds)
        {
            Assert.True(target.Open()([.. seed]), $"{name} refused its own seed {Convert.ToHexString(seed)}");
        }
    }

    [Fact]
    public void Mutator_SameSeed_SameInputs()
    {
        byte[][] seeds = [[1, 2, 3, 4, 5, 6, 7, 8], [0x80, 0x60, 0, 1]];
        var one = new Mutator(7);
        var other = new Mutator(7);
        for (var number = 0; number < 10_000; number++)
        {
            Assert.Equal(one.Next(seeds).ToArray(), other.Next(seeds).ToArray());
        }
    }
}
