using System.Buffers;
using System.Security.Cryptography;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>The 64 characters of fragments and passwords (RFC 8839 §5.4). Each carries six bits of chance.</summary>
internal static class IceChars
{
    private static readonly SearchValues<byte> Allowed = SearchValues.Create(Alphabet);

    private static ReadOnlySpan<byte> Alphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    public static bool AreValid(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(Allowed);

    public static void FillRandom(Span<byte> text)
    {
        RandomNumberGenerator.Fill(text);
        foreach (ref var character in text)
        {
            character = Alphabet[character & 63];
        }
    }
}
