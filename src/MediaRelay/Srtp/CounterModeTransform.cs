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

    /// <summary>Bytes of keystream that the base library makes at once.</summary>
    private const int BatchLength = 64 * BlockLength;

    /// <summary>Session salt in the first 14 bytes.</summary>
    private readonly Vector128<byte> _salt;

    /// <summary>The fast way; null where the processor lacks the instructions.</summary>
    private readonly AesGcmIntrinsics? _intrinsics;

    /// <summary>The base library's way: single blocks, made into counter mode here. Null when the fast one is there.</summary>
    private readonly ICryptoTransform? _library;

    /// <summary>Counter blocks and the keystream made of them, for the base library, which works on arrays.</summary>
    private readonly byte[] _counters = [];
    private readonly byte[] _keystream = [];

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
            using var aes = Aes.Create();
            aes.Mode = CipherMode.ECB;
            aes.Padding = PaddingMode.None;
            _library = aes.CreateEncryptor(keys.Cipher, null);
            _counters = new byte[BatchLength];
            _keystream = new byte[BatchLength];
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

        first.CopyTo(_counters);
        var counter = BinaryPrimitives.ReadUInt16BigEndian(_counters.AsSpan(BlockLength - 2));
        while (!input.IsEmpty)
        {
            var taken = Math.Min(input.Length, BatchLength);
            var end = (taken + BlockLength - 1) / BlockLength * BlockLength;
            for (var block = 0; block < end; block += BlockLength)
            {
                _counters.AsSpan(0, BlockLength - 2).CopyTo(_counters.AsSpan(block));
                BinaryPrimitives.WriteUInt16BigEndian(_counters.AsSpan(block + BlockLength - 2), counter++);
            }

            _library!.TransformBlock(_counters, 0, end, _keystream, 0);
            AddKeystream(input[..taken], _keystream, output);
            input = input[taken..];
            output = output[taken..];
        }
    }

    private static void AddKeystream(ReadOnlySpan<byte> input, ReadOnlySpan<byte> keystream, Span<byte> output)
    {
        for (var i = 0; i < input.Length; i++)
        {
            output[i] = (byte)(input[i] ^ keystream[i]);
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
