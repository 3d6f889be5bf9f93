using VideoDesk.Grains.Identity;

namespace VideoDesk.Grains.Ports;

/// <summary>The registers of powers of attorney, enablements and representations (ADER-04, GP-04, DEL-01).</summary>
public interface IMandates
{
    /// <summary>Every mandate that the person holds, or is named in as collaborator: past, future and revoked ones too, so that a refusal can say why.</summary>
    ValueTask<IReadOnlyList<Mandate>> MandatesOfAsync(CodiceFiscale person, CancellationToken cancellation);
}
