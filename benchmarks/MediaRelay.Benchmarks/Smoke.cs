using System.Globalization;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>What the test command asks of the benchmarks: nothing is allocated per packet. Says nothing about speed.</summary>
internal static class Smoke
{
    private const int Packets = 200 * ForwardingRig.Burst;

    public static int Run()
    {
        var passed = 0;
        var failed = 0;
        foreach (var profile in new[] { SrtpProfile.AeadAes128Gcm, SrtpProfile.AeadAes256Gcm, SrtpProfile.Aes128CmSha1_80 })
        {
            foreach (var viewers in new[] { 1, 4, 16, 64 })
            {
                Report($"forward to {viewers} viewers, {profile}", AllocatedByForwarding(viewers, profile), ref passed, ref failed);
            }

            Report($"answer NACKs, {profile}", AllocatedByNacks(profile), ref passed, ref failed);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    private static void Report(string what, long bytes, ref int passed, ref int failed)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(bytes == 0 ? "ok  " : "FAIL")} {what}: {bytes} B allocated"));
        passed += bytes == 0 ? 1 : 0;
        failed += bytes == 0 ? 0 : 1;
    }

    /// <summary>The second run is measured: histories and lists have their size by then.</summary>
    private static long AllocatedByForwarding(int viewers, SrtpProfile profile)
    {
        using var rig = new ForwardingRig(viewers, 1_100, profile);
        rig.Prepare(Packets);
        rig.Run(Packets);
        rig.Prepare(Packets);
        var before = GC.GetAllocatedBytesForCurrentThread();
        rig.Run(Packets);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long AllocatedByNacks(SrtpProfile profile)
    {
        using var rig = new ForwardingRig(16, 1_100, profile);
        rig.Prepare(Packets);
        rig.Run(Packets);
        rig.Nack(rounds: 2, packetsPerNack: 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        rig.Nack(rounds: 20, packetsPerNack: 4);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
