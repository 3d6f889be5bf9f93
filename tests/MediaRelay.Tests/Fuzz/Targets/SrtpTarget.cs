using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Tests.Srtp;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>Protected packets of every profile. What is not authentic leaves no trace, so the same receiver takes all inputs.</summary>
internal static class SrtpTarget
{
    /// <summary>A source that is heard for the first time gets a replay window; nothing else is allocated.</summary>
    private const int NewSource = 2048;

    public static FuzzTarget Rtp(SrtpProfile profile) => new(
        $"srtp-{profile}",
        () =>
        {
            var receiver = new SrtpReceiver(SrtpFixture.Keys((int)profile));
            return input => RtpHeader.TryParse(input, out var header)
                && receiver.UnprotectRtp(input, header.HeaderLength, out var length, out _) == SrtpStatus.Ok
                && length < input.Length;
        },
        RtpSeeds(profile))
    {
        AllocationLimit = NewSource,
    };

    public static FuzzTarget Rtcp(SrtpProfile profile) => new(
        $"srtcp-{profile}",
        () =>
        {
            var receiver = new SrtpReceiver(SrtpFixture.Keys((int)profile));
            return input => receiver.UnprotectRtcp(input, out var length) == SrtpStatus.Ok && length < input.Length;
        },
        RtcpSeeds(profile))
    {
        AllocationLimit = NewSource,
    };

    private static byte[][] RtpSeeds(SrtpProfile profile)
    {
        using var sender = new SrtpSender(SrtpFixture.Keys((int)profile));
        return [SrtpFixture.Packet(sender, 100), SrtpFixture.Packet(sender, 65_535), SrtpFixture.Packet(sender, 7, 0x1234)];
    }

    private static byte[][] RtcpSeeds(SrtpProfile profile)
    {
        using var sender = new SrtpSender(SrtpFixture.Keys((int)profile));
        return [SrtpFixture.ProtectedRtcp(sender), SrtpFixture.ProtectedRtcp(sender, bodyLength: 0), SrtpFixture.ProtectedRtcp(sender, ssrc: 0x1234)];
    }
}
