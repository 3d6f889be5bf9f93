using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Tells an appointment's room, on whatever node it is open, that its documents have changed. For whoever is not in the room's turn.</summary>
internal sealed class DocumentNews(DeskRooms rooms)
{
    public Task TellAsync(AppointmentId appointment) => rooms.RefreshDocumentsAsync(appointment);
}
