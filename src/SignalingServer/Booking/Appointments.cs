using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The door to appointments: commands go through their grain, and each side finds only its own.</summary>
internal sealed class Appointments(IAppointmentStore store, ILiveEvents liveEvents, AppointmentRegister register, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What this person booked; null when there is no such appointment or it is somebody else's.</summary>
    public async Task<RegisteredAppointment?> OfPersonAsync(
        AppointmentId appointment, PersonId person, CancellationToken cancellationToken) =>
        await register.FindAsync(appointment, cancellationToken) is { } found && found.Applicant.Person == person ? found : null;

    /// <summary>What this office has; null when there is no such appointment or another office has it.</summary>
    public async Task<RegisteredAppointment?> OfOfficeAsync(
        AppointmentId appointment, Grains.Agendas.OfficeId office, CancellationToken cancellationToken) =>
        await register.FindAsync(appointment, cancellationToken) is { } found && found.State.Slot?.Key.Office == office ? found : null;

    public async Task<AppointmentResult> HandleAsync(
        AppointmentId appointment, AppointmentCommand command, CancellationToken cancellationToken) =>
        await new AppointmentGrain(appointment, store, liveEvents, clock).HandleAsync(command, cancellationToken);
}
