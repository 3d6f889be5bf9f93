using System.Buffers.Binary;
using VideoDesk.MediaRelay.Stun;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Stun;

public sealed class StunWriterTests
{
    [Fact]
    public void Request_AllAttributes_ReadsBack()
    {
        Assert.True(StunMessage.TryParse(StunSamples.FullRequest(), out var message));

        Assert.Equal(StunClass.Request, message.Class);
        Assert.Equal(StunMethod.Binding, message.Method);
        Assert.Equal(Rfc5769Vectors.TransactionId, message.TransactionId);
        Assert.Equal("abcdefgh:ijkl"u8, message.Username);
        Assert.Equal(0x6e0001ffu, message.Priority);
        Assert.Equal(0x0123456789abcdeful, message.IceControlling);
        Assert.True(message.UseCandidate);
        Assert.Equal(7u, message.Nomination);
        Assert.True(message.HasValidIntegrity(Rfc5769Vectors.Password));
        Assert.True(message.HasValidFingerprint());
    }

    [Fact]
    public void Nomination_HighByteSet_IsReadWithoutIt()
    {
        Assert.True(StunMessage.TryParse(StunSamples.WithAttributes(StunAttribute.Nomination, [0xAB, 0, 1, 2]), out var message));

        Assert.Equal(0x000102u, message.Nomination);
    }

    [Theory]
    [InlineData("192.0.2.1:32853")]
    [InlineData("255.255.255.255:65535")]
    [InlineData("[2001:db8:1234:5678:11:2233:4455:6677]:1")]
    public void Success_MappedAddress_ReadsBack(string endPoint)
    {
        Assert.True(StunMessage.TryParse(Rfc5769Vectors.Request, out var request));
        var writer = StunWriter.Success(stackalloc byte[128], request);
        writer.AddXorMappedAddress(StunSamples.Address(endPoint));

        Assert.True(StunMessage.TryParse(writer.Written, out var message));
        Assert.Equal(StunClass.Success, message.Class);
        Assert.Equal(request.TransactionId, message.TransactionId);
        Assert.Equal(StunSamples.Address(endPoint), message.XorMappedAddress);
    }

    [Fact]
    public void AddXorMappedAddress_Rfc5769Addresses_GivesTheBytesOfTheRfc()
    {
        foreach (var vector in (byte[][])[Rfc5769Vectors.ResponseIPv4, Rfc5769Vectors.ResponseIPv6])
        {
            Assert.True(StunMessage.TryParse(vector, out var expected));
            var writer = new StunWriter(new byte[64], StunClass.Success, StunMethod.Binding, expected.TransactionId);
            writer.AddXorMappedAddress(expected.XorMappedAddress!.Value);

            Assert.Equal(vector.AsSpan(36, writer.Finish() - 20), writer.Written[20..]);
        }
    }

    [Fact]
    public void Error_CodeAndUnknownAttributes_ReadBack()
    {
        var datagram = StunSamples.ErrorAnswer();

        Assert.True(StunMessage.TryParse(datagram, out var message));
        Assert.Equal(StunClass.Error, message.Class);
        Assert.Equal(420, message.ErrorCode);
        Assert.Equal(Convert.FromHexString("000a00067001700270030000"), datagram.AsSpan(28, 12));
    }

    [Fact]
    public void AddIntegrity_LastAttribute_IsTheHmacOfAllBeforeIt()
    {
        var writer = StunWriter.Request(new byte[64], Rfc5769Vectors.TransactionId);
        writer.AddPriority(5);
        writer.AddIntegrity(Rfc5769Vectors.Password);

        var expected = new byte[20];
        StunIntegrity.Compute(writer.Written[..^24], Rfc5769Vectors.Password, expected);
        Assert.Equal(expected, writer.Written[^20..]);
        Assert.Equal(writer.Written.Length - 20, BinaryPrimitives.ReadUInt16BigEndian(writer.Written[2..]));
    }

    [Fact]
    public void Finish_BufferOfAnySmallerSize_IsZeroAndNothingIsThrown()
    {
        var whole = StunSamples.FullRequest().Length;
        for (var size = 0; size < whole; size++)
        {
            var writer = StunWriter.Request(new byte[size], Rfc5769Vectors.TransactionId);
            writer.AddUsername("abcdefgh:ijkl"u8);
            writer.AddPriority(1);
            writer.AddIceControlling(1);
            writer.AddXorMappedAddress(StunSamples.Address("192.0.2.1:1"));
            writer.AddUnknownAttributes([1, 2, 3]);
            writer.AddAttribute((StunAttribute)0xC057, [0, 1, 0, 10]);
            writer.AddIntegrity(Rfc5769Vectors.Password);
            writer.AddFingerprint();

            Assert.Equal(0, writer.Finish());
        }
    }

    [Theory]
    [InlineData(0x000, 0x0000, 0x0110)]
    [InlineData(0x001, 0x0001, 0x0111)]
    [InlineData(0xFFF, 0x3EEF, 0x3FFF)]
    public void Type_MethodAndClass_AreInterleavedAsInRfc8489(int method, int request, int error)
    {
        Assert.Equal(request, TypeOf(StunClass.Request, method));
        Assert.Equal(error, TypeOf(StunClass.Error, method));
        foreach (var messageClass in Enum.GetValues<StunClass>())
        {
            var writer = new StunWriter(new byte[20], messageClass, (StunMethod)method, new byte[12]);
            Assert.True(StunMessage.TryParse(writer.Written, out var message));
            Assert.Equal(messageClass, message.Class);
            Assert.Equal(method, (int)message.Method);
        }
    }

    [Fact]
    public void Compute_CheckValueOfCrc32_IsRight() =>
        Assert.Equal(0xCBF43926 ^ 0x5354554E, StunFingerprint.Compute("123456789"u8));

    private static int TypeOf(StunClass messageClass, int method) => BinaryPrimitives.ReadUInt16BigEndian(
        new StunWriter(new byte[20], messageClass, (StunMethod)method, new byte[12]).Written);
}
