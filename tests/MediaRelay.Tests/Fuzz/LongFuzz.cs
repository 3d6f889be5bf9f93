using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>
/// All targets in turn, one short round each. In the test suite it ends after one turn from a fixed seed;
/// <c>./dev fuzz</c> gives it a time, a target and a new seed through the environment.
/// </summary>
public sealed class LongFuzz
{
    private const int SuiteSeed = 4711;

    [Fact]
    public void Targets_RoundAfterRound_NeitherThrowNorAllocate()
    {
        var wanted = Environment.GetEnvironmentVariable("VIDEODESK_FUZZ_TARGET") ?? "";
        var targets = FuzzTargets.All.Where(target => target.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(targets.Count > 0, $"no target's name contains '{wanted}'; there are {string.Join(", ", FuzzTargets.All)}");
        var time = Environment.GetEnvironmentVariable("VIDEODESK_FUZZ_SECONDS");
        if (string.IsNullOrEmpty(time))
        {
            targets.ForEach(static target => _ = FuzzRun.Of(target, SuiteSeed, InputsPerRound(target)));
            return;
        }

        RunFor(double.TryParse(time, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue, targets);
    }

    private static int InputsPerRound(FuzzTarget target) => target.Inputs / 4;

    private static void RunFor(TimeSpan limit, List<FuzzTarget> targets)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("VIDEODESK_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Environment.TickCount;
        Console.WriteLine($"Seed {seed}; {string.Join(", ", targets)}");
        var clock = Stopwatch.StartNew();
        var spoken = TimeSpan.Zero;
        var (inputs, taken) = (0L, 0L);
        for (var rounds = 0; clock.Elapsed < limit && !TestContext.Current.CancellationToken.IsCancellationRequested; rounds++)
        {
            // One target after the other, so that each gets its share however early the run is stopped.
            var target = targets[rounds % targets.Count];
            taken += FuzzRun.Of(target, unchecked(seed + (rounds / targets.Count)), InputsPerRound(target));
            inputs += InputsPerRound(target);
            if (clock.Elapsed - spoken > TimeSpan.FromSeconds(10))
            {
                spoken = clock.Elapsed;
                Console.WriteLine($"{spoken:hh\\:mm\\:ss}  {inputs:N0} inputs, {taken:N0} of them taken");
            }
        }

        Console.WriteLine($"{inputs:N0} inputs, {taken:N0} of them taken, nothing found");
    }
}
