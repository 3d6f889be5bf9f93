using System.Buffers.Binary;
using VideoDesk.MediaRelay.Srtp;
using Xunit;
using static VideoDesk.MediaRelay.Tests.Srtp.SrtpFixture;

namespace VideoDesk.MediaRelay.Tests.Srtp;

/// <summary>Replay windows, rollover counters and the bound on sources, with every profile.</summary>
public sealed class SrtpReceiverTests
{
    public static TheoryData<int> Profiles { get; } = [1, 7, 8];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_SamePacketTwice_IsReplayed(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var packet = Packet(sender, 7);
        Assert.Equal((SrtpStatus.Ok, 7), Deliver(receiver, packet));
        Assert.Equal(SrtpStatus.Replayed, Deliver(receiver, packet).Status);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_AtTheEdgesOfTheWindow_Takes1023BackAndNotMore(int profile)
    {
        var (sender, receiver) = Pair(profile);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 5_000)).Status);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 5_000 - 1_023)).Status);
        Assert.Equal(SrtpStatus.Replayed, Deliver(receiver, Packet(sender, 5_000 - 1_023)).Status);
        Assert.Equal(SrtpStatus.TooOld, Deliver(receiver, Packet(sender, 5_000 - 1_024)).Status);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 5_001)).Status);
        Assert.Equal(SrtpStatus.TooOld, Deliver(receiver, Packet(sender, 5_000 - 1_023)).Status);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 5_000 - 1_022)).Status);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_ShuffledWithLossAcrossTwoWraps_AcceptsEachPacketOnce(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var random = new Random(3711);
        var payload = Bytes(4, 1);
        var pending = new List<(long Index, byte[] Packet)>();
        var accepted = 0;
        for (long index = 30_000; index < 200_000; index++)
        {
            // Dense around the wraps, sparse between them: gaps of up to 100 packets, and delivery up to 40 packets late.
            var nearWrap = (index + 300) % 65_536 < 600;
            if (random.Next(nearWrap ? 5 : 100) == 0 || !nearWrap && index % 50 != 0)
            {
                continue;
            }

            pending.Add((index, Packet(sender, index, Ssrc, payload)));
            if (pending.Count < 40)
            {
                continue;
            }

            var at = random.Next(pending.Count);
            var (expected, packet) = pending[at];
            pending.RemoveAt(at);
            var (status, actual) = Deliver(receiver, packet);
            if (status == SrtpStatus.TooOld)
            {
                continue;
            }

            Assert.Equal((SrtpStatus.Ok, expected), (status, actual));
            Assert.Equal(SrtpStatus.Replayed, Deliver(receiver, packet).Status);
            accepted++;
        }

        Assert.True(accepted > 2_500, $"only {accepted} packets were accepted");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_ReorderedOverTheWrap_UsesTheOldRolloverCounter(int profile)
    {
        var (sender, receiver) = Pair(profile);
        foreach (var index in (long[])[65_534, 65_537, 65_535, 65_536, 65_533])
        {
            Assert.Equal((SrtpStatus.Ok, index), Deliver(receiver, Packet(sender, index)));
        }

        Assert.Equal(SrtpStatus.Replayed, Deliver(receiver, Packet(sender, 65_535)).Status);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_GapOfAlmostHalfTheNumbers_IsFollowed(int profile)
    {
        var (sender, receiver) = Pair(profile);
        foreach (var index in (long[])[10, 10 + 32_767, 10 + (2 * 32_767), 10 + (3 * 32_767), 10 + (4 * 32_767)])
        {
            Assert.Equal((SrtpStatus.Ok, index), Deliver(receiver, Packet(sender, index)));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_ForgedSequenceNumber_DoesNotMoveTheCounter(int profile)
    {
        var (sender, receiver) = Pair(profile);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 100)).Status);
        var forged = Packet(sender, 101);
        BinaryPrimitives.WriteUInt16BigEndian(forged.AsSpan(2), 32_000);
        Assert.Equal(SrtpStatus.AuthenticationFailed, Deliver(receiver, forged).Status);
        Assert.Equal((SrtpStatus.Ok, 101), Deliver(receiver, Packet(sender, 101)));
        Assert.Equal((SrtpStatus.Ok, 99), Deliver(receiver, Packet(sender, 99)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_PacketOfAnotherRolloverCounter_Fails(int profile)
    {
        var (sender, receiver) = Pair(profile);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 100)).Status);
        Assert.Equal(SrtpStatus.AuthenticationFailed, Deliver(receiver, Packet(sender, 65_536 + 101)).Status);
        Assert.Equal(SrtpStatus.AuthenticationFailed, Deliver(receiver, Packet(sender, (1L << 32) + 101)).Status);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_NumberFarBehindTheFirst_IsTakenAsAhead(int profile)
    {
        var (sender, receiver) = Pair(profile);
        Assert.Equal((SrtpStatus.Ok, 5), Deliver(receiver, Packet(sender, 5)));
        Assert.Equal((SrtpStatus.Ok, 65_000), Deliver(receiver, Packet(sender, 65_000)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_ManySources_KeepsCountersApartAndStopsAtTheBound(int profile)
    {
        var (sender, receiver) = Pair(profile, maxSources: 8);
        for (uint ssrc = 1; ssrc <= 8; ssrc++)
        {
            Assert.Equal((SrtpStatus.Ok, 5 * ssrc), Deliver(receiver, Packet(sender, 5 * ssrc, ssrc)));
        }

        Assert.Equal(SrtpStatus.TooManySources, Deliver(receiver, Packet(sender, 1, 9)).Status);
        Assert.Equal(SrtpStatus.Replayed, Deliver(receiver, Packet(sender, 15, 3)).Status);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 16, 3)).Status);
        receiver.Forget(3);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 1, 9)).Status);
        Assert.Equal(SrtpStatus.TooManySources, Deliver(receiver, Packet(sender, 17, 3)).Status);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtp_ForgedSources_TakeNoPlace(int profile)
    {
        var (sender, receiver) = Pair(profile, maxSources: 1);
        for (uint ssrc = 1; ssrc <= 100; ssrc++)
        {
            var forged = Packet(sender, 1, ssrc);
            forged[^1] ^= 1;
            Assert.Equal(SrtpStatus.AuthenticationFailed, Deliver(receiver, forged).Status);
        }

        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 1)).Status);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtcp_ReplayWindow_Takes127BackAndNotMore(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var packets = Enumerable.Range(0, 300).Select(_ => ProtectedRtcp(sender)).ToArray();
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, packets[200]));
        Assert.Equal(SrtpStatus.Replayed, DeliverRtcp(receiver, packets[200]));
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, packets[200 - 127]));
        Assert.Equal(SrtpStatus.TooOld, DeliverRtcp(receiver, packets[200 - 128]));
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, packets[299]));
        Assert.Equal(SrtpStatus.Replayed, DeliverRtcp(receiver, packets[200]));
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, packets[201]));
        Assert.Equal(SrtpStatus.TooOld, DeliverRtcp(receiver, packets[171]));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void UnprotectRtcp_ManySources_StopsAtTheBoundApartFromRtp(int profile)
    {
        var (sender, receiver) = Pair(profile, maxSources: 2);
        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, Packet(sender, 1, 1)).Status);
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, ProtectedRtcp(sender, ssrc: 2)));
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, ProtectedRtcp(sender, ssrc: 3)));
        Assert.Equal(SrtpStatus.TooManySources, DeliverRtcp(receiver, ProtectedRtcp(sender, ssrc: 4)));
        receiver.Forget(2);
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, ProtectedRtcp(sender, ssrc: 4)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void ProtectRtcp_EveryPacket_CarriesTheNextIndexUntilTheKeyIsUsedUp(int profile)
    {
        var keys = Keys(profile);
        using var sender = new SrtpSender(SrtpSessionKeys.ForRtp(keys), SrtpSessionKeys.ForRtcp(keys), rtcpIndex: 0x7ffffffe);
        var offset = profile == 1 ? 32 : 32 + 16;
        Assert.Equal(0xfffffffe, BinaryPrimitives.ReadUInt32BigEndian(ProtectedRtcp(sender).AsSpan(offset)));
        Assert.Equal(0xffffffff, BinaryPrimitives.ReadUInt32BigEndian(ProtectedRtcp(sender).AsSpan(offset)));
        Assert.Equal(0, sender.ProtectRtcp(new byte[100], 32));
        Assert.Equal(0, sender.ProtectRtcp(new byte[100], 32));
    }

    [Fact]
    public void UnprotectRtcp_NotEncryptedWithCounterMode_IsCheckedThoughNotEncrypted()
    {
        var keys = SrtpSessionKeys.ForRtcp(Keys(1));
        using var transform = new CounterModeTransform(keys, allowIntrinsics: true);
        using var receiver = new SrtpReceiver(keys, keys);
        var packet = new byte[32 + 4 + 10];
        WriteRtcp(packet.AsSpan(0, 32), Ssrc);
        packet[35] = 9;
        transform.WriteTag(packet.AsSpan(0, 36), packet.AsSpan(36));
        var forged = packet.ToArray();
        forged[35] = 10;
        Assert.Equal(SrtpStatus.AuthenticationFailed, receiver.UnprotectRtcp(forged, out _));
        var plain = packet[..32];
        Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtcp(packet, out var length));
        Assert.Equal(plain, packet[..length]);
    }

    [Theory]
    [InlineData(1, 10, 14)]
    [InlineData(7, 16, 20)]
    [InlineData(8, 16, 20)]
    public void Overhead_OfEachProfile_IsTagAndIndex(int profile, int rtp, int rtcp)
    {
        using var sender = new SrtpSender(Keys(profile));
        Assert.Equal((rtp, rtcp), (sender.RtpOverhead, sender.RtcpOverhead));
    }

    private static (SrtpSender Sender, SrtpReceiver Receiver) Pair(int profile, int maxSources = 64) =>
        (new SrtpSender(Keys(profile)), new SrtpReceiver(Keys(profile), maxSources));
}
