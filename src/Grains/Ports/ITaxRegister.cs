using VideoDesk.Grains.Identity;

namespace VideoDesk.Grains.Ports;

/// <summary>The tax register (Anagrafe tributaria): whether a well-formed codice fiscale was ever assigned, and to whom (ADER-06).</summary>
public interface ITaxRegister
{
    /// <summary>The subject, or null when the code was never assigned or was annulled.</summary>
    ValueTask<TaxSubject?> FindAsync(CodiceFiscale code, CancellationToken cancellation);
}
