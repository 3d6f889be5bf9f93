namespace VideoDesk.Grains.Documents;

/// <summary>The beginning of a signed file (CMS SignedData, RFC 5652, as CAdES writes it): enough to know one and to find what it holds.</summary>
public static class SignedContent
{
    private const byte Sequence = 0x30;
    private const byte Set = 0x31;
    private const byte Integer = 0x02;
    private const byte Identifier = 0x06;
    private const byte Explicit = 0xA0;

    /// <summary>Bytes of a string, whole or in pieces.</summary>
    private const byte Octets = 0x04;

    private const byte OctetsInPieces = 0x24;

    /// <summary>1.2.840.113549.1.7.2</summary>
    private static ReadOnlySpan<byte> SignedData => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

    /// <summary>Whether it begins as one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => TryOpen(head, out _);

    /// <summary>The beginning of what was signed; false when it is not inside or further away than the head.</summary>
    public static bool TryFind(ReadOnlySpan<byte> head, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!TryOpen(head, out var rest)
            || !TryEnter(ref rest, Explicit)
            || !TryEnter(ref rest, Sequence)
            || !TryPass(ref rest, Integer)
            || !TryPass(ref rest, Set)
            || !TryEnter(ref rest, Sequence)
            || !TryPass(ref rest, Identifier)
            || !TryEnter(ref rest, Explicit))
        {
            return false;
        }

        while (TryEnter(ref rest, OctetsInPieces))
        {
            // The first piece is inside.
        }

        var isFound = TryEnter(ref rest, Octets);
        content = isFound ? rest : default;
        return isFound;
    }

    private static bool TryOpen(ReadOnlySpan<byte> head, out ReadOnlySpan<byte> rest)
    {
        rest = head;
        return TryEnter(ref rest, Sequence)
            && rest.Length > 2 + SignedData.Length
            && rest[0] == Identifier
            && rest[1] == SignedData.Length
            && rest.Slice(2, SignedData.Length).SequenceEqual(SignedData)
            && TryPass(ref rest, Identifier);
    }

    /// <summary>Steps behind tag and length.</summary>
    private static bool TryEnter(ref ReadOnlySpan<byte> rest, byte tag) => TryReadLength(ref rest, tag, out _);

    /// <summary>Steps behind the whole element.</summary>
    private static bool TryPass(ref ReadOnlySpan<byte> rest, byte tag)
    {
        var after = rest;
        if (!TryReadLength(ref after, tag, out var length) || length > after.Length)
        {
            return false;
        }

        rest = after[(int)length..];
        return true;
    }

    /// <summary>The indefinite length of BER reads as 0.</summary>
    private static bool TryReadLength(ref ReadOnlySpan<byte> rest, byte tag, out long length)
    {
        length = 0;
        if (rest.Length < 2 || rest[0] != tag)
        {
            return false;
        }

        var first = rest[1];
        var more = first > 0x80 ? first & 0x7F : 0;
        if (more > 4 || rest.Length < 2 + more)
        {
            return false;
        }

        length = first < 0x80 ? first : 0;
        foreach (var digit in rest.Slice(2, more))
        {
            length = (length << 8) | digit;
        }

        rest = rest[(2 + more)..];
        return true;
    }
}
