using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AesNi = System.Runtime.Intrinsics.X86.Aes;

namespace VideoDesk.MediaRelay.Srtp;

/// <content>AES: key expansion, single block, and counter mode with eight blocks in flight, which hides the latency of a round.</content>
internal sealed partial class AesGcmIntrinsics
{
    private const int BatchLength = 8 * BlockLength;

    /// <summary>
    /// Encrypts or decrypts: adds the keystream that starts at counter block <paramref name="first"/> and counts in its last four bytes.
    /// </summary>
    public void CounterMode(Vector128<byte> first, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (output.Length < input.Length)
        {
            ThrowTooSmall();
        }

        CounterMode(first, ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(output), input.Length);
    }

    private void CounterMode(Vector128<byte> first, ref byte input, ref byte output, int length)
    {
        var counter = SwapCounter(first).AsUInt32();
        var batch = Vector128.Create(0u, 0, 0, 8);
        nuint offset = 0;
        var preceded = length >= BlockLength;
        Batch blocks;
        for (; length >= BatchLength; length -= BatchLength, offset += BatchLength)
        {
            blocks = EncryptBatch(counter);
            counter += batch;
            (Vector128.LoadUnsafe(ref input, offset) ^ blocks.B0).StoreUnsafe(ref output, offset);
            (Vector128.LoadUnsafe(ref input, offset + 16) ^ blocks.B1).StoreUnsafe(ref output, offset + 16);
            (Vector128.LoadUnsafe(ref input, offset + 32) ^ blocks.B2).StoreUnsafe(ref output, offset + 32);
            (Vector128.LoadUnsafe(ref input, offset + 48) ^ blocks.B3).StoreUnsafe(ref output, offset + 48);
            (Vector128.LoadUnsafe(ref input, offset + 64) ^ blocks.B4).StoreUnsafe(ref output, offset + 64);
            (Vector128.LoadUnsafe(ref input, offset + 80) ^ blocks.B5).StoreUnsafe(ref output, offset + 80);
            (Vector128.LoadUnsafe(ref input, offset + 96) ^ blocks.B6).StoreUnsafe(ref output, offset + 96);
            (Vector128.LoadUnsafe(ref input, offset + 112) ^ blocks.B7).StoreUnsafe(ref output, offset + 112);
        }

        if (length > 0)
        {
            blocks = EncryptBatch(counter);
            AddRest(ref blocks.B0, ref Unsafe.Add(ref input, offset), ref Unsafe.Add(ref output, offset), length, preceded);
        }
    }

