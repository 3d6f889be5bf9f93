using VideoDesk.MediaRelay.Srtp;
using Xunit;
using static VideoDesk.MediaRelay.Tests.Srtp.SrtpFixture;

namespace VideoDesk.MediaRelay.Tests.Srtp;

/// <summary>What one side protects the other reads, and nothing else gets through.</summary>
public sealed class SrtpRoundTripTests
{
    public static TheoryData<int, bool> Variants => SrtpFixture.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Rtp_EveryPayloadSize_ComesBackUnchanged(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: !intrinsics);
        for (var size = 0; size <= 1_500; size++)
        {
            var payload = Bytes(size, size);
            var packet = Packet(sender, size, Ssrc, payload);
            Assert.True(size < 16 || !packet.AsSpan(12, size).SequenceEqual(payload), $"{size} bytes were not encrypted");
            Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtp(packet, 12, out var length, out var index));
            Assert.Equal((12 + size, (long)size), (length, index));
            Assert.True(packet.AsSpan(12, size).SequenceEqual(payload), $"{size} bytes came back changed");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Rtp_PayloadInPlaceAndLongHeader_GivesTheSamePacket(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: intrinsics);
        for (var headerLength = 12; headerLength <= 400; headerLength += 4)
        {
            var payload = Bytes(333, headerLength);
            var elsewhere = Bytes(headerLength + payload.Length + sender.RtpOverhead, 5);
            WriteHeader(elsewhere, headerLength, Ssrc);
            var inPlace = elsewhere.ToArray();
            payload.CopyTo(inPlace, headerLength);
            var length = sender.ProtectRtp(elsewhere, headerLength, payload, headerLength);
            Assert.Equal(length, sender.ProtectRtp(inPlace, headerLength, inPlace.AsSpan(headerLength, payload.Length), headerLength));
            Assert.Equal(elsewhere, inPlace);
            Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtp(inPlace, headerLength, out length, out _));
            Assert.Equal(payload, inPlace[headerLength..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Rtcp_EverySize_ComesBackUnchanged(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: !intrinsics);
        for (var size = 0; size <= 1_500; size++)
        {
            var packet = ProtectedRtcp(sender, size);
            var expected = new byte[8 + size];
            WriteRtcp(expected, Ssrc);
            Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtcp(packet, out var length));
            Assert.Equal(8 + size, length);
            Assert.True(packet.AsSpan(0, length).SequenceEqual(expected), $"{size} bytes came back changed");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Unprotect_AnyByteChanged_IsRefusedAndChangesNothing(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), maxSources: 1, intrinsics);
        var (rtp, rtcp) = (Packet(sender, 7), ProtectedRtcp(sender));
        foreach (var mask in (byte[])[0x01, 0x80, 0xff])
        {
            for (var i = 0; i < rtp.Length; i++)
            {
                var forged = rtp.ToArray();
                forged[i] ^= mask;
                Assert.True(Deliver(receiver, forged).Status == SrtpStatus.AuthenticationFailed, $"RTP byte {i} xor {mask:x2}");
            }

            for (var i = 0; i < rtcp.Length; i++)
            {
                var forged = rtcp.ToArray();
                forged[i] ^= mask;
                Assert.True(DeliverRtcp(receiver, forged) == SrtpStatus.AuthenticationFailed, $"RTCP byte {i} xor {mask:x2}");
            }
        }

        Assert.Equal(SrtpStatus.Ok, Deliver(receiver, rtp).Status);
        Assert.Equal(SrtpStatus.Ok, DeliverRtcp(receiver, rtcp));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Unprotect_TruncatedAnywhere_IsRefusedWithoutThrowing(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: intrinsics);
        var (rtp, rtcp) = (Packet(sender, 7), ProtectedRtcp(sender));
        for (var length = 0; length < rtp.Length; length++)
        {
            var expected = length < HeaderLength + sender.RtpOverhead ? SrtpStatus.Malformed : SrtpStatus.AuthenticationFailed;
            Assert.Equal(expected, Deliver(receiver, rtp[..length]).Status);
        }

        for (var length = 0; length < rtcp.Length; length++)
        {
            var expected = length < 8 + sender.RtcpOverhead ? SrtpStatus.Malformed : SrtpStatus.AuthenticationFailed;
            Assert.Equal(expected, DeliverRtcp(receiver, rtcp[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void UnprotectRtp_HeaderLengthOutOfRange_IsMalformed(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: intrinsics);
        var packet = Packet(sender, 7);
        foreach (var headerLength in (int[])[int.MinValue, -1, 0, 11, packet.Length - sender.RtpOverhead + 1, packet.Length, int.MaxValue])
        {
            Assert.Equal(SrtpStatus.Malformed, receiver.UnprotectRtp(packet, headerLength, out _, out _));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Unprotect_RandomBytes_NeverThrowsAndNeverPasses(int profile, bool intrinsics)
    {
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: intrinsics);
        var random = new Random(99);
        for (var round = 0; round < (intrinsics ? 5_000 : 300); round++)
        {
            var packet = Bytes(random.Next(200), random.Next());
            Assert.NotEqual(SrtpStatus.Ok, receiver.UnprotectRtp(packet, random.Next(-5, 210), out _, out _));
            Assert.NotEqual(SrtpStatus.Ok, receiver.UnprotectRtcp(packet, out _));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Unprotect_OtherKeys_Fails(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile, seed: 2), allowIntrinsics: intrinsics);
        Assert.Equal(SrtpStatus.AuthenticationFailed, Deliver(receiver, Packet(sender, 7)).Status);
        Assert.Equal(SrtpStatus.AuthenticationFailed, DeliverRtcp(receiver, ProtectedRtcp(sender)));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void ProtectAndUnprotect_TenThousandPackets_AllocateNothing(int profile, bool intrinsics)
    {
        using var sender = new SrtpSender(Keys(profile), intrinsics);
        using var receiver = new SrtpReceiver(Keys(profile), allowIntrinsics: intrinsics);
        var payload = Bytes(1_100, 1);
        var packet = new byte[1_500];
        Exchange(sender, receiver, payload, packet, 0, 500);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Exchange(sender, receiver, payload, packet, 500, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Exchange(SrtpSender sender, SrtpReceiver receiver, byte[] payload, byte[] packet, int from, int count)
    {
        for (long index = from; index < from + count; index++)
        {
            WriteHeader(packet, index, Ssrc);
            var length = sender.ProtectRtp(packet, HeaderLength, payload, index);
            if (receiver.UnprotectRtp(packet.AsSpan(0, length), HeaderLength, out _, out _) != SrtpStatus.Ok)
            {
                Assert.Fail($"RTP packet {index}");
            }

            length = sender.ProtectRtcp(packet, 60);
            if (receiver.UnprotectRtcp(packet.AsSpan(0, length), out _) != SrtpStatus.Ok)
            {
                Assert.Fail($"RTCP packet {index}");
            }
        }
    }
}
