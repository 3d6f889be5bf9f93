using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace VideoDesk.MediaRelay.Srtp;

/// <summary>AES-CM with HMAC-SHA1 cut to 80 bits (RFC 3711 §4.1.1, §4.2.1): the profile of older peers.</summary>
internal sealed class CounterModeTransform : IDisposable
{
    public const int TagLength = 10;

    private const int BlockLength = 16;
    private const int HashLength = 20;

    /// <summary>Session salt in the first 14 bytes.</summary>
    private readonly Vector128<byte> _salt;

    /// <summary>The fast way; null where the processor lacks the instructions.</summary>
    private readonly AesGcmIntrinsics? _intrinsics;

    /// <summary>The base library's way; null when the fast one is there.</summary>
    private readonly Aes? _library;

    /// <summary>Keyed once; every use ends with a reset.</summary>
    private readonly IncrementalHash _authentication;

    public CounterModeTransform(SrtpSessionKeys keys, bool allowIntrinsics)
    {
        Span<byte> salt = stackalloc byte[BlockLength];
        salt.Clear();
        keys.Salt.CopyTo(salt);
        _salt = Vector128.Create<byte>(salt);
        _authentication = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.Authentication);
        if (allowIntrinsics && AesGcmIntrinsics.IsSupported)
        {
            _intrinsics = new AesGcmIntrinsics(keys.Cipher);
        }
        else
        {
            _library = Aes.Create();
            _library.SetKey(keys.Cipher);
        }
    }

    /// <summary>The first counter block of a packet (RFC 3711 §4.1.1): salt · 2^16 ⊕ SSRC · 2^64 ⊕ index · 2^16.</summary>
    public Vector128<byte> FirstCounter(uint ssrc, long index)
    {
        var upper = BinaryPrimitives.ReverseEndianness((ulong)ssrc);
        var lower = BinaryPrimitives.ReverseEndianness((ulong)index << 16);
        return _salt ^ Vector128.Create(upper, lower).AsByte();
    }

    /// <summary>Encrypts or decrypts; the output lies elsewhere or exactly where the input is.</summary>
    public void Apply(Vector128<byte> first, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (_intrinsics is not null)
        {
            _intrinsics.CounterMode(first, input, output);
            return;
        }

        Span<byte> counter = stackalloc byte[BlockLength];
        Span<byte> keystream = stackalloc byte[BlockLength];
        first.CopyTo(counter);
        for (var offset = 0; offset < input.Length; offset += BlockLength)
        {
            // The mode is counter mode, built on single blocks because the base library does not offer it.
            _library!.EncryptEcb(counter, keystream, PaddingMode.None);
            var end = Math.Min(offset + BlockLength, input.Length);
            for (var i = offset; i < end; i++)
            {
                output[i] = (byte)(input[i] ^ keystream[i - offset]);
            }

            var number = BinaryPrimitives.ReadUInt16BigEndian(counter[14..]);
            BinaryPrimitives.WriteUInt16BigEndian(counter[14..], (ushort)(number + 1));
        }
    }

    /// <summary>Writes the tag of what is authenticated. Both spans may be of the same packet.</summary>
    public void WriteTag(ReadOnlySpan<byte> authenticated, Span<byte> tag)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        _authentication.AppendData(authenticated);
        _authentication.GetHashAndReset(hash);
        hash[..TagLength].CopyTo(tag);
    }

    /// <summary>Whether the tag fits, compared in constant time.</summary>
    public bool IsAuthentic(ReadOnlySpan<byte> authenticated, ReadOnlySpan<byte> tag)
    {
        Span<byte> expected = stackalloc byte[TagLength];
        WriteTag(authenticated, expected);
        return CryptographicOperations.FixedTimeEquals(expected, tag);
    }

    public void Dispose()
    {
        _intrinsics?.Dispose();
        _library?.Dispose();
        _authentication.Dispose();
    }
}
