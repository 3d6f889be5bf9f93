using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>Log lines of the outbox: ids and codes, never a name, an address, a subject or a word of the mail server.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(1, LogLevel.Information, "Outbox row {Row} ({Kind}): {Outcome}, {Code} {Reply}", EventName = "OutboxSettled")]
    public static partial void Settled(
        this ILogger logger, OutboxId row, NotificationKind kind, OutboxOutcome outcome, string code, int reply);

    [LoggerMessage(2, LogLevel.Warning, "Outbox row {Row} ({Kind}) not sent: {Code} {Reply}; again at {RetryAt}", EventName = "OutboxPostponed")]
    public static partial void Postponed(
        this ILogger logger, OutboxId row, NotificationKind kind, string code, int reply, DateTimeOffset retryAt);

    [LoggerMessage(3, LogLevel.Information, "Outbox: {Count} rows had expired", EventName = "OutboxExpired")]
    public static partial void ExpiredDropped(this ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Warning, "Outbox row {Row} was withdrawn or settled by another node meanwhile", EventName = "OutboxSettledElsewhere")]
    public static partial void SettledElsewhere(this ILogger logger, OutboxId row);

    [LoggerMessage(5, LogLevel.Error, "Outbox: a pass ended early with {Error}", EventName = "OutboxPassFailed")]
    public static partial void PassFailed(this ILogger logger, string error);
}
