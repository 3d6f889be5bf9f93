using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VideoDesk.MediaRelay.Srtp;

/// <content>
/// Encryption and GHASH in one pass, for processors that multiply two blocks per instruction and load and store under a mask (Ice Lake,
/// Zen 4 and later). AES keeps two execution ports busy and the multiplications a third one: 171 ns instead of 227 in two passes with
/// 512-bit multiplications for 1,100 bytes, and 34 instead of 56 for 100 (AES-128, Emerald Rapids at 3 GHz;
/// encryption without the hash of whole batches takes 144). What matters: multiplications of 256 bits, not 512, which would close one of
/// the two ports of AES; no call in the pass, since a call saves and restores all vectors (230 ns); the hash spread among the rounds (5 ns).
/// </content>
internal sealed unsafe partial class AesGcmIntrinsics
{
    private const int PowersLength = PowerCount * BlockLength;

    /// <summary>More associated data than half the powers serve goes the way of two passes; no RTP header without long extensions has it.</summary>
    private const int StitchedAssociatedLimit = PowersLength / 2;

    private Vector128<byte> SealStitched(Vector128<byte> first, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plaintext, Span<byte> output)
    {
        fixed (byte* header = associated, source = plaintext, target = output)
        {
            return Stitch<Sealing>(first, new Header(header, associated.Length), source, target, plaintext.Length);
        }
    }

    private Vector128<byte> OpenStitched(Vector128<byte> first, ReadOnlySpan<byte> associated, Span<byte> text)
    {
        fixed (byte* header = associated, source = text)
        {
            return Stitch<Opening>(first, new Header(header, associated.Length), source, source, text.Length);
        }
    }

    /// <summary>
    /// Encrypts or decrypts, and returns the tag of the ciphertext, be it read or written. Never inlined: with its callers it exceeds what
    /// the compiler is ready to inline, which leaves calls in the loop (480 ns). For the same reason it is one long function.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector128<byte> Stitch<TDirection>(Vector128<byte> first, Header associated, byte* input, byte* output, int length)
    {
        // A constant to the compiler, which makes two functions of this one.
        var sealing = typeof(TDirection) == typeof(Sealing);
        ref var powers = ref Unsafe.As<Vector128<byte>, byte>(ref MemoryMarshal.GetArrayDataReference(_table));
        ref var keys = ref Unsafe.Add(ref powers, PowersLength);
        var lengths = Vector128.Create((ulong)(uint)length * 8, (ulong)(uint)associated.Length * 8);
        var tagBlock = first ^ Vector128.LoadUnsafe(ref keys);
        var (upper, number) = (tagBlock ^ LastByte(1), SwapCounter(first ^ LastByte(1)).AsUInt32());
        var low = Vector256<ulong>.Zero;
        var middle = Vector256<ulong>.Zero;
        var high = Vector256<ulong>.Zero;
        var carry = Vector256<ulong>.Zero;
        Vector256<byte> p0, p1, p2, p3;
        var power = HashAssociated(ref low, ref middle, ref high, associated, ref powers, length);

        // Ciphertext that is yet to be made is hashed one batch later, among the rounds of the next one.
        var behind = sealing && length >= BatchLength;
        if (behind)
        {
            var next = NextUpper(ref number, ref keys);
            EncryptBatch(ref keys, _rounds, upper, next, next ^ LastByte(1), out p0, out p1, out p2, out p3);
            Advance(p0, p1, p2, p3, ref input, ref output, ref length);
            upper = next;
        }

        while (length >= BatchLength)
        {
            StartGroup(ref low, ref middle, ref high, ref carry, ref power, sealing ? length + BatchLength : length);
            var next = NextUpper(ref number, ref keys);
            EncryptAndHash(
                ref keys, _rounds, upper, next, out p0, out p1, out p2, out p3,
                ref low, ref middle, ref high, ref carry, sealing ? output - BatchLength : input, ref Unsafe.Add(ref powers, power));
            Advance(p0, p1, p2, p3, ref input, ref output, ref length);
            upper = next;
            power += BatchLength;
        }

        if (behind)
        {
            StartGroup(ref low, ref middle, ref high, ref carry, ref power, length + BatchLength);
            HashFirst(ref low, ref middle, ref high, ref carry, output - BatchLength, ref Unsafe.Add(ref powers, power));
            HashSecond(ref low, ref middle, ref high, output - BatchLength, ref Unsafe.Add(ref powers, power));
            power += BatchLength;
        }

        // Of the last batch the eighth block is rarely needed for text, so it makes the mask of the tag.
        var spare = length is > 0 and <= BatchLength - BlockLength;
        var mask = Vector128<byte>.Zero;
        if (length > 0)
        {
            StartGroup(ref low, ref middle, ref high, ref carry, ref power, length);
            var next = NextUpper(ref number, ref keys);
            EncryptBatch(ref keys, _rounds, upper, next, spare ? tagBlock : next ^ LastByte(1), out p0, out p1, out p2, out p3);
            mask = p3.GetUpper();
            p0 = CryptRest(sealing, p0, input, output, length);
            p1 = CryptRest(sealing, p1, input + 32, output + 32, length - 32);
            p2 = CryptRest(sealing, p2, input + 64, output + 64, length - 64);
            p3 = CryptRest(sealing, p3, input + 96, output + 96, length - 96);
            AddTwo(ref low, ref middle, ref high, ReversePair(p0) ^ carry, ReversePair(p1), ref Unsafe.Add(ref powers, power));
            AddTwo(ref low, ref middle, ref high, ReversePair(p2), ReversePair(p3), ref Unsafe.Add(ref powers, power + 64));
            carry = Vector256<ulong>.Zero;
            power += BlocksLength(length);
        }

        StartGroup(ref low, ref middle, ref high, ref carry, ref power, 0);
        Add(ref low, ref middle, ref high, lengths.ToVector256() ^ carry, ref Unsafe.Add(ref powers, PowersLength - BlockLength));
        return (spare ? mask : EncryptBlock(first)) ^ Reverse(Reduce(low, middle, high).AsByte());
    }

