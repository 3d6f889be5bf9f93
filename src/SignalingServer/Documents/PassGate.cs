using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Holds passes against what is true now: a link that was replaced, a seat that moved, an official who has it no more, an erasure.</summary>
internal sealed class PassGate(
    PassSeal seal, AppointmentRegister register, PersonalLinkStore links, LiveChatStore chats, ContentKeyStore keys, DeskRooms rooms)
{
    public const string Header = "X-Desk-Pass";

    /// <summary>Who comes with a request; null when nobody who may.</summary>
    public async Task<DeskPass?> CheckAsync(HttpRequest request, CancellationToken cancellationToken) =>
        seal.Open(request.Headers[Header]) is { } pass && await IsGoodAsync(pass, cancellationToken) ? pass : null;

    private async Task<bool> IsGoodAsync(DeskPass pass, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(pass.Appointment, cancellationToken) is not { State: var state } || !IsOnesOwn(pass, state))
        {
            return false;
        }

        if (pass.Link is { } link && !await links.IsHeldByAsync(link.TokenHash, pass.Device, cancellationToken))
        {
            return false;
        }

        if (pass.LiveChat is { } opening && await chats.LastAsync(pass.Appointment, cancellationToken) is { Number: var last } && opening < last)
        {
            return false;
        }

        return !await keys.IsErasedAsync(pass.Appointment, cancellationToken)
            && await rooms.HoldsAsync(pass);
    }

    /// <summary>Also after the end, for who was there: what was given in the call may still be fetched.</summary>
    private static bool IsOnesOwn(DeskPass pass, AppointmentState state) => state.Phase switch
    {
        AppointmentPhase.CancelledByTaxpayer or AppointmentPhase.CancelledByOffice or AppointmentPhase.Transferred => false,
        _ when pass.LinkRevision < state.LinkRevision => false,

        // Anybody of the office answers in the live chat; the door has looked at that.
        _ when pass.Role == SeatRole.Official && pass.Companion is not null => true,
        _ when pass.Role == SeatRole.Official => state.Official is { } official && SeatIds.OfOfficial(official) == pass.Seat,
        _ => pass.Link is not { } link || link.Revision >= state.LinkRevision,
    };
}
