using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;

namespace VideoDesk.Grains.Ports;

/// <summary>Where a subject has debts (ADER-05).</summary>
public interface IDebtProvinces
{
    /// <summary>The provinces, those with most debts first; empty when there are none.</summary>
    ValueTask<IReadOnlyList<Province>> ProvincesOfAsync(CodiceFiscale subject, CancellationToken cancellation);
}
