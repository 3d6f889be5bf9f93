using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Mail.Texts;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>
/// Answers to an offer of the waiting list from its mail (N12), without signing in: the token proves the address that was given with the
/// place in the list, and what is booked is what was written into that form. Every rule of a booking holds.
/// </summary>
internal sealed class MailedOffers(OfferTokenStore store, WaitingStore waiting, TaxpayerBookings bookings, TimeProvider clock)
{
    public async Task<Answer<MailedOffer>> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        if (!LinkTokens.MayBeOne(token) || await store.FindAsync(LinkTokens.Hash(token!), cancellationToken) is not { } offer)
        {
            return new Fault(HostFaults.OfferUnknown, "token");
        }

        return clock.GetUtcNow() < offer.ExpiresAt ? offer : Fault.From(SlotRefusals.HoldExpired);
    }

    /// <summary>Books what is offered. The privacy notice is accepted now, as with any booking (ADER-10).</summary>
    public async Task<Answer<AppointmentState>> TakeAsync(string? token, bool privacyAccepted, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(token, cancellationToken);
        if (opened.Value is not { } offer)
        {
            return Answer<AppointmentState>.Refused(opened.Faults);
        }

        // A place from before these were asked for: whoever it is has to say so by signing in.
        if (offer.Contacts is not { Code: { } code, Capacity: { } capacity, SubjectCode: { } subject } contacts)
        {
            return new Fault(HostFaults.SignInNeeded);
        }

        var caller = new TaxpayerCaller(offer.Entry.Person, CodiceFiscale.Parse(code), contacts.Name);
        var language = new Wording(offer.Entry.Language).Tag;
        var form = new BookingForm(offer.Hold.ToString(), capacity, subject, contacts.Email, contacts.Mobile, privacyAccepted, language);
        return await bookings.ConfirmAsync(caller, form, cancellationToken);
    }

    /// <summary>Null: the next in the list will be asked, and this place is kept for other slots.</summary>
    public async Task<IReadOnlyList<Fault>?> DeclineAsync(string? token, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(token, cancellationToken);
        if (opened.Value is not { } offer)
        {
            return opened.Faults;
        }

        var decision = await waiting.DeclineAsync(offer.Entry.Id, offer.Entry.Person, clock.GetUtcNow(), cancellationToken);
        return decision switch
        {
            null => [new Fault(HostFaults.OfferUnknown, "token")],
            { Refusal: { } refusal } => [Fault.From(refusal)],
            _ => null,
        };
    }
}
