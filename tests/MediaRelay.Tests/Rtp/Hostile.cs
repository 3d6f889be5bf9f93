using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtp;

/// <summary>Walks over everything that a parser gives for some bytes. Says whether the parser accepted them.</summary>
internal delegate bool Walk(ReadOnlySpan<byte> bytes);

/// <summary>Bytes as the network may bring them. A parser that reads too far throws, because the spans end where the bytes end.</summary>
internal static class Hostile
{
    private const int Iterations = 200_000;
    private const int MaxLength = 80;

    public static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Random bytes, half of the time behind a prefix that gets past the first checks. Gives how many were accepted.</summary>
    public static int FeedRandom(Walk walk, byte[] prefix, int seed = 42)
    {
        var random = new Random(seed);
        var buffer = new byte[MaxLength];
        var accepted = 0;
        for (var i = 0; i < Iterations; i++)
        {
            var bytes = buffer.AsSpan(0, random.Next(MaxLength + 1));
            random.NextBytes(bytes);
            if (i % 2 == 0 && bytes.Length >= prefix.Length)
            {
                prefix.CopyTo(bytes);
            }

            accepted += walk(bytes) ? 1 : 0;
        }

        return accepted;
    }

    /// <summary>Random RTCP packets of a type and count whose length is true.</summary>
    public static int FeedRandomRtcp(Walk walk, byte first, byte type, int seed = 42)
    {
        var random = new Random(seed);
        var buffer = new byte[MaxLength];
        var accepted = 0;
        for (var i = 0; i < Iterations; i++)
        {
            var bytes = buffer.AsSpan(0, 4 * random.Next(1, MaxLength / 4 + 1));
            random.NextBytes(bytes);
            if (i % 4 != 0)
            {
                bytes[0] = (byte)(first | (i % 8 == 1 ? 0x20 : 0));
                bytes[1] = type;
                bytes[2] = 0;
                bytes[3] = (byte)(bytes.Length / 4 - 1);
            }

            accepted += walk(bytes) ? 1 : 0;
        }

        return accepted;
    }

    /// <summary>A sound message with single bytes changed.</summary>
    public static void FeedMutations(Walk walk, byte[] valid)
    {
        for (var index = 0; index < valid.Length; index++)
        {
            for (var value = 0; value < 256; value++)
            {
                var bytes = valid.ToArray();
                bytes[index] = (byte)value;
                walk(bytes);
            }
        }
    }

    /// <summary>Accepted as it is and with a random tail, refused when cut anywhere below <paramref name="needed"/> bytes.</summary>
    public static void AssertBounds(Walk walk, byte[] valid, int needed)
    {
        var random = new Random(7);
        Assert.True(walk(valid), "refused as it is");
        for (var tail = 1; tail <= 40; tail++)
        {
            var bytes = new byte[valid.Length + tail];
            random.NextBytes(bytes);
            valid.CopyTo(bytes, 0);
            Assert.True(walk(bytes), $"refused with a tail of {tail} bytes");
        }

        for (var length = 0; length < valid.Length; length++)
        {
            Assert.True(walk(valid.AsSpan(0, length)) == (length >= needed), $"cut to {length} bytes");
        }
    }
}