    /// <summary>The last 1 to 127 bytes: whole blocks, then a partial one.</summary>
    private static void AddRest(ref Vector128<byte> keystream, ref byte input, ref byte output, int length, bool preceded)
    {
        nuint offset = 0;
        for (; length >= BlockLength; length -= BlockLength, offset += BlockLength)
        {
            (Vector128.LoadUnsafe(ref input, offset) ^ keystream).StoreUnsafe(ref output, offset);
            keystream = ref Unsafe.Add(ref keystream, 1);
        }

        if (length > 0)
        {
            var block = LoadPartial(ref Unsafe.Add(ref input, offset), length, preceded) ^ keystream;
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref output, offset), ref Unsafe.As<Vector128<byte>, byte>(ref block), (uint)length);
        }
    }

    /// <summary>
    /// A block of which 1 to 15 bytes are there; the others are zero. Where enough bytes of the same buffer precede them, a whole block is
    /// loaded and shifted, which is quicker than a copy of variable length.
    /// </summary>
    private static Vector128<byte> LoadPartial(ref byte source, int length, bool preceded)
    {
        if (preceded)
        {
            var missing = (nuint)(BlockLength - length);
            var shift = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ShiftOrders), missing);
            return Ssse3.Shuffle(Vector128.LoadUnsafe(ref Unsafe.Subtract(ref source, missing)), shift);
        }

        var block = Vector128<byte>.Zero;
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<Vector128<byte>, byte>(ref block), ref source, (uint)length);
        return block;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> EncryptBlock(Vector128<byte> block)
    {
        ref var key = ref _table[PowerCount];
        block ^= key;
        for (var round = 1; round < _rounds; round++)
        {
            block = AesNi.Encrypt(block, Unsafe.Add(ref key, round));
        }

        return AesNi.EncryptLast(block, Unsafe.Add(ref key, _rounds));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Batch EncryptBatch(Vector128<uint> counter)
    {
        ref var keys = ref _table[PowerCount];
        var key = keys;
        var b0 = SwapCounter(counter.AsByte()) ^ key;
        var b1 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 1)).AsByte()) ^ key;
        var b2 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 2)).AsByte()) ^ key;
        var b3 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 3)).AsByte()) ^ key;
        var b4 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 4)).AsByte()) ^ key;
        var b5 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 5)).AsByte()) ^ key;
        var b6 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 6)).AsByte()) ^ key;
        var b7 = SwapCounter((counter + Vector128.Create(0u, 0, 0, 7)).AsByte()) ^ key;
        for (var round = 1; round < _rounds; round++)
        {
            key = Unsafe.Add(ref keys, round);
            b0 = AesNi.Encrypt(b0, key);
            b1 = AesNi.Encrypt(b1, key);
            b2 = AesNi.Encrypt(b2, key);
            b3 = AesNi.Encrypt(b3, key);
            b4 = AesNi.Encrypt(b4, key);
            b5 = AesNi.Encrypt(b5, key);
            b6 = AesNi.Encrypt(b6, key);
            b7 = AesNi.Encrypt(b7, key);
        }

        key = Unsafe.Add(ref keys, _rounds);
        Batch batch;
        batch.B0 = AesNi.EncryptLast(b0, key);
        batch.B1 = AesNi.EncryptLast(b1, key);
        batch.B2 = AesNi.EncryptLast(b2, key);
        batch.B3 = AesNi.EncryptLast(b3, key);
        batch.B4 = AesNi.EncryptLast(b4, key);
        batch.B5 = AesNi.EncryptLast(b5, key);
        batch.B6 = AesNi.EncryptLast(b6, key);
        batch.B7 = AesNi.EncryptLast(b7, key);
        return batch;
    }

    /// <summary>FIPS 197 §5.2 on little-endian words.</summary>
    private static void ExpandKey(ReadOnlySpan<byte> key, Span<uint> words)
    {
        var keyWords = key.Length / 4;
        MemoryMarshal.Cast<byte, uint>(key).CopyTo(words);
        uint roundConstant = 1;
        for (var i = keyWords; i < words.Length; i++)
        {
            var word = words[i - 1];
            if (i % keyWords == 0)
            {
                // Element 1 is RotWord(SubWord(word)), element 0 is SubWord(word).
                word = AesNi.KeygenAssist(Vector128.Create(word).AsByte(), 0).AsUInt32().GetElement(1) ^ roundConstant;
                roundConstant = (roundConstant << 1) ^ ((roundConstant >> 7) * 0x11b);
            }
            else if (keyWords > 6 && i % keyWords == 4)
            {
                word = AesNi.KeygenAssist(Vector128.Create(word).AsByte(), 0).AsUInt32().GetElement(0);
            }

            words[i] = words[i - keyWords] ^ word;
        }
    }

    private static Vector128<byte> NextCounter(Vector128<byte> block) =>
        SwapCounter((SwapCounter(block).AsUInt32() + Vector128.Create(0u, 0, 0, 1)).AsByte());

    /// <summary>Turns the big-endian counter in the last four bytes into one that can be added to, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> SwapCounter(Vector128<byte> block) =>
        Ssse3.Shuffle(block, Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 14, 13, 12));

    /// <summary>Read from place n on: the order that moves a block n bytes down and fills up with zeros.</summary>
    private static ReadOnlySpan<byte> ShiftOrders =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
    ];

    /// <summary>Eight blocks of keystream.</summary>
    private struct Batch
    {
        public Vector128<byte> B0;
        public Vector128<byte> B1;
        public Vector128<byte> B2;
        public Vector128<byte> B3;
        public Vector128<byte> B4;
        public Vector128<byte> B5;
        public Vector128<byte> B6;
        public Vector128<byte> B7;
    }
}
