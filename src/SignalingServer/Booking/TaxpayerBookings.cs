using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The form of a booking as it was sent: nothing is checked yet.</summary>
internal sealed record BookingForm(
    string? Hold, string? Capacity, string? Subject, string? Email, string? Mobile, bool PrivacyAccepted, string? Language)
{
    /// <summary>What it is about, in a few words; nothing is fine.</summary>
    public string? Details { get; init; }

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(BookingForm);
}

/// <summary>The outside registers.</summary>
internal sealed record Registers(IMandates Mandates, ITaxRegister Tax, IDebtProvinces Debts);

/// <summary>Booking by the taxpayer's side (ADER-03 to ADER-10).</summary>
internal sealed class TaxpayerBookings(BookingStore store, HeldSlots held, Catalogue catalogue, Registers registers, TimeProvider clock)
{
    public async Task<Answer<AppointmentState>> ConfirmAsync(TaxpayerCaller caller, BookingForm form, CancellationToken cancellationToken)
    {
        List<Fault> faults = [];
        var checkedForm = Check(form, faults);
        if (checkedForm is not { } good)
        {
            return Answer<AppointmentState>.Refused(faults);
        }

        if (await held.FindAsync(good.Hold, caller.Person, cancellationToken) is not { } hold)
        {
            return Fault.From(SlotRefusals.HoldExpired);
        }

        var slot = AgendaStore.SlotOf(hold);
        var mandates = await registers.Mandates.MandatesOfAsync(caller.Code, cancellationToken);
        var right = ActingRight.ToBook(new(caller.Code, good.Capacity, good.Subject, slot.Service, slot.Key.Start.Date), mandates);
        if (right.Refusal is { } refusal)
        {
            return Fault.From(refusal);
        }

        if (await registers.Tax.FindAsync(good.Subject, cancellationToken) is not { } subject)
        {
            return new Fault(HostFaults.SubjectUnknown, "subject");
        }

        return await BookAsync(good, ApplicantOf(caller, good, subject, right.Mandate?.Id), hold, cancellationToken);
    }

    private async Task<Answer<AppointmentState>> BookAsync(
        CheckedForm form, Applicant applicant, SlotHoldRow hold, CancellationToken cancellationToken)
    {
        if (await catalogue.PoliciesAsync(new ServiceId(hold.Service), cancellationToken) is not { } policies)
        {
            return new Fault(HostFaults.ServiceUnknown, "service");
        }

        var now = clock.GetUtcNow();
        var result = await store.BookAsync(
            new BookingWish(form.Hold, applicant.Person!.Value, applicant)
            {
                Held = hold,
                Appointment = new AppointmentId(Guid.NewGuid()),
                Policy = policies.Appointment,
                Language = form.Contacts.Language,
                Acceptances = [PrivacyNotice.Accepted(form.Contacts.Language, now)],
            },
            now,
            cancellationToken);
        return result.Change is { } change ? change.State : new Fault(result.Refusal!.Value.Code, result.Refusal.Value.Field);
    }

    private static CheckedForm? Check(BookingForm form, List<Fault> faults)
    {
        if (!Guid.TryParse(form.Hold, out var hold))
        {
            faults.Add(new Fault(HostFaults.HoldMissing, "hold"));
        }

        if (!KebabWords.TryParse<Capacity>(form.Capacity, out var capacity))
        {
            faults.Add(new Fault(HostFaults.CapacityMissing, "capacity"));
        }

        if (CodiceFiscale.Read(form.Subject, out var subject) is var error and not CodiceFiscaleError.None)
        {
            faults.Add(new Fault(error.Code(), "subject"));
        }

        var contacts = ContactForm.Read((form.Email, form.Mobile, form.Language), faults);
        if (!form.PrivacyAccepted)
        {
            faults.Add(new Fault(HostFaults.PrivacyNotAccepted, "privacyAccepted"));
        }

        var details = PlainDetails.Read(form.Details, faults);
        return faults.Count == 0 ? new CheckedForm(new HoldId(hold), capacity, subject, contacts!) { Details = details } : null;
    }

    private static Applicant ApplicantOf(TaxpayerCaller caller, CheckedForm form, TaxSubject subject, MandateId? mandate) => new()
    {
        Person = caller.Person,
        Capacity = form.Capacity,
        Mandate = mandate,
        SubjectCode = subject.Code.Value,
        SubjectName = subject.Name,
        RequesterCode = form.Capacity == Capacity.Oneself ? null : caller.Code.Value,
        RequesterName = form.Capacity == Capacity.Oneself ? null : caller.Name,
        Email = form.Contacts.Email,
        Mobile = form.Contacts.Mobile,
        Details = form.Details,
    };

    private sealed record CheckedForm(HoldId Hold, Capacity Capacity, CodiceFiscale Subject, ContactForm Contacts)
    {
        public string? Details { get; init; }
    }
}
