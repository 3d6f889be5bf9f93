using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using VideoDesk.MediaRelay.Srtp;
using Xunit;
using static VideoDesk.MediaRelay.Tests.Srtp.SrtpFixture;

namespace VideoDesk.MediaRelay.Tests.Srtp;

/// <summary>The processor's way agrees with the base library's. Without the instructions there is nothing to compare.</summary>
public sealed class AesGcmIntrinsicsTests
{
    [Theory]
    [InlineData(16, true)]
    [InlineData(16, false)]
    [InlineData(32, true)]
    [InlineData(32, false)]
    public void Seal_RandomInputs_AgreesWithTheBaseLibrary(int keyLength, bool wide)
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        var random = new Random(7714);
        for (var round = 0; round < 2_000; round++)
        {
            var (key, nonce) = (Bytes(keyLength, random.Next()), Bytes(12, random.Next()));
            var plain = Bytes(random.Next(1_501), random.Next());
            var associated = Bytes(random.Next(4) == 0 ? random.Next(700) : random.Next(60), random.Next());
            var expected = new byte[plain.Length + 16];
            using var library = new AesGcm(key, 16);
            library.Encrypt(nonce, plain, expected.AsSpan(0, plain.Length), expected.AsSpan(plain.Length), associated);

            using var fast = new AesGcmIntrinsics(key, wide);
            var output = new byte[plain.Length + 16];
            fast.Seal(First(nonce), associated, plain, output);
            Assert.True(expected.AsSpan().SequenceEqual(output), $"round {round}: {plain.Length} bytes, {associated.Length} associated");
            var text = output.AsSpan(0, plain.Length);
            Assert.True(fast.TryOpen(First(nonce), associated, text, output.AsSpan(plain.Length)), $"round {round}: the tag was refused");
            Assert.True(text.SequenceEqual(plain), $"round {round}: decrypted differently");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Seal_EveryLength_TouchesNothingBehindTheTag(bool wide)
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        using var fast = new AesGcmIntrinsics(Bytes(16, 1), wide);
        using var library = new AesGcm(Bytes(16, 1), 16);
        var (nonce, associated) = (Bytes(12, 2), Bytes(20, 3));
        for (var length = 0; length <= 1_500; length++)
        {
            // The plaintext ends at the end of its array, the output is followed by a guard: reads and writes beyond would show.
            var plain = Bytes(length, length);
            var buffer = Enumerable.Repeat((byte)0x5a, length + 16 + 64).ToArray();
            plain.CopyTo(buffer, 0);
            fast.Seal(First(nonce), associated, buffer.AsSpan(0, length), buffer.AsSpan(0, length + 16));
            Assert.Equal(-1, buffer.AsSpan(length + 16).IndexOfAnyExcept((byte)0x5a));
            var tag = new byte[16];
            library.Encrypt(nonce, plain, plain, tag, associated);
            Assert.True(buffer.AsSpan(0, length).SequenceEqual(plain) && buffer.AsSpan(length, 16).SequenceEqual(tag), $"{length} bytes");
        }
    }

    [Fact]
    public void TryOpen_WrongTag_LeavesTheCiphertext()
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        using var fast = new AesGcmIntrinsics(Bytes(16, 1));
        var output = new byte[316];
        fast.Seal(First(Bytes(12, 2)), [], Bytes(300, 3), output);
        var before = output.ToArray();
        for (var bit = 0; bit < 128; bit++)
        {
            var tag = output[300..];
            tag[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(fast.TryOpen(First(Bytes(12, 2)), [], output.AsSpan(0, 300), tag));
        }

        Assert.Equal(before, output);
    }

    [Fact]
    public void Seal_OutputTooSmall_Throws()
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        using var fast = new AesGcmIntrinsics(Bytes(16, 1));
        Assert.Throws<ArgumentException>(() => fast.Seal(default, [], new byte[10], new byte[25]));
        Assert.Throws<ArgumentException>(() => fast.CounterMode(default, new byte[10], new byte[9]));
    }

    private static Vector128<byte> First(byte[] nonce) => Vector128.Create<byte>([.. nonce, 0, 0, 0, 1]);
}
