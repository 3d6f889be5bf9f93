using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VideoDesk.MediaRelay.Srtp;

/// <content>
/// GHASH (SP 800-38D §6.4) computed as POLYVAL of byte-reversed blocks under the key reversed and multiplied by x (RFC 8452 appendix A):
/// POLYVAL's bit order is the processor's, so no product has to be shifted. Up to 16 blocks are multiplied by H^16 … H^1, added up
/// unreduced, and reduced once.
/// </content>
internal sealed partial class AesGcmIntrinsics
{
    private const int GroupLength = PowerCount * BlockLength;

    private Vector128<byte> Ghash(ReadOnlySpan<byte> associated, ReadOnlySpan<byte> text)
    {
        var lengths = Vector128.Create((ulong)text.Length * 8, (ulong)associated.Length * 8);
        var associatedBlocks = BlockCount(associated.Length);
        var blocks = associatedBlocks + BlockCount(text.Length) + 1;
        var sum = default(ProductSum);
        if (blocks <= PowerCount)
        {
            Absorb(ref sum, associated, PowerCount - blocks);
        }
        else
        {
            var hash = HashGroups(Vector128<ulong>.Zero, associated);
            var whole = Math.Min(BlockCount(text.Length) / PowerCount * GroupLength, text.Length);
            hash = HashGroups(hash, text[..whole]);
            text = text[whole..];
            sum.Add(hash, Power(BlockCount(text.Length) + 1));
        }

        Absorb(ref sum, text, PowerCount - 1 - BlockCount(text.Length));
        sum.Add(lengths, Power(1));
        return Reverse(Reduce(ref sum).AsByte());
    }

    private Vector128<ulong> HashGroups(Vector128<ulong> hash, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var group = data.Length > GroupLength ? data[..GroupLength] : data;
            data = data[group.Length..];
            var blocks = BlockCount(group.Length);
            var sum = default(ProductSum);
            sum.Add(hash, Power(blocks));
            Absorb(ref sum, group, PowerCount - blocks);
            hash = Reduce(ref sum);
        }

        return hash;
    }

    /// <summary>Multiplies the blocks of <paramref name="data"/>, zero-padded at the end, by the powers from a place in the table on.</summary>
    private void Absorb(ref ProductSum sum, ReadOnlySpan<byte> data, int power)
    {
        ref var source = ref MemoryMarshal.GetReference(data);
        ref var powers = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_table), power);
        var length = data.Length;
        for (; length >= BlockLength; length -= BlockLength)
        {
            sum.Add(Reverse(Vector128.LoadUnsafe(ref source)).AsUInt64(), powers.AsUInt64());
            source = ref Unsafe.Add(ref source, BlockLength);
            powers = ref Unsafe.Add(ref powers, 1);
        }

        if (length > 0)
        {
            sum.Add(Reverse(LoadPartial(ref source, length, data.Length >= BlockLength)).AsUInt64(), powers.AsUInt64());
        }
    }

    /// <summary>The sum modulo POLYVAL's polynomial, divided by x^128: two folds of 64 bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Reduce(ref ProductSum sum)
    {
        var polynomial = Vector128.Create(0xc200000000000000UL, 0);
        var low = sum.Low ^ Sse2.ShiftLeftLogical128BitLane(sum.Middle, 8);
        var high = sum.High ^ Sse2.ShiftRightLogical128BitLane(sum.Middle, 8);
        low = SwapHalves(low) ^ Pclmulqdq.CarrylessMultiply(low, polynomial, 0x00);
        low = SwapHalves(low) ^ Pclmulqdq.CarrylessMultiply(low, polynomial, 0x00);
        return high ^ low;
    }

    private void ComputePowers()
    {
        var key = Reverse(EncryptBlock(Vector128<byte>.Zero)).AsUInt64();
        var (low, high) = (key.GetElement(0), key.GetElement(1));
        var carry = (ulong)((long)high >> 63);
        key = Vector128.Create((low << 1) ^ (carry & 1), ((high << 1) | (low >> 63)) ^ (carry & 0xc200000000000000UL));
        var power = key;
        _table[PowerCount - 1] = power.AsByte();
        for (var i = PowerCount - 2; i >= 0; i--)
        {
            var sum = default(ProductSum);
            sum.Add(power, key);
            power = Reduce(ref sum);
            _table[i] = power.AsByte();
        }
    }

    private Vector128<ulong> Power(int exponent) => _table[PowerCount - exponent].AsUInt64();

    private static int BlockCount(int length) => (length + BlockLength - 1) / BlockLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> SwapHalves(Vector128<ulong> value) => Sse2.Shuffle(value.AsUInt32(), 0x4e).AsUInt64();

    private static Vector128<byte> ReverseOrder => Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Reverse(Vector128<byte> block) => Ssse3.Shuffle(block, ReverseOrder);

    /// <summary>Sum of unreduced products: the value is Low + Middle · x^64 + High · x^128.</summary>
    private struct ProductSum
    {
        public Vector128<ulong> Low;
        public Vector128<ulong> Middle;
        public Vector128<ulong> High;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector128<ulong> block, Vector128<ulong> power)
        {
            Low ^= Pclmulqdq.CarrylessMultiply(block, power, 0x00);
            Middle ^= Pclmulqdq.CarrylessMultiply(block, power, 0x01) ^ Pclmulqdq.CarrylessMultiply(block, power, 0x10);
            High ^= Pclmulqdq.CarrylessMultiply(block, power, 0x11);
        }
    }
}
