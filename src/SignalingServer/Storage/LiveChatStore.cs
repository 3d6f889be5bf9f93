using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.LiveChats;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>An official opens a live chat.</summary>
/// <param name="Appointment">About which appointment.</param>
/// <param name="AsksFor">What he asks for.</param>
/// <param name="By">Who.</param>
/// <param name="TokenHash">The hash of the link's token by the number of the opening.</param>
internal sealed record LiveChatWish(AppointmentId Appointment, string AsksFor, OfficialId By, Func<int, string> TokenHash)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => Appointment.ToString();
}

/// <summary>A live chat's link.</summary>
/// <param name="Chat">What it opens.</param>
/// <param name="IsRevoked">It opens nothing: another was sent.</param>
internal sealed record LiveChatLink(LiveChat Chat, bool IsRevoked);

/// <summary>Live chats by appointment and by the hash of their link's token.</summary>
internal sealed class LiveChatStore(ITransactions transactions, ILiveEvents liveEvents)
{
    /// <summary>Openings of one appointment in a day; each sends a mail.</summary>
    private const int MostOfAppointment = 10;

    /// <summary>Openings by one official in an hour.</summary>
    private const int MostOfOfficial = 60;

    /// <summary>A mail about it is worth sending this long.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(7);

    /// <summary>
    /// Opens it, with the mail that says so (N6). One that is open and asks for the same stays as it is; asking for something else revokes the
    /// link before. Null when there were too many.
    /// </summary>
    public async Task<LiveChat?> OpenAsync(LiveChatWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (chat, events) = await transactions.RunAsync(
            async (db, cancellation) =>
            {
                var afterCommit = new HeldBackEvents();
                return (await OpenAsync(db, wish, (now, afterCommit), cancellation), afterCommit);
            },
            cancellationToken);
        await events.ReleaseAsync(liveEvents);
        return chat;
    }

