using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>What is asked of appointments that may be open on any node.</summary>
internal sealed partial class DeskRooms
{
    /// <summary>Whether a pass is its holder's still. A seat that nobody has taken speaks against nobody; a guest must have one.</summary>
    public async Task<bool> HoldsAsync(DeskPass pass)
    {
        if (services.Presence.IsShared && await services.Presence.OfAsync(pass.Appointment) is { } present)
        {
            var key = SeatIds.Key(pass.Seat, pass.Companion);
            return present.Seats.FirstOrDefault(seat => seat.Key == key) is { } seat
                ? seat.DeviceHash == pass.Device
                : !present.IsWhole || pass.Role != SeatRole.Guest;
        }

        return Find(pass.Appointment) is not { } room || await room.HoldsAsync(pass);
    }

    /// <summary>Whether the holder of a pass may begin to send.</summary>
    public async Task<bool> MaySendAsync(DeskPass pass) =>
        (services.Presence.IsShared || Find(pass.Appointment) is not null) && await InAsync(pass.Appointment, room => room.MaySendAsync(pass));

    /// <summary>
    /// Of appointments whose taxpayer is connected by the database's word, what he uses and where he is on the way in. Who has no seat yet
    /// is at its beginning. Missing: those of whom nobody knows, because presence is limited.
    /// </summary>
    public async Task<IReadOnlyDictionary<AppointmentId, (DeviceKind? Device, Stage Stage)>> TaxpayersAsync(IEnumerable<AppointmentId> appointments)
    {
        var found = new Dictionary<AppointmentId, (DeviceKind?, Stage)>();
        foreach (var (appointment, present) in await PresentAsync(appointments))
        {
            if (present is null && Find(appointment)?.Taxpayer is { IsConnected: true } here)
            {
                found[appointment] = (here.Device, here.Stage);
            }
            else if (present?.Seats.FirstOrDefault(static seat => seat is { Role: SeatRole.Taxpayer, Companion: null, IsConnected: true }) is { } seat)
            {
                found[appointment] = (seat.Device, seat.Stage);
            }
            else if (present?.IsWhole ?? !services.Presence.IsShared)
            {
                found[appointment] = (null, Stage.Consent);
            }
        }

        return found;
    }

    /// <summary>Which side of each appointment can read the conversation.</summary>
    public async Task<IReadOnlyDictionary<AppointmentId, ChatPresence>> ChatPresencesAsync(IEnumerable<AppointmentId> appointments) =>
        (await PresentAsync(appointments)).ToDictionary(
            static one => one.Appointment,
            one => one.Present is { } present
                ? new ChatPresence(Reads(present, SeatRole.Taxpayer), Reads(present, SeatRole.Official))
                : Find(one.Appointment)?.ChatPresence ?? default);

    /// <summary>Brings rooms up to date in which somebody is. Not waited for: one that is busy holds up nobody.</summary>
    public void Refresh(Func<DeskRoom, bool> which)
    {
        foreach (var room in All.Where(room => room.EmptySince is null && which(room)))
        {
            _ = RefreshAsync(room);
        }
    }

    /// <summary>Has rooms write their seats anew. Not waited for either.</summary>
    public void Restore(Func<DeskRoom, bool> which)
    {
        foreach (var room in All.Where(which))
        {
            _ = AloneAsync(room, static room => room.RestoreAsync());
        }
    }

    /// <summary>Has a room tell what it missed. Not waited for either.</summary>
    public void Compare(DeskRoom room, RoomHead head, bool isWhole) => _ = AloneAsync(room, room => room.CompareAsync(head, isWhole));

    private static bool Reads(PresentSeats present, SeatRole role) =>
        present.Seats.Any(seat => seat.IsConnected && seat.Role == role && seat.Companion != Companion.Scanner);

    /// <summary>What presence says of each; null where the rooms here know more than it.</summary>
    private async Task<IReadOnlyList<(AppointmentId Appointment, PresentSeats? Present)>> PresentAsync(IEnumerable<AppointmentId> appointments) =>
        await Task.WhenAll(appointments.Distinct().Select(async appointment =>
            (appointment, services.Presence.IsShared ? await services.Presence.OfAsync(appointment) : null)));
}
