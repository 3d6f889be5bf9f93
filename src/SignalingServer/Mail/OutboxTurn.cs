using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Mail.Texts;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>
/// One pass over the outbox: what is over gets its receipt, what is due is sent and gets its receipt or another try. A row is sent by
/// whoever holds its claim and only while the claim is sure to outlast the attempt, so two nodes never send the same one; it is never
/// sent at or after its expiry.
/// </summary>
/// <param name="store">The rows.</param>
/// <param name="facts">What they are about.</param>
/// <param name="mails">How they are written.</param>
/// <param name="mailer">How they are sent.</param>
/// <param name="times">How long attempts and claims last.</param>
/// <param name="clock">The server's clock.</param>
/// <param name="logger">Ids and codes only.</param>
internal sealed class OutboxTurn(
    IOutboxStore store,
    INotificationFacts facts,
    NotificationMails mails,
    IMailer mailer,
    OutboxTimes times,
    TimeProvider clock,
    ILogger<OutboxTurn> logger)
{
    private const int Batch = 20;

    /// <summary>Whether the batch was full, so that more may be due.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var dropped = await store.DropExpiredAsync(now, cancellationToken);
        if (dropped > 0)
        {
            logger.ExpiredDropped(dropped);
        }

        var items = await store.ClaimDueAsync(new OutboxClaim(now, now + times.ClaimFor, Batch), cancellationToken);
        DeliveryResult? broken = null;
        foreach (var item in items)
        {
            if (cancellationToken.IsCancellationRequested || Now() + times.ClaimNeeded > item.ClaimedUntil)
            {
                await GiveBackAsync(item);
                continue;
            }

            broken = await WorkOnAsync(item, broken, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return items.Count == Batch;
    }

    /// <summary>
    /// Sends or settles one row. Where the server failed the one before, this one is not tried: it would fare the same. Returns the
    /// server's failure, if any.
    /// </summary>
    private async Task<DeliveryResult?> WorkOnAsync(OutboxItem item, DeliveryResult? broken, CancellationToken cancellationToken)
    {
        if ((broken ?? await AttemptAsync(item, cancellationToken)) is not { } result)
        {
            return null;
        }

        await NoteAsync(item, result, cancellationToken);
        // At a row's expiry the attempt is given up: that says nothing of the server.
        return result.Kind == DeliveryKind.ServerUnavailable && Now() < item.Request.ExpiresAt ? result : null;
    }

    /// <summary>Null when the row has been settled without an attempt.</summary>
    private async Task<DeliveryResult?> AttemptAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (await ComposeAsync(item, cancellationToken) is not { } message)
        {
            return null;
        }

        var left = item.Request.ExpiresAt - Now();
        if (left <= TimeSpan.Zero)
        {
            await SettleAsync(item, new OutboxReceipt(OutboxOutcome.Expired, Now(), DeliveryCodes.Expired, 0), cancellationToken);
            return null;
        }

        if (!await store.BeginAsync(item, cancellationToken))
        {
            logger.SettledElsewhere(item.Id);
            return null;
        }

        using var limit = new CancellationTokenSource(left < times.LongestAttempt ? left : times.LongestAttempt, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await mailer.SendAsync(message, both.Token);
    }

    private async Task<MailMessage?> ComposeAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var known = await facts.LoadAsync(item.Request, cancellationToken);
        var made = known is null ? new Composition(null, DeliveryCodes.NoRecipient) : mails.Compose(item.Request, known, item.CreatedAt);
        if (made.Problem is { } problem)
        {
            var outcome = problem == DeliveryCodes.NoRecipient ? OutboxOutcome.NothingToSend : OutboxOutcome.Refused;
            await SettleAsync(item, new OutboxReceipt(outcome, Now(), problem, 0), cancellationToken);
        }

        return made.Message;
    }

    /// <summary>Notes what came of an attempt, whether or not the server is shutting down: a mail that has left must not leave again.</summary>
    private async Task NoteAsync(OutboxItem item, DeliveryResult result, CancellationToken cancellationToken)
    {
        var now = Now();
        switch (result.Kind)
        {
            case DeliveryKind.Delivered:
                var outcome = item.Unnoted == 0 ? OutboxOutcome.Sent : OutboxOutcome.SentRepeated;
                await SettleAsync(item, new OutboxReceipt(outcome, now, result.Code, result.Reply), CancellationToken.None);
                break;
            case DeliveryKind.Refused:
                await SettleAsync(item, new OutboxReceipt(OutboxOutcome.Refused, now, result.Code, result.Reply), CancellationToken.None);
                break;
            default:
                await PostponeAsync(item, result, now, cancellationToken);
                break;
        }
    }

    private async Task PostponeAsync(OutboxItem item, DeliveryResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            await GiveBackAsync(item);
            return;
        }

        var retryAt = now + RetrySchedule.PauseAfter(item.Attempts + 1);
        if (retryAt >= item.Request.ExpiresAt)
        {
            await SettleAsync(item, new OutboxReceipt(OutboxOutcome.Expired, now, result.Code, result.Reply), cancellationToken);
            return;
        }

        logger.Postponed(item.Id, item.Request.Kind, result.Code, result.Reply, retryAt);
        await store.PostponeAsync(item, new OutboxFailure(now, retryAt, result.Code, result.Reply), cancellationToken);
    }

    /// <summary>Ends the claim of a row that was not tried, or whose attempt the shutdown ended: due again at once, on any node.</summary>
    private async Task GiveBackAsync(OutboxItem item)
    {
        var now = Now();
        await store.PostponeAsync(item, new OutboxFailure(now, now, DeliveryCodes.GivenBack, 0), CancellationToken.None);
    }

    private async Task SettleAsync(OutboxItem item, OutboxReceipt receipt, CancellationToken cancellationToken)
    {
        var isNoted = await store.SettleAsync(item, receipt, cancellationToken);
        logger.Settled(item.Id, item.Request.Kind, receipt.Outcome, receipt.Code, receipt.Reply);
        if (!isNoted)
        {
            logger.SettledElsewhere(item.Id);
        }
    }

    private DateTimeOffset Now() => RomeTime.CutToMilliseconds(clock.GetUtcNow());
}
