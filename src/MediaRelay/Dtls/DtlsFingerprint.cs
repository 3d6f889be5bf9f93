using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace VideoDesk.MediaRelay.Dtls;

/// <summary>Hash functions that may name a certificate (RFC 8122 §5). Ours is always SHA-256.</summary>
internal enum FingerprintAlgorithm
{
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

/// <summary>The hash of a certificate, as signalling carries it (RFC 8122 §5): what ties the media to the person who signed in.</summary>
internal sealed class DtlsFingerprint : IEquatable<DtlsFingerprint>
{
    /// <summary>The hash itself; its length belongs to <see cref="Algorithm"/>.</summary>
    private readonly byte[] _hash;

    private DtlsFingerprint(FingerprintAlgorithm algorithm, byte[] hash)
    {
        Algorithm = algorithm;
        _hash = hash;
    }

    public FingerprintAlgorithm Algorithm { get; }

    /// <summary>The name of the hash function in signalling, for instance "sha-256".</summary>
    public string AlgorithmName => Algorithm switch
    {
        FingerprintAlgorithm.Sha1 => "sha-1",
        FingerprintAlgorithm.Sha224 => "sha-224",
        FingerprintAlgorithm.Sha256 => "sha-256",
        FingerprintAlgorithm.Sha384 => "sha-384",
        _ => "sha-512",
    };

    /// <summary>The hash in signalling's form: upper-case pairs with colons, "AB:CD:…".</summary>
    public string Value => string.Join(':', _hash.Select(static octet => octet.ToString("X2", CultureInfo.InvariantCulture)));

    /// <summary>Bytes of a hash of this algorithm.</summary>
    public static int LengthOf(FingerprintAlgorithm algorithm) => algorithm switch
    {
        FingerprintAlgorithm.Sha1 => 20,
        FingerprintAlgorithm.Sha224 => 28,
        FingerprintAlgorithm.Sha256 => 32,
        FingerprintAlgorithm.Sha384 => 48,
        _ => 64,
    };

    /// <summary>Takes a copy of a hash whose length must fit the algorithm.</summary>
    public static DtlsFingerprint From(FingerprintAlgorithm algorithm, ReadOnlySpan<byte> hash) =>
        hash.Length == LengthOf(algorithm) ? new(algorithm, hash.ToArray()) : throw new ArgumentException("a hash of another length", nameof(hash));

    /// <summary>The SHA-256 of a certificate in DER.</summary>
    public static DtlsFingerprint OfCertificate(ReadOnlySpan<byte> certificate) =>
        new(FingerprintAlgorithm.Sha256, SHA256.HashData(certificate));

    /// <summary>Reads both halves as a client sends them. The name in any case (RFC 8122 §5), the hexadecimal digits too.</summary>
    public static bool TryParse(ReadOnlySpan<char> algorithm, ReadOnlySpan<char> value, [NotNullWhen(true)] out DtlsFingerprint? fingerprint)
    {
        fingerprint = null;
        if (!TryParseAlgorithm(algorithm, out var kind) || value.Length != (LengthOf(kind) * 3) - 1)
        {
            return false;
        }

        var hash = new byte[LengthOf(kind)];
        for (var i = 0; i < hash.Length; i++)
        {
            var group = value[(i * 3)..];
            if (!char.IsAsciiHexDigit(group[0]) || !char.IsAsciiHexDigit(group[1]) || (group.Length > 2 && group[2] != ':'))
            {
                return false;
            }

            hash[i] = byte.Parse(group[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        fingerprint = new(kind, hash);
        return true;
    }

    public bool Equals(DtlsFingerprint? other) =>
        other is not null && Algorithm == other.Algorithm && CryptographicOperations.FixedTimeEquals(_hash, other._hash);

    public override bool Equals(object? obj) => Equals(obj as DtlsFingerprint);

    public override int GetHashCode() => BitConverter.ToInt32(_hash);

    /// <summary>The attribute's value in SDP: "sha-256 AB:CD:…".</summary>
    public override string ToString() => $"{AlgorithmName} {Value}";

    private static bool TryParseAlgorithm(ReadOnlySpan<char> name, out FingerprintAlgorithm algorithm)
    {
        foreach (var candidate in (ReadOnlySpan<(string Name, FingerprintAlgorithm Algorithm)>)
            [("sha-256", FingerprintAlgorithm.Sha256), ("sha-1", FingerprintAlgorithm.Sha1), ("sha-224", FingerprintAlgorithm.Sha224),
             ("sha-384", FingerprintAlgorithm.Sha384), ("sha-512", FingerprintAlgorithm.Sha512)])
        {
            if (name.Equals(candidate.Name, StringComparison.OrdinalIgnoreCase))
            {
                algorithm = candidate.Algorithm;
                return true;
            }
        }

        algorithm = default;
        return false;
    }
}
