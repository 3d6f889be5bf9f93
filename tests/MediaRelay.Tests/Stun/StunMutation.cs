using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Tests.Stun;

/// <summary>Spoils a sound message a little: most results still have a right length, so that the attributes are walked.</summary>
internal static class StunMutation
{
    public static byte[] Mutate(Random random, byte[] sound)
    {
        var datagram = sound.ToArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            datagram = random.Next(5) switch
            {
                0 => FlipBit(random, datagram),
                1 => SetByte(random, datagram),
                2 => Shorten(random, datagram),
                3 => Lengthen(random, datagram),
                _ => SetWord(random, datagram),
            };
        }

        if (datagram.Length >= 20 && random.Next(8) != 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), (ushort)(datagram.Length - 20));
        }

        return datagram;
    }

    private static byte[] FlipBit(Random random, byte[] datagram)
    {
        if (datagram.Length > 0)
        {
            datagram[random.Next(datagram.Length)] ^= (byte)(1 << random.Next(8));
        }

        return datagram;
    }

    private static byte[] SetByte(Random random, byte[] datagram)
    {
        if (datagram.Length > 0)
        {
            datagram[random.Next(datagram.Length)] = (byte)random.Next(256);
        }

        return datagram;
    }

    /// <summary>Writes an interesting number where types and lengths of attributes are.</summary>
    private static byte[] SetWord(Random random, byte[] datagram)
    {
        ReadOnlySpan<ushort> interesting = [0, 1, 4, 6, 8, 20, 0x24, 0x25, 0x7FFF, 0x8028, 0x8029, 0x802A, 0xC001, 0xFFFC, 0xFFFF];
        if (datagram.Length >= 24)
        {
            var at = 20 + (random.Next((datagram.Length - 20) / 2) * 2);
            BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(at), interesting[random.Next(interesting.Length)]);
        }

        return datagram;
    }

    private static byte[] Shorten(Random random, byte[] datagram) => datagram[..(random.Next(datagram.Length + 1) & ~3)];

    private static byte[] Lengthen(Random random, byte[] datagram)
    {
        var tail = new byte[random.Next(1, 6) * 4];
        random.NextBytes(tail);
        return [.. datagram, .. tail];
    }
}
