using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>What a peer must know to be answered: whom it calls and the password (RFC 8445 §5.3).</summary>
internal sealed class IceCredentials
{
    /// <summary>Shortest password accepted: 144 bits of chance, where RFC 8445 §5.3 asks for 128.</summary>
    public const int MinPasswordLength = 24;

    /// <summary>Longest password that the protocol allows (RFC 8839 §5.4).</summary>
    public const int MaxPasswordLength = 256;

    /// <summary>The password in ASCII.</summary>
    private readonly byte[] _key;

    private IceCredentials(UsernameFragment fragment, byte[] key)
    {
        Fragment = fragment;
        _key = key;
    }

    public UsernameFragment Fragment { get; }

    /// <summary>The key of MESSAGE-INTEGRITY.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <summary>The password as the peer is told it. Never for a log.</summary>
    public string Password => Encoding.ASCII.GetString(_key);

    public static IceCredentials NewRandom()
    {
        var key = new byte[MinPasswordLength];
        IceChars.FillRandom(key);
        return new(UsernameFragment.NewRandom(), key);
    }

    /// <summary>Takes credentials made elsewhere; false when the password is too short, too long or not made of ice-chars.</summary>
    public static bool TryCreate(UsernameFragment fragment, ReadOnlySpan<byte> password, [NotNullWhen(true)] out IceCredentials? credentials)
    {
        var isValid = password.Length is >= MinPasswordLength and <= MaxPasswordLength && IceChars.AreValid(password);
        credentials = isValid ? new(fragment, password.ToArray()) : null;
        return isValid;
    }

    /// <summary>The fragment only: the password must not reach a log.</summary>
    public override string ToString() => Fragment.ToString();
}
