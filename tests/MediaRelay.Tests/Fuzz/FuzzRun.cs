using Xunit;

namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>One run of one target: a number of inputs from one seed.</summary>
internal static class FuzzRun
{
    /// <summary>Fails the test with everything needed to repeat it when the parser throws or allocates more than it may.</summary>
    /// <returns>How many inputs the parser took.</returns>
    public static int Of(FuzzTarget target, int seed, int inputs)
    {
        var parse = target.Open();
        WarmUp(target);
        var mutator = new Mutator(seed);
        var kept = new byte[4096];
        var taken = 0;
        for (var number = 0; number < inputs; number++)
        {
            var input = mutator.Next(target.Seeds);
            input.CopyTo(kept);
            taken += Feed(target, parse, input, kept.AsSpan(0, input.Length), $"seed {seed}, input {number}") ? 1 : 0;
        }

        return taken;
    }

    /// <summary>Gives one input. The parser may write into <paramref name="input"/>; <paramref name="original"/> stays for the message.</summary>
    public static bool Feed(FuzzTarget target, FuzzInput parse, Span<byte> input, ReadOnlySpan<byte> original, string origin)
    {
        bool taken;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            taken = parse(input);
        }
        catch (Exception thrown)
        {
            Assert.Fail($"{target.Name}, {origin}: {thrown.GetType().Name} on {Convert.ToHexString(original)}\n{thrown}");
            throw;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > target.AllocationLimit)
        {
            Assert.Fail($"{target.Name}, {origin}: {allocated} bytes allocated, at most {target.AllocationLimit} allowed, on {Convert.ToHexString(original)}");
        }

        return taken;
    }

    /// <summary>Tables and caches that a parser builds once are no cost of a packet.</summary>
    private static void WarmUp(FuzzTarget target)
    {
        var parse = target.Open();
        foreach (var seed in target.Seeds)
        {
            parse([.. seed]);
        }
    }
}
