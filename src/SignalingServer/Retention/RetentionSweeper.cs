using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Deadlines;

namespace VideoDesk.SignalingServer.Retention;

/// <summary>Erases what is due, soon after it is: days are counted here, so a minute does not matter.</summary>
internal sealed partial class RetentionSweeper(RetentionQueue queue, TimeProvider clock, ILogger<RetentionSweeper> logger) : BackgroundService
{
    private readonly PeriodicWork _work = new("Retention", TimeSpan.FromMinutes(1), clock, logger);

    /// <summary>One turn: all that is due.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (!await queue.EraseNextAsync(cancellationToken))
                {
                    return;
                }
            }
            catch (RetentionFailedException e)
            {
                LogFailed(e.Appointment, e.InnerException!.GetType().Name);
                await queue.PostponeAsync(e.Appointment, cancellationToken);
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _work.RunAsync(SweepAsync, stoppingToken);

    [LoggerMessage(1, LogLevel.Error, "Appointment {Appointment}: what it has kept could not be erased ({Error}); it is tried again later")]
    private partial void LogFailed(AppointmentId appointment, string error);
}
