using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>What is due and not done in the whole cluster, as of the last look. Any thread.</summary>
internal sealed class Backlog(ITransactions transactions, TimeProvider clock, ILogger<Backlog> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private volatile Due _due = new(0, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Mails that are due and not sent.</summary>
    public int Mails => _due.Mails;

    /// <summary>How long the oldest of them has been due.</summary>
    public TimeSpan MailLag => _due.MailLag;

    /// <summary>How long the oldest deadline has been due.</summary>
    public TimeSpan DeadlineLag => _due.DeadlineLag;

    /// <summary>Looks now.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => transactions.QueryAsync(
        async (db, cancellation) =>
        {
            var now = clock.GetUtcNow();
            var mails = db.Outbox.Where(row => row.SettledAt == null && row.WithdrawnAt == null && row.DueAt <= now && row.ExpiresAt > now);
            var oldestMail = await mails.MinAsync(static row => (DateTimeOffset?)row.DueAt, cancellation);
            var oldestDeadline = await db.Appointments.MinAsync(static row => row.NextDeadline, cancellation);
            _due = new Due(await mails.CountAsync(cancellation), LagOf(oldestMail, now), LagOf(oldestDeadline, now));
            return true;
        },
        cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PeriodicWork(nameof(Backlog), Pause, TimeProvider.System, logger).RunAsync(LookAsync, stoppingToken);

    private static TimeSpan LagOf(DateTimeOffset? at, DateTimeOffset now) => at < now ? now - at.Value : TimeSpan.Zero;

    private sealed record Due(int Mails, TimeSpan MailLag, TimeSpan DeadlineLag);
}
