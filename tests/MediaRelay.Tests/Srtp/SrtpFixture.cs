using System.Buffers.Binary;
using VideoDesk.MediaRelay.Srtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Srtp;

/// <summary>Keys and packets that the SRTP tests share. Everything is fixed: a failure repeats.</summary>
internal static class SrtpFixture
{
    public const uint Ssrc = 0xcafebabe;

    public const int HeaderLength = 12;

    /// <summary>Every profile, with processor instructions and with the base library alone.</summary>
    public static TheoryData<int, bool> Variants { get; } = new()
    {
        { 1, true }, { 1, false }, { 7, true }, { 7, false }, { 8, true }, { 8, false },
    };

    public static SrtpKeys Keys(int profile, int seed = 1)
    {
        var random = new Random(seed);
        var key = new byte[SrtpSessionKeys.KeyLength((SrtpProfile)profile)];
        var salt = new byte[SrtpSessionKeys.SaltLength((SrtpProfile)profile)];
        random.NextBytes(key);
        random.NextBytes(salt);
        return new SrtpKeys((SrtpProfile)profile, key, salt);
    }

    public static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A protected packet of 20 payload bytes whose sequence number is the index's low 16 bits.</summary>
    public static byte[] Packet(SrtpSender sender, long index, uint ssrc = Ssrc) => Packet(sender, index, ssrc, Bytes(20, (int)index));

    public static byte[] Packet(SrtpSender sender, long index, uint ssrc, byte[] payload)
    {
        var packet = new byte[HeaderLength + payload.Length + sender.RtpOverhead];
        WriteHeader(packet, index, ssrc);
        var length = sender.ProtectRtp(packet, HeaderLength, payload, index);
        Assert.Equal(packet.Length, length);
        return packet;
    }

    public static void WriteHeader(Span<byte> packet, long index, uint ssrc)
    {
        packet[0] = 0x80;
        packet[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)index);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], 0xdecafbad);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }

    /// <summary>A protected receiver report with <paramref name="bodyLength"/> bytes behind the header.</summary>
    public static byte[] ProtectedRtcp(SrtpSender sender, int bodyLength = 24, uint ssrc = Ssrc)
    {
        var packet = new byte[8 + bodyLength + sender.RtcpOverhead];
        WriteRtcp(packet.AsSpan(0, 8 + bodyLength), ssrc);
        Assert.Equal(packet.Length, sender.ProtectRtcp(packet, 8 + bodyLength));
        return packet;
    }

    public static void WriteRtcp(Span<byte> packet, uint ssrc)
    {
        packet[0] = 0x81;
        packet[1] = 201;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((packet.Length / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
        new Random(3).NextBytes(packet[8..]);
    }

    /// <summary>Unprotects a copy, so that a packet can be delivered more than once.</summary>
    public static (SrtpStatus Status, long Index) Deliver(SrtpReceiver receiver, byte[] packet)
    {
        var copy = packet.ToArray();
        var status = receiver.UnprotectRtp(copy, HeaderLength, out var length, out var index);
        Assert.Equal(status == SrtpStatus.Ok, length != 0);
        return (status, index);
    }

    public static SrtpStatus DeliverRtcp(SrtpReceiver receiver, byte[] packet)
    {
        var copy = packet.ToArray();
        return receiver.UnprotectRtcp(copy, out _);
    }
}
