using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace VideoDesk.MediaRelay.Srtp;

/// <summary>AES-GCM as SRTP and SRTCP use it (RFC 7714): one session key, nonces from salt, source and packet index.</summary>
internal sealed class AeadTransform : IDisposable
{
    public const int TagLength = AesGcmIntrinsics.TagLength;

    private const int NonceLength = 12;

    /// <summary>Session salt in the first 12 bytes.</summary>
    private readonly Vector128<byte> _salt;

    /// <summary>The fast way; null where the processor lacks the instructions.</summary>
    private readonly AesGcmIntrinsics? _intrinsics;

    /// <summary>The base library's way; null when the fast one is there.</summary>
    private readonly AesGcm? _library;

    public AeadTransform(SrtpSessionKeys keys, bool allowIntrinsics)
    {
        Span<byte> salt = stackalloc byte[16];
        salt.Clear();
        keys.Salt.CopyTo(salt);
        _salt = Vector128.Create<byte>(salt);
        if (allowIntrinsics && AesGcmIntrinsics.IsSupported)
        {
            _intrinsics = new AesGcmIntrinsics(keys.Cipher);
        }
        else
        {
            _library = new AesGcm(keys.Cipher, TagLength);
        }
    }

    /// <summary>
    /// The first counter block of a packet (RFC 7714 §8.1 and §9.1): salt ⊕ (two zero bytes, SSRC, 48-bit index), then the number 1. An
    /// SRTCP index of 31 bits lands in the same place as the low bits of an SRTP index.
    /// </summary>
    public Vector128<byte> FirstCounter(uint ssrc, long index)
    {
        var upper = BinaryPrimitives.ReverseEndianness(((ulong)ssrc << 16) | (ulong)(index >> 32));
        var lower = BinaryPrimitives.ReverseEndianness(((ulong)(uint)index << 32) | 1);
        return _salt ^ Vector128.Create(upper, lower).AsByte();
    }

    /// <summary>Encrypts and writes ciphertext and tag; the plaintext lies elsewhere or exactly where the ciphertext goes.</summary>
    public void Seal(Vector128<byte> first, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plaintext, Span<byte> output)
    {
        if (_intrinsics is not null)
        {
            _intrinsics.Seal(first, associated, plaintext, output);
            return;
        }

        Span<byte> nonce = stackalloc byte[16];
        first.CopyTo(nonce);
        var tag = output.Slice(plaintext.Length, TagLength);
        _library!.Encrypt(nonce[..NonceLength], plaintext, output[..plaintext.Length], tag, associated);
    }

    /// <summary>Checks the tag and decrypts in place; no plaintext is left behind when the tag does not fit.</summary>
    public bool TryOpen(Vector128<byte> first, ReadOnlySpan<byte> associated, Span<byte> text, ReadOnlySpan<byte> tag)
    {
        if (_intrinsics is not null)
        {
            return _intrinsics.TryOpen(first, associated, text, tag);
        }

        Span<byte> nonce = stackalloc byte[16];
        first.CopyTo(nonce);
        try
        {
            _library!.Decrypt(nonce[..NonceLength], text, tag, text, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _intrinsics?.Dispose();
        _library?.Dispose();
    }
}
