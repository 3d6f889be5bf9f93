using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>A place in a waiting list, as it was sent.</summary>
/// <remarks><paramref name="Capacity"/> and <paramref name="Subject"/> are those of the booking form; without them, for oneself.</remarks>
internal sealed record WaitingForm(
    string? Office, string? Service, string? Email, string? Mobile, string? Language, string? Capacity, string? Subject)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(WaitingForm);
}

/// <summary>Joining the waiting list, and taking what it offers.</summary>
internal sealed class WaitingPlaces(WaitingStore store, Catalogue catalogue, TaxpayerBookings bookings, TimeProvider clock)
{
    public async Task<Answer<WaitingEntry>> JoinAsync(TaxpayerCaller caller, WaitingForm form, CancellationToken cancellationToken)
    {
        List<Fault> faults = [];
        var subject = ReadSubject(caller, form, faults);
        if (ContactForm.Read((form.Email, form.Mobile, form.Language), faults) is not { } contacts || faults.Count > 0)
        {
            return Answer<WaitingEntry>.Refused(faults);
        }

        var (office, service) = (new OfficeId(form.Office ?? ""), new ServiceId(form.Service ?? ""));
        if (await catalogue.AgendaAsync(office, service, cancellationToken) is null)
        {
            return await Api.AgendaQuery.FaultAsync(catalogue, form.Office, cancellationToken);
        }

        var entry = new WaitingEntry(
            new WaitingEntryId(Guid.NewGuid()), office, service, caller.Person, new ContactsReference(Guid.NewGuid()), contacts.Language, clock.GetUtcNow());
        var waits = new WaitingContacts(caller.Name, contacts.Email, contacts.Mobile)
        {
            Code = caller.Code.Value,
            Capacity = form.Capacity ?? KebabWords.Of(Capacity.Oneself),
            SubjectCode = subject.Value,
        };
        var decision = await store.JoinAsync(entry, waits, cancellationToken);
        return decision.Entry is { } joined ? joined : Fault.From(decision.Refusal!.Value);
    }

    /// <summary>Confirms the slot on offer; the form is that of any booking, without its hold.</summary>
    public async Task<Answer<AppointmentState>> AcceptAsync(
        TaxpayerCaller caller, WaitingEntryId entry, BookingForm form, CancellationToken cancellationToken)
    {
        var places = await store.OfAsync(caller.Person, cancellationToken);
        return places.FirstOrDefault(place => place.Id == entry) switch
        {
            null => new Fault(HostFaults.WaitingEntryUnknown, "entry"),
            { State: WaitingState.Offered offer } => await bookings.ConfirmAsync(caller, form with { Hold = offer.Hold.ToString() }, cancellationToken),
            _ => Fault.From(SlotRefusals.NothingOffered),
        };
    }

    /// <summary>For whom; that one may act for them is asked when it comes to booking.</summary>
    private static CodiceFiscale ReadSubject(TaxpayerCaller caller, WaitingForm form, List<Fault> faults)
    {
        if (form.Capacity is not null && !KebabWords.TryParse<Capacity>(form.Capacity, out _))
        {
            faults.Add(new Fault(HostFaults.CapacityMissing, "capacity"));
        }

        if (form.Subject is null)
        {
            return caller.Code;
        }

        if (CodiceFiscale.Read(form.Subject, out var subject) is var error and not CodiceFiscaleError.None)
        {
            faults.Add(new Fault(error.Code(), "subject"));
        }

        return subject;
    }

    /// <summary>Declines an offer or leaves the list. Null: done.</summary>
    public async Task<Fault?> EndAsync(TaxpayerCaller caller, WaitingEntryId entry, bool leave, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var decision = leave
            ? await store.LeaveAsync(entry, caller.Person, now, cancellationToken)
            : await store.DeclineAsync(entry, caller.Person, now, cancellationToken);
        return decision switch
        {
            null => new Fault(HostFaults.WaitingEntryUnknown, "entry"),
            { Refusal: { } refusal } => Fault.From(refusal),
            _ => null,
        };
    }
}
