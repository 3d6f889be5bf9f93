using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AesNi = System.Runtime.Intrinsics.X86.Aes;

namespace VideoDesk.MediaRelay.Srtp;

/// <content>
/// Steps of the stitched pass, all of them inlined into it. Eight blocks and three sums are passed as so many references because that
/// keeps them in registers; as fields of structures they stayed in memory.
/// </content>
internal sealed unsafe partial class AesGcmIntrinsics
{
    /// <summary>
    /// The counter block of 8n, n one higher than before, with the first round key added. The counter of a packet starts at 1, its text at
    /// 2, and so a batch runs from 8n + 2 to 8n + 9: six blocks differ from that of 8n and two from that of 8n + 8 in three bits of the
    /// last byte. That makes one addition per batch and one operation per block.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> NextUpper(ref Vector128<uint> number, ref byte keys)
    {
        number += Vector128.Create(0u, 0, 0, 8);
        return SwapCounter(number.AsByte()) ^ Vector128.LoadUnsafe(ref keys);
    }

    /// <summary>Eight blocks of keystream, the last of which may be that of another counter block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EncryptBatch(
        ref byte keys, int rounds, Vector128<byte> upper, Vector128<byte> next, Vector128<byte> last,
        out Vector256<byte> p0, out Vector256<byte> p1, out Vector256<byte> p2, out Vector256<byte> p3)
    {
        var b0 = upper ^ LastByte(2);
        var b1 = upper ^ LastByte(3);
        var b2 = upper ^ LastByte(4);
        var b3 = upper ^ LastByte(5);
        var b4 = upper ^ LastByte(6);
        var b5 = upper ^ LastByte(7);
        var (b6, b7) = (next, last);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 1);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 2);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 3);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 4);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 5);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 6);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 7);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 8);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 9);
        FinishRounds(ref keys, rounds, ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7);
        p0 = Vector256.Create(b0, b1);
        p1 = Vector256.Create(b2, b3);
        p2 = Vector256.Create(b4, b5);
        p3 = Vector256.Create(b6, b7);
    }

    /// <summary>Eight blocks of keystream, and the hash of eight blocks of ciphertext meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EncryptAndHash(
        ref byte keys, int rounds, Vector128<byte> upper, Vector128<byte> next,
        out Vector256<byte> p0, out Vector256<byte> p1, out Vector256<byte> p2, out Vector256<byte> p3,
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, ref Vector256<ulong> carry, byte* hashed, ref byte powers)
    {
        var b0 = upper ^ LastByte(2);
        var b1 = upper ^ LastByte(3);
        var b2 = upper ^ LastByte(4);
        var b3 = upper ^ LastByte(5);
        var b4 = upper ^ LastByte(6);
        var b5 = upper ^ LastByte(7);
        var (b6, b7) = (next, next ^ LastByte(1));
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 1);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 2);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 3);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 4);
        HashFirst(ref low, ref middle, ref high, ref carry, hashed, ref powers);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 5);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 6);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 7);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 8);
        HashSecond(ref low, ref middle, ref high, hashed, ref powers);
        Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 9);
        FinishRounds(ref keys, rounds, ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7);
        p0 = Vector256.Create(b0, b1);
        p1 = Vector256.Create(b2, b3);
        p2 = Vector256.Create(b4, b5);
        p3 = Vector256.Create(b6, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector128<byte> b0, ref Vector128<byte> b1, ref Vector128<byte> b2, ref Vector128<byte> b3,
        ref Vector128<byte> b4, ref Vector128<byte> b5, ref Vector128<byte> b6, ref Vector128<byte> b7, ref byte keys, int number)
    {
        var key = Vector128.LoadUnsafe(ref keys, (nuint)(uint)number * BlockLength);
        b0 = AesNi.Encrypt(b0, key);
        b1 = AesNi.Encrypt(b1, key);
        b2 = AesNi.Encrypt(b2, key);
        b3 = AesNi.Encrypt(b3, key);
        b4 = AesNi.Encrypt(b4, key);
        b5 = AesNi.Encrypt(b5, key);
        b6 = AesNi.Encrypt(b6, key);
        b7 = AesNi.Encrypt(b7, key);
    }

    /// <summary>Four more rounds if the key has 32 bytes, and the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishRounds(
        ref byte keys, int rounds,
        ref Vector128<byte> b0, ref Vector128<byte> b1, ref Vector128<byte> b2, ref Vector128<byte> b3,
        ref Vector128<byte> b4, ref Vector128<byte> b5, ref Vector128<byte> b6, ref Vector128<byte> b7)
    {
        if (rounds > 10)
        {
            Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 10);
            Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 11);
            Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 12);
            Round(ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref keys, 13);
        }

        var key = Vector128.LoadUnsafe(ref keys, (nuint)(uint)rounds * BlockLength);
        b0 = AesNi.EncryptLast(b0, key);
        b1 = AesNi.EncryptLast(b1, key);
        b2 = AesNi.EncryptLast(b2, key);
        b3 = AesNi.EncryptLast(b3, key);
        b4 = AesNi.EncryptLast(b4, key);
        b5 = AesNi.EncryptLast(b5, key);
        b6 = AesNi.EncryptLast(b6, key);
        b7 = AesNi.EncryptLast(b7, key);
    }

    /// <summary>The first half of a batch, whose first block takes up what is carried from the group before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void HashFirst(
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, ref Vector256<ulong> carry, byte* text, ref byte powers)
    {
        AddTwo(ref low, ref middle, ref high, ReversePair(Vector256.Load(text)) ^ carry, ReversePair(Vector256.Load(text + 32)), ref powers);
        carry = Vector256<ulong>.Zero;
    }

    /// <summary>The second half of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void HashSecond(
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, byte* text, ref byte powers) =>
        AddTwo(
            ref low, ref middle, ref high,
            ReversePair(Vector256.Load(text + 64)), ReversePair(Vector256.Load(text + 96)), ref Unsafe.Add(ref powers, 64));

    /// <summary>Adds the products of two blocks by two powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, Vector256<ulong> pair, ref byte powers)
    {
        var factors = Vector256.LoadUnsafe(ref powers).AsUInt64();
        low ^= Pclmulqdq.V256.CarrylessMultiply(pair, factors, 0x00);
        middle = middle ^ Pclmulqdq.V256.CarrylessMultiply(pair, factors, 0x01) ^ Pclmulqdq.V256.CarrylessMultiply(pair, factors, 0x10);
        high ^= Pclmulqdq.V256.CarrylessMultiply(pair, factors, 0x11);
    }

    /// <summary>The same for four blocks: a sum of three terms is one instruction (VPTERNLOG), and AES needs the ports (5 ns).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTwo(
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, Vector256<ulong> a, Vector256<ulong> b, ref byte powers)
    {
        var f = Vector256.LoadUnsafe(ref powers).AsUInt64();
        var g = Vector256.LoadUnsafe(ref powers, 32).AsUInt64();
        low = low ^ Pclmulqdq.V256.CarrylessMultiply(a, f, 0x00) ^ Pclmulqdq.V256.CarrylessMultiply(b, g, 0x00);
        middle = middle ^ Pclmulqdq.V256.CarrylessMultiply(a, f, 0x01) ^ Pclmulqdq.V256.CarrylessMultiply(a, f, 0x10);
        middle = middle ^ Pclmulqdq.V256.CarrylessMultiply(b, g, 0x01) ^ Pclmulqdq.V256.CarrylessMultiply(b, g, 0x10);
        high = high ^ Pclmulqdq.V256.CarrylessMultiply(a, f, 0x11) ^ Pclmulqdq.V256.CarrylessMultiply(b, g, 0x11);
    }

    /// <summary>Adds the two lanes up and reduces like <see cref="Reduce(ref ProductSum)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Reduce(Vector256<ulong> low, Vector256<ulong> middle, Vector256<ulong> high)
    {
        ProductSum sum;
        sum.Low = low.GetLower() ^ low.GetUpper();
        sum.Middle = middle.GetLower() ^ middle.GetUpper();
        sum.High = high.GetLower() ^ high.GetUpper();
        return Reduce(ref sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> ReversePair(Vector256<byte> pair)
    {
        var order = Vector256.Create(
            (byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        return Avx2.Shuffle(pair, order).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LastByte(byte value) => Vector128.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, value);
}
