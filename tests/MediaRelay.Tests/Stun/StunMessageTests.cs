using System.Buffers.Binary;
using System.Net;
using VideoDesk.MediaRelay.Stun;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Stun;

public sealed class StunMessageTests
{
    [Fact]
    public void TryParse_Rfc5769Request_GivesItsAttributesAndBothChecksHold()
    {
        Assert.True(StunMessage.TryParse(Rfc5769Vectors.Request, out var message));

        Assert.Equal(StunClass.Request, message.Class);
        Assert.Equal(StunMethod.Binding, message.Method);
        Assert.Equal(Rfc5769Vectors.TransactionId, message.TransactionId);
        Assert.Equal("evtj:h6vY"u8, message.Username);
        Assert.Equal(0x6e0001ffu, message.Priority);
        Assert.Equal(0x932ff9b151263b36ul, message.IceControlled);
        Assert.Null(message.IceControlling);
        Assert.Null(message.Nomination);
        Assert.False(message.UseCandidate);
        Assert.True(message.UnknownAttributes.IsEmpty);
        Assert.True(message.HasValidFingerprint());
        Assert.True(message.HasValidIntegrity(Rfc5769Vectors.Password));
        Assert.False(message.HasValidIntegrity("VOkJxbRl1RmTxUk/WvJxBT"u8));
    }

    [Fact]
    public void TryParse_Rfc5769IPv4Response_GivesTheMappedAddress() =>
        AssertResponse(Rfc5769Vectors.ResponseIPv4, new(IPAddress.Parse("192.0.2.1"), 32853));

    [Fact]
    public void TryParse_Rfc5769IPv6Response_GivesTheMappedAddress() =>
        AssertResponse(Rfc5769Vectors.ResponseIPv6, new(IPAddress.Parse("2001:db8:1234:5678:11:2233:4455:6677"), 32853));

    [Fact]
    public void TryParse_MessageCutAtAnyByte_IsRefused()
    {
        foreach (var whole in StunSamples.All())
        {
            for (var length = 0; length < whole.Length; length++)
            {
                Assert.False(StunMessage.TryParse(whole.AsSpan(0, length), out _), $"cut at {length} of {whole.Length}");
            }

            Assert.True(StunMessage.TryParse(whole, out _));
        }
    }

    [Fact]
    public void TryParse_BytesAfterTheEnd_IsRefused()
    {
        foreach (var whole in StunSamples.All())
        {
            Assert.False(StunMessage.TryParse([.. whole, 0], out _));
            Assert.False(StunMessage.TryParse([.. whole, 0, 0, 0, 0], out _));
        }
    }

    [Fact]
    public void TryParse_AttributeLongerThanTheRest_IsRefused()
    {
        var datagram = StunSamples.WithAttributes((StunAttribute)0x8022, new byte[8]);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(22), 9);

