using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// Documents and what is asked for. Whoever changes something here tells the room (<see cref="Documents.DocumentNews"/>). Inside another
/// transaction: <c>new DocumentStore(new JoinedTransaction(db))</c>.
/// </summary>
internal sealed class DocumentStore(ITransactions transactions)
{
    /// <summary>Everything of an appointment, the oldest first.</summary>
    public Task<DocumentsOf> OfAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
        transactions.ReadAsync((db, cancellation) => OfAsync(db, appointment, cancellation), cancellationToken);

    /// <summary>One of them; null when there is none.</summary>
    public Task<Document?> FindAsync(DocumentId document, CancellationToken cancellationToken) => transactions.QueryAsync(
        async (db, cancellation) =>
        {
            var id = document.ToString();
            return await db.Documents.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row ? DocumentOf(row) : null;
        },
        cancellationToken);

    /// <summary>Writes down what the official asks for.</summary>
    public Task<Refusal?> AskAsync(
        AppointmentId appointment, DocumentRequest request, DocumentPolicy policy, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            if (await db.DocumentRequests.CountAsync(row => row.Appointment == id && row.ClosedAt == null, cancellation) >= policy.OpenRequests)
            {
                return new Refusal(new RefusalCode("too-many-requests"), "what");
            }

            db.DocumentRequests.Add(new DocumentRequestRow { Id = request.Id, Appointment = id, What = request.What, AskedAt = request.AskedAt });
            await db.SaveChangesAsync(cancellation);
            return null;
        },
        cancellationToken);

    /// <summary>Nothing more can be sent for it. False when there is no such request; doing so again changes nothing.</summary>
    public Task<bool> CloseRequestAsync(
        AppointmentId appointment, string request, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            if (await db.DocumentRequests.FirstOrDefaultAsync(row => row.Id == request && row.Appointment == id, cancellation) is not { } row)
            {
                return false;
            }

            row.ClosedAt ??= now;
            await db.SaveChangesAsync(cancellation);
            return true;
        },
        cancellationToken);

    /// <summary>
    /// Closes the request that an accepted document answers, unless another file for it is on its way or waits to be accepted or declined.
    /// </summary>
    public Task CloseAnsweredAsync(Document accepted, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var (request, appointment) = (accepted.Request, accepted.Appointment.ToString());
            var others = db.Documents.Where(row => row.Appointment == appointment && row.Request == request
                && (row.State == DocumentState.Uploading || row.State == DocumentState.Checking || row.State == DocumentState.Ready));
            if (request is null || await others.AnyAsync(cancellation))
            {
                return 0;
            }

            return await db.DocumentRequests.Where(row => row.Id == request && row.Appointment == appointment && row.ClosedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(static known => known.ClosedAt, now), cancellation);
        },
        cancellationToken);

    /// <summary>Writes down an upload that begins, if rules and limits allow; of two that begin together each counts the other.</summary>
    public Task<Refusal?> BeginAsync(Document draft, DocumentPolicy policy, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var appointment = draft.Appointment.ToString();
            await db.ContentKeys.Where(row => row.Appointment == appointment)
                .ExecuteUpdateAsync(static row => row.SetProperty(static k => k.Uploads, static k => k.Uploads + 1), cancellation);
            var documents = await OfAsync(db, draft.Appointment, cancellation);
            if ((UploadRules.MaySend(draft.From, documents, draft.Request) ?? UploadRules.Fits(policy, documents, draft.Bytes)) is { } refusal)
            {
                return refusal;
            }

            var row = new DocumentRow
            {
                Id = draft.Id.ToString(),
                Appointment = appointment,
                FromSide = draft.From,
                Seat = draft.Seat,
                Request = draft.Request,
                Scanner = draft.Scanner,
                Name = draft.Name,
                CreatedAt = draft.CreatedAt,
            };
            Write(row, draft);
            db.Documents.Add(row);
            await db.SaveChangesAsync(cancellation);
            return null;
        },
        cancellationToken);

    /// <summary>Changes a document as a rule decides; whoever meets another change decides again.</summary>
    /// <returns>The document as it is afterwards, or why nothing was changed.</returns>
    public Task<DocumentDecision> ChangeAsync(
        DocumentId document, Func<Document, DocumentDecision> decide, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = document.ToString();
            if (await db.Documents.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return DocumentRefusals.Unknown;
            }

            var decision = decide(DocumentOf(row));
            if (decision.Next is { } next)
            {
                Write(row, next);
                await db.SaveChangesAsync(cancellation);
            }

            return decision;
        },
        cancellationToken);

    internal static async Task<DocumentsOf> OfAsync(Db db, AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        var requests = await db.DocumentRequests.AsNoTracking()
            .Where(row => row.Appointment == id).OrderBy(static row => row.AskedAt).ThenBy(static row => row.Id).ToListAsync(cancellationToken);
        var items = await db.Documents.AsNoTracking()
            .Where(row => row.Appointment == id).OrderBy(static row => row.CreatedAt).ThenBy(static row => row.Id).ToListAsync(cancellationToken);
        return new DocumentsOf(
            [.. requests.Select(static row => new DocumentRequest(row.Id, row.What, row.AskedAt, row.ClosedAt))], [.. items.Select(DocumentOf)]);
    }

    internal static Document DocumentOf(DocumentRow row) => new(
        new DocumentId(Guid.ParseExact(row.Id, "N")), new AppointmentId(Guid.Parse(row.Appointment)), row.FromSide, row.Seat, row.Name, row.Bytes)
    {
        State = row.State,
        Request = row.Request,
        Scanner = row.Scanner,
        Kind = row.Kind,
        Pages = row.Pages,
        Sha256 = row.Sha256,
        Code = row.Code,
        Reason = row.Reason,
        Warnings = row.Warnings,
        Received = row.Received,
        File = row.File,
        CreatedAt = row.CreatedAt,
        ChangedAt = row.ChangedAt,
        ReadyAt = row.ReadyAt,
    };

    private static void Write(DocumentRow row, Document document)
    {
        (row.Name, row.Bytes, row.Received, row.State) = (document.Name, document.Bytes, document.Received, document.State);
        (row.Kind, row.Pages, row.Sha256, row.File) = (document.Kind, document.Pages, document.Sha256, document.File);
        (row.Code, row.Reason, row.Warnings) = (document.Code, document.Reason, document.Warnings);
        (row.ChangedAt, row.ReadyAt) = (document.ChangedAt, document.ReadyAt);
        row.Version++;
    }
}
