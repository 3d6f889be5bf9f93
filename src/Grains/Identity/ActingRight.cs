using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Identity;

/// <summary>What somebody wants to do for a subject.</summary>
/// <param name="Person">Who signed in, by codice fiscale.</param>
/// <param name="Capacity">As what.</param>
/// <param name="Subject">For whom.</param>
/// <param name="Service">With which service.</param>
/// <param name="Date">The day of the appointment in Rome: the mandate has to hold on it, not only today.</param>
public sealed record ActingWish(CodiceFiscale Person, Capacity Capacity, CodiceFiscale Subject, ServiceId Service, DateOnly Date);

/// <summary>Granted, with the mandate it rests on (none for oneself), or refused.</summary>
public sealed record ActingDecision
{
    /// <summary>The mandate that grants it; null for oneself and for a refusal.</summary>
    public Mandate? Mandate { get; private init; }

    /// <summary>Why not; null when granted.</summary>
    public BookingRefusal? Refusal { get; private init; }

    /// <summary>It may be done.</summary>
    public bool IsGranted => Refusal is null;

    internal static ActingDecision Granted(Mandate? mandate) => new() { Mandate = mandate };

    internal static ActingDecision Refused(BookingRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>
/// Who may act for whom (ADER-04, GP-08). Asked when an appointment is booked and again when somebody joins it, each time with the
/// mandates as they are registered then.
/// </summary>
public static class ActingRight
{
    /// <summary>May this person book? <paramref name="mandates"/>: what <see cref="Ports.IMandates"/> says about the person; others are ignored.</summary>
    public static ActingDecision ToBook(ActingWish wish, IEnumerable<Mandate> mandates)
    {
        if (wish.Capacity == Capacity.Oneself)
        {
            return wish.Person == wish.Subject ? ActingDecision.Granted(null) : ActingDecision.Refused(ActingRefusals.NotOneself);
        }

        if (wish.Person == wish.Subject)
        {
            return ActingDecision.Refused(ActingRefusals.SubjectIsOneself);
        }

        return Best(mandates.Where(mandate => mandate.Holder == wish.Person && IsMeant(mandate, wish)), wish, static (_, _) => null);
    }

    /// <summary>May this person join? As for booking; besides, a collaborator whom the mandate allows and the practice has named.</summary>
    public static ActingDecision ToJoin(ActingWish wish, IEnumerable<Mandate> mandates)
    {
        var known = mandates.ToList();
        var own = ToBook(wish, known);
        var ofPractice = known.Where(mandate => wish.Capacity == Capacity.Intermediary && mandate.Holder != wish.Person && IsMeant(mandate, wish)).ToList();
        return own.IsGranted || ofPractice.Count == 0 ? own : Best(ofPractice, wish, CollaboratorProblem);
    }

    /// <summary>The subjects that a person may choose from on a day, before a service is chosen (ADER-04): each once, with the capacity.</summary>
    public static IReadOnlyList<(TaxSubject Subject, Capacity Capacity)> Subjects(CodiceFiscale person, DateOnly date, IEnumerable<Mandate> mandates) =>
    [
        .. mandates.Where(mandate => mandate.Holder == person && PeriodProblem(mandate, date) is null)
            .DistinctBy(static mandate => (mandate.Subject.Code, mandate.Capacity))
            .Select(static mandate => (mandate.Subject, mandate.Capacity)),
    ];

    private static bool IsMeant(Mandate mandate, ActingWish wish) => mandate.Subject.Code == wish.Subject && mandate.Capacity == wish.Capacity;

    // Of several mandates the one that grants counts; if none does, the one that came closest says why not.
    private static ActingDecision Best(IEnumerable<Mandate> mandates, ActingWish wish, Func<Mandate, ActingWish, BookingRefusal?> last)
    {
        var closest = (Steps: 0, Refusal: ActingRefusals.NotEnabled);
        foreach (var mandate in mandates)
        {
            var period = PeriodProblem(mandate, wish.Date);
            var service = mandate.Services.Covers(wish.Service) ? (BookingRefusal?)null : ActingRefusals.ServiceNotCovered;
            if ((period ?? service ?? last(mandate, wish)) is not { } refusal)
            {
                return ActingDecision.Granted(mandate);
            }

            var steps = period is not null ? 1 : service is not null ? 2 : 3;
            closest = steps > closest.Steps ? (steps, refusal) : closest;
        }

        return ActingDecision.Refused(closest.Refusal);
    }

    private static BookingRefusal? PeriodProblem(Mandate mandate, DateOnly date)
    {
        if (mandate.RevokedFrom <= date)
        {
            return ActingRefusals.MandateRevoked;
        }

        if (date < mandate.ValidFrom)
        {
            return ActingRefusals.MandateNotYetValid;
        }

        return date > mandate.ValidUntil ? ActingRefusals.MandateExpired : null;
    }

    private static BookingRefusal? CollaboratorProblem(Mandate mandate, ActingWish wish)
    {
        if (!mandate.AllowsCollaborators)
        {
            return ActingRefusals.CollaboratorsNotAllowed;
        }

        return mandate.Collaborators.Contains(wish.Person) ? null : ActingRefusals.CollaboratorNotListed;
    }
}
