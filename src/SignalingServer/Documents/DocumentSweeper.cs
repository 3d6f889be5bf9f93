using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Forgets uploads that nobody goes on with, and deletes files that no row names.</summary>
internal sealed class DocumentSweeper(
    InspectionClaims claims, ContentFiles files, DocumentNews news, DocumentSettings settings, TimeProvider clock, ILogger<DocumentSweeper> logger)
    : BackgroundService
{
    /// <summary>A file is written before its row names it; one that is older than this is nobody's.</summary>
    private static readonly TimeSpan Newborn = TimeSpan.FromHours(1);

    private readonly PeriodicWork _work = new("Sweeping documents", TimeSpan.FromMinutes(10), clock, logger);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var forgotten = await claims.ForgetAsync(now - settings.Policy.ForgottenAfter, cancellationToken);
        foreach (var document in forgotten)
        {
            if (document.File is { } file)
            {
                files.Forget(document.Appointment, file);
            }

            await news.TellAsync(document.Appointment);
        }

        foreach (var (appointment, file, changedAt) in files.All())
        {
            if (now - changedAt > Newborn && Guid.TryParse(appointment, out var id) && !await IsNamedAsync(file, cancellationToken))
            {
                files.Forget(new Grains.Appointments.AppointmentId(id), file);
            }
        }
    }

    private async Task<bool> IsNamedAsync(string file, CancellationToken cancellationToken) =>
        ContentId.TryParse(file, out var id) && await claims.IsNamedAsync(id.Document, file, cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _work.RunAsync(SweepAsync, stoppingToken);
}
