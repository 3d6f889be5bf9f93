using System.Buffers.Binary;
using System.Text;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>
/// The fragment by which a check names the transport it is for: exactly eight ice-chars, kept as their ASCII bytes, big endian.
/// A dictionary key that allocates nothing (RFC 8445 §5.3 asks for four characters or more; the relay makes its own).
/// </summary>
internal readonly record struct UsernameFragment(ulong Value)
{
    /// <summary>Characters, and bytes, of a fragment.</summary>
    public const int Length = 8;

    public static bool TryParse(ReadOnlySpan<byte> text, out UsernameFragment fragment)
    {
        var isValid = text.Length == Length && IceChars.AreValid(text);
        fragment = isValid ? new(BinaryPrimitives.ReadUInt64BigEndian(text)) : default;
        return isValid;
    }

    /// <summary>Takes the receiver's fragment from the USERNAME of a check, "receiver:sender" (RFC 8445 §7.2.2).</summary>
    public static bool TryParseReceiver(ReadOnlySpan<byte> username, out UsernameFragment fragment)
    {
        if (username.Length > Length && username[Length] == (byte)':')
        {
            return TryParse(username[..Length], out fragment);
        }

        fragment = default;
        return false;
    }

    public static UsernameFragment NewRandom()
    {
        Span<byte> text = stackalloc byte[Length];
        IceChars.FillRandom(text);
        return new(BinaryPrimitives.ReadUInt64BigEndian(text));
    }

    /// <summary>Writes the eight characters.</summary>
    public int WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, Value);
        return Length;
    }

    public override string ToString()
    {
        Span<byte> text = stackalloc byte[Length];
        WriteTo(text);
        return Encoding.ASCII.GetString(text);
    }
}
