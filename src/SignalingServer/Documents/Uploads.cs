using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>An upload as it stands, or why there is none.</summary>
/// <remarks><paramref name="Expires"/>: when it is forgotten if nobody goes on with it; null once all of it is there.</remarks>
internal readonly record struct UploadStatus(Document? Document, long Offset, DateTimeOffset? Expires, RefusalCode? Refusal)
{
    public static implicit operator UploadStatus(RefusalCode code) => new(null, 0, null, code);
}

/// <summary>Uploads from beginning to end, whatever protocol brings them.</summary>
internal sealed class Uploads(
    DocumentStore store, InspectionClaims claims, ContentFiles files, DeskRooms rooms, UploadTurns turns, DocumentSettings settings)
{
    private readonly DocumentPolicy _policy = settings.Policy;

    public required IVirusScanner Scanner { private get; init; }

    public required DocumentNews News { private get; init; }

    public required RefusalLog Refusals { private get; init; }

    public required InspectionQueue Inspections { private get; init; }

    public required TimeProvider Clock { private get; init; }

    /// <summary>Begins one. Nothing is stored where it is refused.</summary>
    public async Task<UploadStatus> BeginAsync(DeskPass pass, long bytes, UploadMetadata metadata, CancellationToken cancellationToken)
    {
        var (draft, refusal) = await DraftAsync(pass, bytes, metadata, cancellationToken);
        refusal ??= await files.PrepareAsync(pass.Appointment, cancellationToken) ? null : DocumentRefusals.PassInvalid;
        refusal ??= (await store.BeginAsync(draft!, _policy, cancellationToken))?.Code;
        if (refusal is { } code)
        {
            await Refusals.WriteAsync(pass.Appointment, null, code);
            return code;
        }

        await News.TellAsync(pass.Appointment);
        return new UploadStatus(draft, 0, Expiry(draft!), null);
    }

    /// <summary>How far one is. Whoever was sending stops: what he sent last is counted.</summary>
    public async Task<UploadStatus> FindAsync(DeskPass pass, DocumentId id, CancellationToken cancellationToken)
    {
        if (await OwnAsync(pass, id, cancellationToken) is not { } document)
        {
            return await StolenAsync(pass, id);
        }

        using var turn = await turns.TakeAsync(id, cancellationToken);
        if (turn is null)
        {
            return UploadCodes.Busy;
        }

        document = await store.FindAsync(id, cancellationToken) ?? document;
        var status = StatusOf(document);

        // All bytes are on the disk and the row does not know it: whoever wrote them ended before he could say so.
        return document.State == DocumentState.Uploading && status.Refusal is null && status.Offset == document.Bytes
            ? await BookAsync(document, status.Offset, null)
            : status;
    }

    /// <summary>Takes bytes.</summary>
    public async Task<UploadStatus> AppendAsync(DeskPass pass, DocumentId id, UploadPart part, CancellationToken cancellationToken)
    {
        if (await OwnAsync(pass, id, cancellationToken) is null)
        {
            return await StolenAsync(pass, id);
        }

        using var turn = await turns.TakeAsync(id, cancellationToken);
        if (turn is null || await store.FindAsync(id, cancellationToken) is not { } document)
        {
            return UploadCodes.Busy;
        }

        var status = StatusOf(document);
        if (status.Refusal is not null)
        {
            return status;
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, turn.Stopped);
        if (part.Offset != status.Offset || await IsTooLongAsync(document, part, both.Token))
        {
            await Refusals.WriteAsync(pass.Appointment, id, DocumentRefusals.UploadMismatch);
            return part.Offset != status.Offset ? DocumentRefusals.UploadMismatch : UploadCodes.TooLong;
        }

        if (document.State != DocumentState.Uploading)
        {
            return status;
        }

        if (await ClosedAsync(document, cancellationToken) is { } closed)
        {
            await Refusals.WriteAsync(pass.Appointment, id, closed);
            return closed;
        }

        return await ReceiveAsync(document, part, both.Token);
    }

    /// <summary>The sender wants it no more.</summary>
    public async Task<UploadStatus> EndAsync(DeskPass pass, DocumentId id, CancellationToken cancellationToken)
    {
        if (await OwnAsync(pass, id, cancellationToken) is not { } document)
        {
            return await StolenAsync(pass, id);
        }

        using var turn = await turns.TakeAsync(id, cancellationToken);
        var decision = await store.ChangeAsync(id, known => DocumentRules.Withdraw(known, pass.Seat, Clock.GetUtcNow()), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return refusal.Code;
        }

        ForgetFiles(document);
        await News.TellAsync(pass.Appointment);
        return new UploadStatus(decision.Next, 0, null, null);
    }

    private async Task<(Document? Draft, RefusalCode? Refusal)> DraftAsync(
        DeskPass pass, long bytes, UploadMetadata metadata, CancellationToken cancellationToken)
    {
        if (!await rooms.MaySendAsync(pass))
        {
            return (null, DocumentRefusals.NotEnabled);
        }

        if (UploadRules.Fits(_policy, DocumentsOf.Nothing, bytes) is { } refusal)
        {
            return (null, refusal.Code);
        }

        if (DocumentNames.Clean(metadata.Name) is not { } name)
        {
            return (null, DocumentRefusals.NameUnusable);
        }

        if (!files.HasRoomFor(bytes + await claims.MissingBytesAsync(cancellationToken)))
        {
            return (null, DocumentRefusals.StorageFull);
        }

        if (!await Scanner.AnswersAsync(cancellationToken))
        {
            return (null, DocumentRefusals.ScannerAway);
        }

        var (id, now) = (new DocumentId(Guid.NewGuid()), Clock.GetUtcNow());
        var request = pass.Side == Side.Taxpayer ? metadata.Request : null;
        return (new Document(id, pass.Appointment, pass.Side, pass.Seat, name, bytes)
        {
            Request = request,
            Scanner = pass.Companion == Companion.Scanner ? pass.Device : null,
            Pages = metadata.Pages,
            File = new ContentId(id, 0).ToString(),
            CreatedAt = now,
            ChangedAt = now,
        }, null);
    }

    private async Task<UploadStatus> ReceiveAsync(Document document, UploadPart part, CancellationToken cancellationToken)
    {
        try
        {
            var (received, code) = await UploadWriting.WriteAsync(files, document, part, cancellationToken);
            if (code == UploadCodes.TooLong)
            {
                await Refusals.WriteAsync(document.Appointment, document.Id, DocumentRefusals.UploadMismatch);
            }

            return await BookAsync(document, received, code);
        }
        catch (IOException e) when (StorageFaults.IsFull(e))
        {
            await RefuseAsync(document, DocumentRefusals.StorageFull);
            return DocumentRefusals.StorageFull;
        }
        catch (IOException e) when (StorageFaults.IsHeldElsewhere(e))
        {
            return UploadCodes.Busy;
        }
    }

    /// <summary>More than is left; of an upload that is complete, anything. What does not say its length shows it later.</summary>
    private static async Task<bool> IsTooLongAsync(Document document, UploadPart part, CancellationToken cancellationToken)
    {
        var isOpen = document.State == DocumentState.Uploading;
        return part.Length is { } length
            ? length > (isOpen ? document.Bytes - part.Offset : 0)
            : !isOpen && await UploadWriting.HasBytesAsync(part.Body, cancellationToken);
    }

    /// <summary>Writes down how much is there, also for somebody who has gone or is answered with a code.</summary>
    private async Task<UploadStatus> BookAsync(Document document, long received, RefusalCode? code)
    {
        var decision = await store.ChangeAsync(
            document.Id, known => DocumentRules.Receive(known, received, Clock.GetUtcNow()), CancellationToken.None);
        if (decision.Next is not { } next)
        {
            // It was withdrawn meanwhile.
            ForgetFiles(document);
            return UploadCodes.Gone;
        }

        if (next.State == DocumentState.Checking)
        {
            Inspections.Signal();
        }

        await News.TellAsync(document.Appointment);
        return code is { } told ? told : StatusOf(next);
    }

    private async Task RefuseAsync(Document document, RefusalCode code)
    {
        await store.ChangeAsync(document.Id, known => DocumentRules.Refuse(known, code, Clock.GetUtcNow()), CancellationToken.None);
        ForgetFiles(document);
        await Refusals.WriteAsync(document.Appointment, document.Id, code);
        await News.TellAsync(document.Appointment);
    }

    /// <summary>What the holder of the pass sent; a scanner has only what it sent itself.</summary>
    private async Task<Document?> OwnAsync(DeskPass pass, DocumentId id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } found
            && found.Appointment == pass.Appointment && found.Seat == pass.Seat
            && (pass.Companion != Companion.Scanner || found.Scanner == pass.Device)
            ? found
            : null;

    /// <summary>Somebody comes with the address of what is not his, or of nothing.</summary>
    private async Task<UploadStatus> StolenAsync(DeskPass pass, DocumentId id)
    {
        await Refusals.WriteAsync(pass.Appointment, id, DocumentRefusals.Unknown);
        return DocumentRefusals.Unknown;
    }

    private UploadStatus StatusOf(Document document) => document switch
    {
        { State: DocumentState.Uploading } when Expiry(document) <= Clock.GetUtcNow() => UploadCodes.Gone,
        { State: DocumentState.Uploading, File: { } file } =>
            new UploadStatus(document, Math.Min(files.StoredOf(document.Appointment, file), document.Bytes), Expiry(document), null),
        _ when document.Received > 0 && document.State is not (DocumentState.Withdrawn or DocumentState.Refused) =>
            new UploadStatus(document, document.Received, null, null),
        _ => UploadCodes.Gone,
    };

    /// <summary>Why no more bytes of it are taken; null when they are.</summary>
    private async Task<RefusalCode?> ClosedAsync(Document document, CancellationToken cancellationToken)
    {
        if (document.From != Side.Taxpayer)
        {
            return null;
        }

        var documents = await store.OfAsync(document.Appointment, cancellationToken);
        return UploadRules.MaySend(document.From, documents, document.Request)?.Code;
    }

    private void ForgetFiles(Document document)
    {
        if (document.File is { } file)
        {
            files.Forget(document.Appointment, file);
        }
    }

    private DateTimeOffset Expiry(Document document) => document.ChangedAt + _policy.ForgottenAfter;
}