    /// <summary>Closes it. The mail that has not left does not leave any more (A.9, N6: "session closed"). Repeats change nothing.</summary>
    public Task CloseAsync(AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            DateTimeOffset? at = now;
            await WithdrawMailAsync(db, id, now, cancellation);
            return await db.LiveChats
                .Where(row => row.Appointment == id && row.ClosedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(static c => c.ClosedAt, at), cancellation);
        },
        cancellationToken);

    /// <summary>The last one of an appointment; null when there never was one.</summary>
    public Task<LiveChat?> LastAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
        transactions.QueryAsync((db, cancellation) => LastAsync(db, appointment.ToString(), cancellation), cancellationToken);

    /// <summary>By the token of its link; null when there is none.</summary>
    public Task<LiveChatLink?> FindAsync(string tokenHash, CancellationToken cancellationToken) => transactions.QueryAsync(
        async (db, cancellation) =>
            await db.LiveChats.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == tokenHash, cancellation) is { } row
            ? new LiveChatLink(ChatOf(row), row.RevokedAt is not null)
            : null,
        cancellationToken);

    /// <summary>Gives the link to a device, if it has none, if it is this one's, or if the person wants it moved here.</summary>
    /// <param name="tokenHash">Which link.</param>
    /// <param name="device">SHA-256 of the device's key, as hexadecimal digits, and whether the person said "move here".</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<LinkUse> UseAsync(string tokenHash, (string Key, bool MoveHere) device, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var row = await db.LiveChats.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == tokenHash, cancellation);
            if (row is null or { RevokedAt: not null })
            {
                return LinkUse.Refused;
            }

            var taken = await db.LiveChats
                .Where(chat => chat.TokenHash == tokenHash && (chat.Device == null || chat.Device == device.Key || device.MoveHere))
                .ExecuteUpdateAsync(chat => chat.SetProperty(static c => c.Device, device.Key), cancellation);
            return taken == 1 ? LinkUse.Granted : LinkUse.OnAnotherDevice;
        },
        cancellationToken);

    /// <summary>Those of an office that nobody has closed, the oldest first.</summary>
    public Task<IReadOnlyList<LiveChat>> NotClosedOfAsync(OfficeId office, CancellationToken cancellationToken) =>
        ListAsync(appointments => appointments.Where(row => row.Office == office.Value), cancellationToken);

    /// <summary>Those about what somebody booked that nobody has closed, the oldest first.</summary>
    public Task<IReadOnlyList<LiveChat>> NotClosedOfAsync(PersonId person, CancellationToken cancellationToken) =>
        ListAsync(appointments => appointments.Where(row => row.Person == person.Value), cancellationToken);

    /// <summary>Closes it for good and forgets what was asked for, who has read and whose phone it was; that it was there stays.</summary>
    internal static async Task EraseAsync(Db db, string appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RevokeAsync(db, appointment, now, cancellationToken);
        await db.LiveChats
            .Where(row => row.Appointment == appointment)
            .ExecuteUpdateAsync(row => row.SetProperty(static c => c.AsksFor, ""), cancellationToken);
        await db.ScannerTokens.Where(row => row.Appointment == appointment).ExecuteDeleteAsync(cancellationToken);
        await db.ReadMarks.Where(row => row.Appointment == appointment).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Opens it within a transaction: the row, its mail and the appointment's journal together.</summary>
    private static async Task<LiveChat?> OpenAsync(
        Db db, LiveChatWish wish, (DateTimeOffset Now, HeldBackEvents AfterCommit) at, CancellationToken cancellationToken)
    {
        var (id, now) = (wish.Appointment.ToString(), at.Now);
        var last = await LastAsync(db, id, cancellationToken);
        if (last is { ClosedAt: null } && last.AsksFor == wish.AsksFor && now < last.EndsAt)
        {
            return last;
        }

        if (await AreTooManyAsync(db, wish, now, cancellationToken))
        {
            return null;
        }

        await RevokeAsync(db, id, now, cancellationToken);
        var row = RowOf(wish, (last?.Number ?? 0) + 1, now);
        db.LiveChats.Add(row);
        await OutboxWriting.AddAsync(db, [MailOf(row, wish.Appointment)], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var note = new NoteLiveChat(row.Number, wish.By);
        await new JournalNotes(db, at.AfterCommit).WriteAsync(wish.Appointment, note, now, cancellationToken);
        return ChatOf(row);
    }

    private Task<IReadOnlyList<LiveChat>> ListAsync(
        Func<IQueryable<AppointmentRow>, IQueryable<AppointmentRow>> which, CancellationToken cancellationToken) =>
        transactions.QueryAsync<IReadOnlyList<LiveChat>>(
            async (db, cancellation) =>
            {
                var appointments = which(db.Appointments).Select(static row => row.Id);
                var rows = await db.LiveChats.AsNoTracking()
                    .Where(row => row.ClosedAt == null && appointments.Contains(row.Appointment))
                    .OrderBy(static row => row.OpenedAt)
                    .ToListAsync(cancellation);
                return [.. rows.Select(ChatOf)];
            },
            cancellationToken);

    private static async Task<LiveChat?> LastAsync(Db db, string appointment, CancellationToken cancellationToken) =>
        await db.LiveChats.AsNoTracking()
            .Where(row => row.Appointment == appointment)
            .OrderByDescending(static row => row.Number)
            .FirstOrDefaultAsync(cancellationToken) is { } row ? ChatOf(row) : null;

    private static async Task<bool> AreTooManyAsync(Db db, LiveChatWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, by, dayAgo, hourAgo) = (wish.Appointment.ToString(), wish.By.Value, now.AddDays(-1), now.AddHours(-1));
        return await db.LiveChats.CountAsync(row => row.Appointment == id && row.OpenedAt > dayAgo, cancellationToken) >= MostOfAppointment
            || await db.LiveChats.CountAsync(row => row.OpenedBy == by && row.OpenedAt > hourAgo, cancellationToken) >= MostOfOfficial;
    }

    private static async Task RevokeAsync(Db db, string appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = now;
        await WithdrawMailAsync(db, appointment, now, cancellationToken);
        await db.LiveChats
            .Where(row => row.Appointment == appointment && row.ClosedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(static c => c.ClosedAt, at), cancellationToken);
        await db.LiveChats
            .Where(row => row.Appointment == appointment && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(static c => c.RevokedAt, at), cancellationToken);
    }

    private static Task<int> WithdrawMailAsync(Db db, string appointment, DateTimeOffset now, CancellationToken cancellationToken) => db.Outbox
        .Where(row => row.Appointment == appointment && row.Kind == NotificationKind.LiveChat && row.SettledAt == null && row.WithdrawnAt == null)
        .ExecuteUpdateAsync(row => row.SetProperty(static o => o.WithdrawnAt, (DateTimeOffset?)now), cancellationToken);

    private static NotificationRequest MailOf(LiveChatRow row, AppointmentId appointment) => new(
        NotificationKind.LiveChat,
        appointment,
        Notifications.TriggerKey(appointment, NotificationKind.LiveChat, row.Number),
        row.OpenedAt,
        row.OpenedAt + WorthTelling,
        new NotificationData { LiveChat = row.Number });

    private static LiveChatRow RowOf(LiveChatWish wish, int number, DateTimeOffset now) => new()
    {
        Appointment = wish.Appointment.ToString(),
        Number = number,
        AsksFor = wish.AsksFor,
        OpenedAt = now,
        OpenedBy = wish.By.Value,
        TokenHash = wish.TokenHash(number),
    };

    private static LiveChat ChatOf(LiveChatRow row) =>
        new(new AppointmentId(Guid.Parse(row.Appointment)), row.Number, row.AsksFor, row.OpenedAt, row.ClosedAt);
}
