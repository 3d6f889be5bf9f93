using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>An appointment that the office makes for a taxpayer (VC-02), as it was sent.</summary>
internal sealed record OfficeBookingForm(string? Slot, string? Service, string? Subject, string? Email, string? Mobile, string? Language)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(OfficeBookingForm);
}

/// <summary>Where an appointment goes that is handed to another office, as it was sent.</summary>
internal sealed record OfficeTransferForm(string? Slot);

/// <summary>Where the office's bookings are written.</summary>
internal sealed record OfficeStores(BookingStore Bookings, TransferStore Transfers);

/// <summary>Booking by the office: of its own accord, or because another office is in charge.</summary>
internal sealed class OfficeBookings(OfficeStores stores, SlotKeeping keeping, Catalogue catalogue, Registers registers, TimeProvider clock)
{
    /// <summary>Makes an appointment at the official's own office.</summary>
    public async Task<Answer<AppointmentState>> BookAsync(OfficeCaller caller, OfficeBookingForm form, CancellationToken cancellationToken)
    {
        List<Fault> faults = [];
        if (CodiceFiscale.Read(form.Subject, out var code) is var error and not CodiceFiscaleError.None)
        {
            faults.Add(new Fault(error.Code(), "subject"));
        }

        var contacts = ContactForm.Read((form.Email, form.Mobile, form.Language), faults);
        if (faults.Count > 0)
        {
            return Answer<AppointmentState>.Refused(faults);
        }

        if (await registers.Tax.FindAsync(code, cancellationToken) is not { } subject)
        {
            return new Fault(HostFaults.SubjectUnknown, "subject");
        }

        // Another office's agenda is not the official's to fill.
        if (SlotKey.TryParse(form.Slot, out var key) && key.Office != caller.Office)
        {
            return Fault.From(SlotRefusals.Unknown);
        }

        var applicant = new Applicant { SubjectCode = subject.Code.Value, SubjectName = subject.Name, Email = contacts!.Email, Mobile = contacts.Mobile };
        return await BookAsync(caller, (form.Slot, form.Service), (applicant, contacts.Language), cancellationToken);
    }

    /// <summary>Hands an appointment to another office: this one ends and its successor is booked there, both or neither.</summary>
    public async Task<Answer<AppointmentState>> TransferAsync(
        OfficeCaller caller, RegisteredAppointment from, OfficeTransferForm form, CancellationToken cancellationToken)
    {
        if (!SlotKey.TryParse(form.Slot, out var key))
        {
            return new Fault(HostFaults.SlotMissing, "slot");
        }

        var service = from.State.Slot!.Service;
        if (await catalogue.AgendaAsync(key.Office, service, cancellationToken) is not { } agenda
            || await catalogue.PoliciesAsync(service, cancellationToken) is not { } policies)
        {
            return Fault.From(SlotRefusals.Unknown);
        }

        var wish = new TransferWish(from.State.Id, key, caller.Official)
        {
            Successor = new AppointmentId(Guid.NewGuid()),
            Agenda = agenda,
            Applicant = from.Applicant,
            Policy = PolicyFor(from.Applicant, policies.Appointment),
        };
        return AnswerOf(await stores.Transfers.TransferAsync(wish, clock.GetUtcNow(), cancellationToken));
    }

    private async Task<Answer<AppointmentState>> BookAsync(
        OfficeCaller caller,
        (string? Slot, string? Service) wanted,
        (Applicant Applicant, Language Language) details,
        CancellationToken cancellationToken)
    {
        var holder = new PersonId(caller.Official.Value);
        var held = await keeping.HoldAsync(wanted.Slot, wanted.Service, holder, cancellationToken);
        if (held.Value is not { } hold)
        {
            return Answer<AppointmentState>.Refused(held.Faults);
        }

        var policies = await catalogue.PoliciesAsync(new ServiceId(wanted.Service!), cancellationToken);
        var wish = new BookingWish(hold.Id, holder, details.Applicant)
        {
            Appointment = new AppointmentId(Guid.NewGuid()),
            Policy = PolicyFor(details.Applicant, policies!.Appointment),
            BookedBy = Side.Office,
            Language = details.Language,
        };
        return AnswerOf(await stores.Bookings.BookAsync(wish, clock.GetUtcNow(), cancellationToken));
    }

    private static Answer<AppointmentState> AnswerOf(BookingResult result) =>
        result.Change is { } change ? change.State : new Fault(result.Refusal!.Value.Code, result.Refusal.Value.Field);

    /// <summary>Who was booked for by the office has no button in the reserved area, so the link goes out the day before (VC-03).</summary>
    private static AppointmentPolicy PolicyFor(Applicant applicant, AppointmentPolicy policy) =>
        applicant.Person is null && policy.LinkDelivery == LinkDelivery.ReservedArea ? policy with { LinkDelivery = LinkDelivery.DayBefore } : policy;
}