    /// <summary>Multiplies the header by the powers before those of the text that shares its group; returns the place of the next power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint HashAssociated(
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, Header associated, ref byte powers, int length)
    {
        var own = BlocksLength(associated.Length);
        var group = own + BlocksLength(length) + BlockLength;
        var power = PowersLength - (group > PowersLength ? own + BatchLength : group);
        var after = power + own;
        var start = associated.Start;
        for (var left = associated.Length; left > 0; start += 32, left -= 32, power += 32)
        {
            var pair = Avx512BW.VL.MaskLoad(start, FirstBytes(left), Vector256<byte>.Zero);
            Add(ref low, ref middle, ref high, ReversePair(pair), ref Unsafe.Add(ref powers, power));
        }

        return after;
    }

    /// <summary>
    /// Where all powers are used up, reduces the sum and carries it into the next block; the new group begins at the power that makes it
    /// end with the block of lengths, if <paramref name="length"/>, the text not yet hashed, is short enough.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StartGroup(
        ref Vector256<ulong> low, ref Vector256<ulong> middle, ref Vector256<ulong> high, ref Vector256<ulong> carry, ref nuint power, int length)
    {
        if (power == PowersLength)
        {
            carry = Reduce(low, middle, high).ToVector256();
            low = middle = high = Vector256<ulong>.Zero;
            power = length > PowersLength - BlockLength ? 0 : PowersLength - BlockLength - BlocksLength(length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Advance(
        Vector256<byte> p0, Vector256<byte> p1, Vector256<byte> p2, Vector256<byte> p3, ref byte* input, ref byte* output, ref int length)
    {
        (Vector256.Load(input) ^ p0).Store(output);
        (Vector256.Load(input + 32) ^ p1).Store(output + 32);
        (Vector256.Load(input + 64) ^ p2).Store(output + 64);
        (Vector256.Load(input + 96) ^ p3).Store(output + 96);
        input += BatchLength;
        output += BatchLength;
        length -= BatchLength;
    }

    /// <summary>Up to 32 bytes, none if below zero; returns the ciphertext, followed by zeros, whose products add nothing whatever the power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> CryptRest(bool sealing, Vector256<byte> stream, byte* input, byte* output, int length)
    {
        var mask = FirstBytes(length);
        var text = Avx512BW.VL.MaskLoad(input, mask, Vector256<byte>.Zero);
        var result = text ^ stream;
        Avx512BW.VL.MaskStore(output, mask, result);
        return sealing ? result & mask : text;
    }

    /// <summary>Ones in the first <paramref name="length"/> bytes: none of them below zero, all from 32 on. At least -128.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> FirstBytes(int length) =>
        Vector256.GreaterThan(Vector256.Create((sbyte)Math.Min(length, 32)), Vector256<sbyte>.Indices).AsByte();

    /// <summary>Length in bytes of the blocks that hold so many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint BlocksLength(int length) => (nuint)(uint)(length + BlockLength - 1) & ~(nuint)(BlockLength - 1);

    /// <summary>The associated data, pinned.</summary>
    private readonly struct Header(byte* start, int length)
    {
        public readonly byte* Start = start;
        public readonly int Length = length;
    }

    /// <summary>Type argument: plaintext in, ciphertext out.</summary>
    private struct Sealing;

    /// <summary>Type argument: ciphertext in, plaintext out.</summary>
    private struct Opening;
}
