using System.Threading.RateLimiting;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// Writes refusals down, by their code and nothing else. They belong to the audit trail and so go into the appointment's journal: the
/// live events are what pages repair themselves from and go with retention. Somebody who is refused again and again does not fill it.
/// </summary>
internal sealed partial class RefusalLog(Appointments appointments, ILogger<RefusalLog> logger) : IDisposable
{
    private const int MostInAnHour = 60;

    private readonly PartitionedRateLimiter<AppointmentId> _entries = PartitionedRateLimiter.Create<AppointmentId, AppointmentId>(static id =>
        RateLimitPartition.GetFixedWindowLimiter(id, static _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = MostInAnHour,
            Window = TimeSpan.FromHours(1),
        }));

    /// <summary>Never fails: the refusal stands, whether or not it could be written down.</summary>
    public async Task WriteAsync(AppointmentId appointment, DocumentId? document, RefusalCode code)
    {
        LogRefused(appointment, document?.ToString() ?? "-", code.Value);
        using var lease = _entries.AttemptAcquire(appointment);
        if (!lease.IsAcquired)
        {
            return;
        }

        try
        {
            await appointments.HandleAsync(appointment, new RecordDocumentRefusal(code.Value), CancellationToken.None);
        }
        catch (Exception e)
        {
            LogNotJournalled(appointment, e.GetType().Name);
        }
    }

    public void Dispose() => _entries.Dispose();

    [LoggerMessage(1, LogLevel.Information, "Appointment {Appointment}: document {Document} refused: {Code}", EventName = "DocumentRefused")]
    private partial void LogRefused(AppointmentId appointment, string document, string code);

    [LoggerMessage(2, LogLevel.Error, "Appointment {Appointment}: the refusal of a document is not in its journal ({Error})", EventName = "RefusalNotJournalled")]
    private partial void LogNotJournalled(AppointmentId appointment, string error);
}