        Assert.False(StunMessage.TryParse(datagram, out _));
    }

    [Theory]
    [InlineData(1500, true)]
    [InlineData(1504, false)]
    public void TryParse_LargeMessage_IsTakenUpToTheLimit(int length, bool expected)
    {
        var datagram = new byte[length];
        Rfc5769Vectors.Request.AsSpan(0, 20).CopyTo(datagram);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), (ushort)(length - 20));
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(20), 0x8022);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(22), (ushort)(length - 24));

        Assert.Equal(expected, StunMessage.TryParse(datagram, out _));
    }

    [Theory]
    [InlineData(0, 0x40)] // Not STUN by its first two bits.
    [InlineData(4, 0x20)] // Another magic cookie.
    [InlineData(3, 0x5a)] // A length that is no multiple of four.
    public void TryParse_ForeignHeader_IsRefused(int at, byte value)
    {
        var datagram = Rfc5769Vectors.Request;
        datagram[at] = value;

        Assert.False(StunMessage.TryParse(datagram, out _));
    }

    [Theory]
    [InlineData((int)StunAttribute.Priority, 3)]
    [InlineData((int)StunAttribute.Priority, 8)]
    [InlineData((int)StunAttribute.UseCandidate, 4)]
    [InlineData((int)StunAttribute.Nomination, 3)]
    [InlineData((int)StunAttribute.IceControlling, 4)]
    [InlineData((int)StunAttribute.IceControlled, 12)]
    [InlineData((int)StunAttribute.MessageIntegrity, 16)]
    [InlineData((int)StunAttribute.Fingerprint, 8)]
    [InlineData((int)StunAttribute.XorMappedAddress, 8)]
    [InlineData((int)StunAttribute.XorMappedAddress, 0)]
    [InlineData((int)StunAttribute.ErrorCode, 4)]
    [InlineData((int)StunAttribute.Username, 514)]
    public void TryParse_KnownAttributeOfWrongForm_IsRefused(int type, int length) =>
        Assert.False(StunMessage.TryParse(StunSamples.WithAttributes((StunAttribute)type, new byte[length]), out _));

    [Fact]
    public void TryParse_RepeatedAttribute_CountsTheFirst()
    {
        var writer = StunWriter.Request(stackalloc byte[64], Rfc5769Vectors.TransactionId);
        writer.AddPriority(1);
        writer.AddPriority(2);
        writer.AddUsername("first"u8);
        writer.AddUsername("second"u8);

        Assert.True(StunMessage.TryParse(writer.Written, out var message));
        Assert.Equal(1u, message.Priority);
        Assert.Equal("first"u8, message.Username);
    }

    [Fact]
    public void TryParse_AttributesAfterIntegrity_AreIgnoredExceptFingerprint()
    {
        var writer = StunWriter.Request(stackalloc byte[128], Rfc5769Vectors.TransactionId);
        writer.AddPriority(1);
        writer.AddIntegrity(Rfc5769Vectors.Password);
        writer.AddUseCandidate();
        writer.AddAttribute((StunAttribute)0x7F01, "????"u8);
        writer.AddFingerprint();

        Assert.True(StunMessage.TryParse(writer.Written, out var message));
        Assert.False(message.UseCandidate);
        Assert.True(message.UnknownAttributes.IsEmpty);
        Assert.True(message.HasValidFingerprint());
        Assert.True(message.HasValidIntegrity(Rfc5769Vectors.Password));
    }

    [Fact]
    public void TryParse_AttributeAfterFingerprint_IsRefused()
    {
        var writer = StunWriter.Request(stackalloc byte[64], Rfc5769Vectors.TransactionId);
        writer.AddFingerprint();
        writer.AddPriority(1);

        Assert.False(StunMessage.TryParse(writer.Written, out _));
    }

    [Fact]
    public void UnknownAttributes_MoreThanTheListHolds_GivesTheFirstEight()
    {
        var writer = StunWriter.Request(stackalloc byte[128], Rfc5769Vectors.TransactionId);
        for (var type = 0x7000; type < 0x7014; type++)
        {
            writer.AddAttribute((StunAttribute)type, []);
            writer.AddAttribute((StunAttribute)(type | 0x8000), []); // These may be skipped.
        }

        Assert.Equal(0, writer.Finish());
        writer = StunWriter.Request(stackalloc byte[256], Rfc5769Vectors.TransactionId);
        for (var type = 0x7000; type < 0x7014; type++)
        {
            writer.AddAttribute((StunAttribute)type, []);
            writer.AddAttribute((StunAttribute)(type | 0x8000), []);
        }

        Assert.True(StunMessage.TryParse(writer.Written, out var message));
        Assert.Equal([0x7000, 0x7001, 0x7002, 0x7003, 0x7004, 0x7005, 0x7006, 0x7007], message.UnknownAttributes.ToArray());
    }

    [Fact]
    public void Checks_AnyBitChanged_Fail()
    {
        var sound = Rfc5769Vectors.Request;
        for (var bit = 0; bit < sound.Length * 8; bit++)
        {
            var datagram = sound.ToArray();
            datagram[bit / 8] ^= (byte)(1 << (bit % 8));
            if (!StunMessage.TryParse(datagram, out var message))
            {
                continue;
            }

            Assert.False(message.HasValidFingerprint(), $"bit {bit}");
            var isCovered = bit / 8 < sound.Length - 8;
            Assert.Equal(!isCovered, message.HasValidIntegrity(Rfc5769Vectors.Password));
        }
    }

    private static void AssertResponse(byte[] datagram, IPEndPoint expected)
    {
        Assert.True(StunMessage.TryParse(datagram, out var message));
        Assert.Equal(StunClass.Success, message.Class);
        Assert.Equal(StunMethod.Binding, message.Method);
        Assert.Equal(expected, message.XorMappedAddress!.Value.ToIPEndPoint().Unmap());
        Assert.True(message.HasValidFingerprint());
        Assert.True(message.HasValidIntegrity(Rfc5769Vectors.Password));
    }
}
