using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Stun;

/// <summary>The CRC-32 that tells STUN from other traffic on the port (RFC 8489 §14.7).</summary>
internal static class StunFingerprint
{
    /// <summary>"STUN" in ASCII, so that no other protocol's CRC-32 is mistaken for a fingerprint.</summary>
    private const uint Mask = 0x5354554E;

    /// <summary>The polynomial of ITU V.42, bits reversed. The base library has only CRC-32C.</summary>
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = BuildTable();

    /// <summary>The fingerprint of a message up to the FINGERPRINT attribute; its length field must count that attribute already.</summary>
    public static uint Compute(ReadOnlySpan<byte> covered)
    {
        var crc = uint.MaxValue;
        foreach (var octet in covered)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ octet)];
        }

        return ~crc ^ Mask;
    }

    public static bool IsValid(ReadOnlySpan<byte> covered, ReadOnlySpan<byte> fingerprint) =>
        BinaryPrimitives.ReadUInt32BigEndian(fingerprint) == Compute(covered);

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var entry = index;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) != 0 ? (entry >> 1) ^ Polynomial : entry >> 1;
            }

            table[index] = entry;
        }

        return table;
    }
}
