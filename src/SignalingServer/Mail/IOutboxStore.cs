using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>A row of the outbox.</summary>
internal readonly record struct OutboxId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A claimed row: nobody else gets it before the claim ends.</summary>
/// <param name="Id">The row.</param>
/// <param name="Request">What is to be told.</param>
/// <param name="CreatedAt">When the row was written: the mail's Date, the same however often it is tried.</param>
/// <param name="Attempts">Failed attempts so far.</param>
/// <param name="Unnoted">Earlier attempts that were begun and of whose end nothing was noted: the process died, or lost the database, in
/// between. Each may have brought the mail to its addressee.</param>
/// <param name="ClaimedUntil">End of the claim. An attempt that cannot end before is not begun.</param>
internal sealed record OutboxItem(
    OutboxId Id, NotificationRequest Request, DateTimeOffset CreatedAt, int Attempts, int Unnoted, DateTimeOffset ClaimedUntil);

/// <summary>Which rows a dispatcher asks for.</summary>
/// <param name="Now">Rows are due when <c>DueAt &lt;= Now &lt; ExpiresAt</c> and, after a failure, <c>RetryAt &lt;= Now</c>.</param>
/// <param name="Until">End of the claim; a row whose claim has ended (its node died) may be claimed again.</param>
/// <param name="Limit">At most so many, the earliest due first.</param>
internal readonly record struct OutboxClaim(DateTimeOffset Now, DateTimeOffset Until, int Limit);

/// <summary>What became of a row for good: its receipt (A.9). There is exactly one per row, and it is never changed.</summary>
internal enum OutboxOutcome
{
    /// <summary>The mail server (or the folder) has taken it.</summary>
    Sent = 1,

    /// <summary>Its time was over before it could be sent.</summary>
    Expired = 2,

    /// <summary>The mail server refuses it for good, or the address is none.</summary>
    Refused = 3,

    /// <summary>Not for mail: nobody to write to (N2 stays in the worklist; retention has emptied the row).</summary>
    NothingToSend = 4,

    /// <summary>
    /// The mail server (or the folder) has taken it, after an earlier attempt of which only the beginning is known: it may have arrived
    /// more than once, each time with the same Message-ID.
    /// </summary>
    SentRepeated = 5,
}

/// <summary>The receipt of a row. No personal data: codes only.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="At">When.</param>
/// <param name="Code">A stable kebab-case code, see <see cref="DeliveryCodes"/>.</param>
/// <param name="Reply">The mail server's reply code such as 250 or 550; 0 without one.</param>
internal readonly record struct OutboxReceipt(OutboxOutcome Outcome, DateTimeOffset At, string Code, int Reply);

/// <summary>An attempt that may succeed later.</summary>
/// <param name="At">When it failed.</param>
/// <param name="RetryAt">Not before.</param>
/// <param name="Code">A stable kebab-case code, see <see cref="DeliveryCodes"/>.</param>
/// <param name="Reply">The mail server's reply code; 0 without one.</param>
internal readonly record struct OutboxFailure(DateTimeOffset At, DateTimeOffset RetryAt, string Code, int Reply);

/// <summary>
/// The rows of the outbox that wait for the mail server. Every operation is one transaction; "open" means without a receipt and not
/// withdrawn. Instants are UTC, whole milliseconds.
/// </summary>
internal interface IOutboxStore
{
    /// <summary>
    /// Claims open, due, unclaimed rows whose kind this version knows. Two callers never get the same row while a claim lasts.
    /// </summary>
    ValueTask<IReadOnlyList<OutboxItem>> ClaimDueAsync(OutboxClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that an attempt begins now, before the mail can leave: until its end is noted (<see cref="SettleAsync"/>,
    /// <see cref="PostponeAsync"/>) it counts as <see cref="OutboxItem.Unnoted"/>. False when the row is no longer open or no longer under
    /// this claim: then it must not be sent.
    /// </summary>
    ValueTask<bool> BeginAsync(OutboxItem item, CancellationToken cancellationToken);

    /// <summary>Writes the receipt and ends the claim. False when the row already has one or was withdrawn; then nothing changes.</summary>
    ValueTask<bool> SettleAsync(OutboxItem item, OutboxReceipt receipt, CancellationToken cancellationToken);

    /// <summary>Counts the attempt, ends the claim, and makes the row due again. False when it is no longer open.</summary>
    ValueTask<bool> PostponeAsync(OutboxItem item, OutboxFailure failure, CancellationToken cancellationToken);

    /// <summary>
    /// Gives every open row with <c>ExpiresAt &lt;= now</c> and no running claim the receipt <see cref="OutboxOutcome.Expired"/>,
    /// code <see cref="DeliveryCodes.Expired"/>. Returns how many.
    /// </summary>
    ValueTask<int> DropExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// The soonest instant at which an open row becomes due, can be tried again, or expires; for a row under a claim the end of the claim,
    /// because nobody else can do anything with it before. Rows of a kind that this version does not know are not looked at. Null when there
    /// is none.
    /// </summary>
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}
