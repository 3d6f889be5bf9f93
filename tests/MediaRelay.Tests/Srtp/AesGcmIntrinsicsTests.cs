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
    public void Seal_RandomInputs_AgreesWithTheBaseLibrary(int keyLength, bool stitched)
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

            using var fast = new AesGcmIntrinsics(key, stitched);
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
    public void Seal_EveryLength_TouchesNothingBehindTheTag(bool stitched)
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        using var fast = new AesGcmIntrinsics(Bytes(16, 1), stitched);
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

    [Theory]
    [InlineData(16, true)]
    [InlineData(16, false)]
    [InlineData(32, true)]
    public void Seal_EveryHeaderLength_AgreesWithTheBaseLibrary(int keyLength, bool stitched)
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        // Every way in which header and text share the groups of sixteen blocks, before and behind the limit of the single pass.
        using var fast = new AesGcmIntrinsics(Bytes(keyLength, 1), stitched);
        using var library = new AesGcm(Bytes(keyLength, 1), 16);
        var nonce = Bytes(12, 2);
        for (var header = 0; header <= 160; header++)
        {
            var associated = Bytes(header, header);
            for (var blocks = 0; blocks <= 26; blocks++)
            {
                var plain = Bytes(Math.Max(0, 16 * blocks - header % 3), blocks);
                var (output, expected, tag) = (new byte[plain.Length + 16], new byte[plain.Length], new byte[16]);
                library.Encrypt(nonce, plain, expected, tag, associated);
                fast.Seal(First(nonce), associated, plain, output);
                var same = output.AsSpan(0, plain.Length).SequenceEqual(expected) && output.AsSpan(plain.Length).SequenceEqual(tag);
                Assert.True(same, $"{plain.Length} bytes, {header} associated");
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TryOpen_EveryLengthTampered_LeavesBufferAndSurroundings(bool stitched)
    {
        if (!AesGcmIntrinsics.IsSupported)
        {
            return;
        }

        using var fast = new AesGcmIntrinsics(Bytes(16, 1), stitched);
        var associated = Bytes(20, 3);
        for (var length = 1; length <= 1_500; length++)
        {
            var buffer = Bytes(64 + length + 16 + 64, length);
            var sealedText = buffer.AsSpan(64, length + 16);
            fast.Seal(First(Bytes(12, 2)), associated, Bytes(length, 4), sealedText);
            sealedText[length / 2] ^= 0x10;
            var before = buffer.ToArray();
            Assert.False(fast.TryOpen(First(Bytes(12, 2)), associated, sealedText[..length], sealedText[length..]));
            Assert.True(before.AsSpan().SequenceEqual(buffer), $"{length} bytes: changed by a failure");

            sealedText[length / 2] ^= 0x10;
            Assert.True(fast.TryOpen(First(Bytes(12, 2)), associated, sealedText[..length], sealedText[length..]));
            Assert.True(sealedText[..length].SequenceEqual(Bytes(length, 4)), $"{length} bytes: decrypted differently");
            Assert.True(before.AsSpan(0, 64).SequenceEqual(buffer.AsSpan(0, 64)), $"{length} bytes: wrote before the text");
            Assert.True(before.AsSpan(64 + length).SequenceEqual(buffer.AsSpan(64 + length)), $"{length} bytes: wrote behind the text");
        }
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
