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

/// <summary>Booking by the office: of its own accord, or because another office is in charge.</summary>
internal sealed class OfficeBookings(BookingStore store, SlotKeeping keeping, Catalogue catalogue, Registers registers, Appointments appointments)
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
        return await BookAsync(caller, (form.Slot, form.Service), new BookingDetails(applicant, contacts.Language), cancellationToken);
    }

    /// <summary>
    /// Hands an appointment to another office: books the successor there, then ends this one. When this one has moved on meanwhile, the
    /// successor is cancelled again and the refusal told.
    /// </summary>
    public async Task<Answer<AppointmentState>> TransferAsync(
        OfficeCaller caller, RegisteredAppointment from, OfficeTransferForm form, CancellationToken cancellationToken)
    {
        if (!SlotKey.TryParse(form.Slot, out var key))
        {
            return new Fault(HostFaults.SlotMissing, "slot");
        }

        // Asked before anything is booked: most refusals come from here.
        var probe = new TransferToOffice(key.Office, new AppointmentId(Guid.NewGuid()), caller.Official);
        if (new AppointmentSession(from.State).Decide(probe, appointments.Now).Refusal is { } refusal)
        {
            return Fault.From(refusal);
        }

        var details = new BookingDetails(from.Applicant, from.State.Language) { TransferredFrom = from.State.Id };
        var booked = await BookAsync(caller, (form.Slot, from.State.Slot!.Service.Value), details, cancellationToken);
        if (booked.Value is not { } successor)
        {
            return booked;
        }

        var result = await appointments.HandleAsync(from.State.Id, probe with { Successor = successor.Id }, cancellationToken);
        if (result.Refusal is { } late)
        {
            await appointments.HandleAsync(successor.Id, new Cancel(Side.Office, CancellationReason.WrongOffice), cancellationToken);
            return Fault.From(late);
        }

        return result.State;
    }

    private async Task<Answer<AppointmentState>> BookAsync(
        OfficeCaller caller, (string? Slot, string? Service) wanted, BookingDetails details, CancellationToken cancellationToken)
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
            TransferredFrom = details.TransferredFrom,
        };
        var result = await store.BookAsync(wish, appointments.Now, cancellationToken);
        return result.Change is { } change ? change.State : new Fault(result.Refusal!.Value.Code, result.Refusal.Value.Field);
    }

    /// <summary>Who was booked for by the office has no button in the reserved area, so the link goes out the day before (VC-03).</summary>
    private static AppointmentPolicy PolicyFor(Applicant applicant, AppointmentPolicy policy) =>
        applicant.Person is null && policy.LinkDelivery == LinkDelivery.ReservedArea ? policy with { LinkDelivery = LinkDelivery.DayBefore } : policy;

    private sealed record BookingDetails(Applicant Applicant, Language Language)
    {
        public AppointmentId? TransferredFrom { get; init; }
    }
}
