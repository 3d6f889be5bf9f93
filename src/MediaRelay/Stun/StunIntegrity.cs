using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace VideoDesk.MediaRelay.Stun;

/// <summary>MESSAGE-INTEGRITY with short-term credentials: HMAC-SHA1 keyed with the password (RFC 8489 §14.5).</summary>
internal static class StunIntegrity
{
    /// <summary>Length of the code in bytes.</summary>
    public const int Length = HMACSHA1.HashSizeInBytes;

    /// <summary>
    /// Compares in constant time. <paramref name="covered"/> is the message up to the attribute; its length field may count
    /// attributes that follow, so the code is taken over a copy that ends with MESSAGE-INTEGRITY.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<byte> covered, ReadOnlySpan<byte> code, ReadOnlySpan<byte> password)
    {
        Span<byte> adjusted = stackalloc byte[covered.Length];
        covered.CopyTo(adjusted);
        var length = covered.Length + StunMessage.AttributeHeaderLength + Length - StunMessage.HeaderLength;
        BinaryPrimitives.WriteUInt16BigEndian(adjusted[2..], (ushort)length);
        Span<byte> expected = stackalloc byte[Length];
        Compute(adjusted, password, expected);
        return CryptographicOperations.FixedTimeEquals(expected, code);
    }

    /// <summary>The code of a message whose length field counts MESSAGE-INTEGRITY as its last attribute.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "ICE prescribes HMAC-SHA1; no browser offers another (RFC 8445 §7.2.2).")]
    public static void Compute(ReadOnlySpan<byte> covered, ReadOnlySpan<byte> password, Span<byte> code) =>
        HMACSHA1.HashData(password, covered, code);
}
