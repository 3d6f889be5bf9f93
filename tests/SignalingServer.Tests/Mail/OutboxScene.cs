using Microsoft.Extensions.Logging;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Tests.Deadlines;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>An outbox in memory that keeps the port's promises, facts, a mailer that notes, a clock that stands, and the log.</summary>
internal sealed class OutboxScene : TimeProvider, IOutboxStore, INotificationFacts, IMailer, ILogger<OutboxTurn>
{
    private readonly Lock _lock = new();

    /// <summary>Its timers stand as well: an attempt with a millisecond left has it, however busy the machine is.</summary>
    private readonly SteppedClock _clock = new(MailSamples.CreatedAt);

    public DateTimeOffset Now
    {
        get => _clock.GetUtcNow();
        set => _clock.GoTo(value);
    }

    public List<Row> Rows { get; } = [];

    public List<MailMessage> Sent { get; } = [];

    public List<string> Log { get; } = [];

    /// <summary>What the mailer answers; runs before the mail counts as sent.</summary>
    public Func<MailMessage, DeliveryResult> Answer { get; set; } = static _ => DeliveryResult.Delivered(250);

    public Func<NotificationRequest, NotificationFacts?> FactsOf { get; set; } = static _ => MailSamples.Facts();

    public OutboxTurn Turn() => new(this, this, MailSamples.Mails, this, OutboxTimes.Default, this, this);

    public Row Add(NotificationKind kind, DateTimeOffset? dueAt = null, DateTimeOffset? expiresAt = null)
    {
        var request = MailSamples.Request(kind) with { DueAt = dueAt ?? Now, ExpiresAt = expiresAt ?? Now.AddHours(1), TriggerKey = $"row/{Rows.Count}" };
        Rows.Add(new Row(Rows.Count + 1, request));
        return Rows[^1];
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);

    public ValueTask<NotificationFacts?> LoadAsync(NotificationRequest request, CancellationToken cancellationToken) => new(FactsOf(request));

    public ValueTask<DeliveryResult> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var result = cancellationToken.IsCancellationRequested
                ? new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.TimedOut)
                : Answer(message);
            if (result.Kind == DeliveryKind.Delivered)
            {
                Sent.Add(message);
            }

            return new(result);
        }
    }

    public ValueTask<IReadOnlyList<OutboxItem>> ClaimDueAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var due = Rows
                .Where(row => row.Receipt is null && row.Request.DueAt <= claim.Now && claim.Now < row.Request.ExpiresAt)
                .Where(row => !(row.RetryAt > claim.Now) && !(row.ClaimedUntil > claim.Now))
                .OrderBy(static row => row.Request.DueAt)
                .Take(claim.Limit)
                .ToList();
            due.ForEach(row => row.ClaimedUntil = claim.Until);
            return new([.. due.Select(row => new OutboxItem(new(row.Id), row.Request, MailSamples.CreatedAt, row.Attempts, row.Unnoted, claim.Until))]);
        }
    }

    public ValueTask<bool> BeginAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var row = Rows.Single(row => row.Id == item.Id.Value);
            var isOurs = row.Receipt is null && row.ClaimedUntil == item.ClaimedUntil;
            row.Unnoted += isOurs ? 1 : 0;
            return new(isOurs);
        }
    }

    public ValueTask<bool> SettleAsync(OutboxItem item, OutboxReceipt receipt, CancellationToken cancellationToken) =>
        Change(item, row => (row.Receipt, row.Unnoted) = (receipt, item.Unnoted));

    public ValueTask<bool> PostponeAsync(OutboxItem item, OutboxFailure failure, CancellationToken cancellationToken) => Change(
        item,
        row => (row.RetryAt, row.Attempts, row.Failure, row.Unnoted) = (failure.RetryAt, row.Attempts + 1, failure, item.Unnoted));

    public ValueTask<int> DropExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var over = Rows.Where(row => row.Receipt is null && row.Request.ExpiresAt <= now && !(row.ClaimedUntil > now)).ToList();
        over.ForEach(row => row.Receipt = new OutboxReceipt(OutboxOutcome.Expired, now, DeliveryCodes.Expired, 0));
        return new(over.Count);
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        new(Rows.Where(static row => row.Receipt is null).Min(static row => (DateTimeOffset?)(row.RetryAt ?? row.Request.DueAt)));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
        {
            Log.Add(formatter(state, exception) + exception);
        }
    }

    private ValueTask<bool> Change(OutboxItem item, Action<Row> change)
    {
        lock (_lock)
        {
            var row = Rows.Single(row => row.Id == item.Id.Value);
            if (row.Receipt is not null)
            {
                return new(false);
            }

            change(row);
            row.ClaimedUntil = null;
            return new(true);
        }
    }

    internal sealed class Row(long id, NotificationRequest request)
    {
        public long Id { get; } = id;

        public NotificationRequest Request { get; } = request;

        public DateTimeOffset? ClaimedUntil { get; set; }

        public DateTimeOffset? RetryAt { get; set; }

        public int Attempts { get; set; }

        public int Unnoted { get; set; }

        public OutboxFailure? Failure { get; set; }

        public OutboxReceipt? Receipt { get; set; }
    }
}
