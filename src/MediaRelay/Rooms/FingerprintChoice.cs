using System.Diagnostics.CodeAnalysis;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Which of the fingerprints that a browser sends is checked.</summary>
internal static class FingerprintChoice
{
    /// <summary>Browsers send one; more than this is no browser.</summary>
    private const int MaxFingerprints = 8;

    /// <summary>The strongest hash that can be read: longer is stronger among those of RFC 8122 §5.</summary>
    public static bool TryChoose(DtlsParameters parameters, [NotNullWhen(true)] out DtlsFingerprint? chosen)
    {
        chosen = null;
        if (parameters?.Fingerprints is not { Count: <= MaxFingerprints } offered || parameters.Role == "server")
        {
            return false;
        }

        foreach (var candidate in offered)
        {
            if (candidate is not null
                && DtlsFingerprint.TryParse(candidate.Algorithm, candidate.Value, out var fingerprint)
                && (chosen is null || fingerprint.Algorithm > chosen.Algorithm))
            {
                chosen = fingerprint;
            }
        }

        return chosen is not null;
    }
}
