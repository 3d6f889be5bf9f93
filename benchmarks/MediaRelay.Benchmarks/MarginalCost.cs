using System.Diagnostics;
using System.Globalization;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>What one more viewer costs per packet from 16 to 500 viewers, medians of five in turn. Flat means: no structure grows with the room.</summary>
internal static class MarginalCost
{
    private const int Rounds = 5;

    /// <summary>Datagrams out per measurement, the same for every size.</summary>
    private const int Datagrams = 600_000;

    /// <summary>How much dearer a viewer of a large room may be than one of a small room.</summary>
    private const double Tolerance = 0.25;

    private static readonly int[] Sizes = [16, 64, 250, 500];

    public static int Run()
    {
        var rigs = Sizes.Select(static viewers => new ForwardingRig(viewers, 1_100, SrtpProfile.AeadAes128Gcm)).ToArray();
        var samples = Sizes.Select(static _ => new List<double>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < Sizes.Length; i++)
            {
                var nanoseconds = Measure(rigs[i], Sizes[i]);
                if (round >= 0)
                {
                    samples[i].Add(nanoseconds);
                }
            }
        }

        var medians = samples.Select(static list => list.Order().ElementAt(Rounds / 2)).ToArray();
        for (var i = 0; i < Sizes.Length; i++)
        {
            Print($"{Sizes[i],4} viewers: {medians[i]:F0} ns per packet and viewer ({samples[i].Min():F0} to {samples[i].Max():F0})");
        }

        // What the viewers beyond the first 16 cost, each, against those 16.
        var marginal = Enumerable.Range(1, Sizes.Length - 1)
            .Select(i => ((medians[i] * Sizes[i]) - (medians[0] * Sizes[0])) / (Sizes[i] - Sizes[0]) / medians[0]).ToArray();
        Print($"marginal cost against 16 viewers: {string.Join(", ", marginal.Select(static ratio => ratio.ToString("F2", CultureInfo.InvariantCulture)))}");
        return marginal.All(static ratio => ratio <= 1 + Tolerance) ? 0 : 1;
    }

    private static double Measure(ForwardingRig rig, int viewers)
    {
        var packets = Datagrams / viewers / ForwardingRig.Burst * ForwardingRig.Burst;
        rig.Prepare(packets);
        var started = Stopwatch.GetTimestamp();
        rig.Run(packets);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / packets / viewers;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
