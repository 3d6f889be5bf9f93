using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Identity;

/// <summary>A registered mandate or enablement.</summary>
public readonly record struct MandateId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>For which services a mandate holds (GP-04): all, or those listed.</summary>
public sealed class MandateServices
{
    /// <summary>Every service: what a legal representative or a guardian has.</summary>
    public static readonly MandateServices All = new([], isAll: true);

    /// <summary>The ids listed; empty when <see cref="_isAll"/>.</summary>
    private readonly ImmutableHashSet<ServiceId> _listed;

    /// <summary>Covers every service, those of tomorrow too.</summary>
    private readonly bool _isAll;

    private MandateServices(ImmutableHashSet<ServiceId> listed, bool isAll)
    {
        _listed = listed;
        _isAll = isAll;
    }

    /// <summary>The listed services and no other; an empty list covers nothing.</summary>
    public static MandateServices Only(params IEnumerable<ServiceId> services) => new([.. services], isAll: false);

    /// <summary>The mandate may be used for this service.</summary>
    public bool Covers(ServiceId service) => _isAll || _listed.Contains(service);
}

/// <summary>
/// A registered right to act for somebody else: a power of attorney declared by a professional (GP), an enablement (DEL), or the
/// representation of a body (AUTH-03). Days are days of Rome.
/// </summary>
/// <param name="Id">Its id in the register that it comes from.</param>
/// <param name="Holder">Who may act.</param>
/// <param name="Capacity">As what; never <see cref="Capacity.Oneself"/>.</param>
/// <param name="Subject">For whom.</param>
/// <param name="Services">For what.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="ValidUntil">The last day, included; null when it has no end.</param>
public sealed record Mandate(
    MandateId Id,
    CodiceFiscale Holder,
    Capacity Capacity,
    TaxSubject Subject,
    MandateServices Services,
    DateOnly ValidFrom,
    DateOnly? ValidUntil)
{
    /// <summary>From this day on it no longer holds, whatever its period says (DEL-03); null when it was not revoked.</summary>
    public DateOnly? RevokedFrom { get; init; }

    /// <summary>The mandate lets staff of the practice attend (GP-04).</summary>
    public bool AllowsCollaborators { get; init; }

    /// <summary>The staff that the professional has communicated (GP-05). They attend; they do not book (A.10).</summary>
    public ImmutableHashSet<CodiceFiscale> Collaborators { get; init; } = [];
}
