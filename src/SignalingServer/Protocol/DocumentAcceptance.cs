using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>An official accepts a document.</summary>
/// <param name="Appointment">Where he sits.</param>
/// <param name="Office">Whose register it is.</param>
/// <param name="Document">Which document.</param>
/// <param name="Subject">What it is, in his words; judged already.</param>
/// <param name="By">The official.</param>
internal sealed record AcceptWish(AppointmentId Appointment, OfficeId Office, DocumentId Document, string Subject, OfficialId By)
{
    /// <summary>What was asked for stays open: more is to come.</summary>
    public bool KeepsRequest { get; init; }
}

/// <summary>The number and its instant, or why there is none.</summary>
internal readonly record struct AcceptResult(RegisterHead Head, Refusal? Refusal);

/// <summary>
/// Accepts documents: state, number, entry, journal and receipt in one transaction, and what was asked for is closed with the last file that
/// answers it. The same document again gives the same number.
/// </summary>
internal sealed class DocumentAcceptance(ITransactions transactions, ILiveEvents liveEvents, ProtocolSettings settings, TimeProvider clock)
{
    public async Task<AcceptResult> AcceptAsync(AcceptWish wish, CancellationToken cancellationToken)
    {
        var (result, events) = await transactions.RunAsync(
            async (db, cancellation) =>
            {
                var afterCommit = new HeldBackEvents();
                return (await AcceptAsync(db, wish, afterCommit, cancellation), afterCommit);
            },
            cancellationToken);
        await events.ReleaseAsync(liveEvents);
        return result;
    }

    private async Task<AcceptResult> AcceptAsync(Db db, AcceptWish wish, ILiveEvents afterCommit, CancellationToken cancellationToken)
    {
        var (id, appointment) = (wish.Document.ToString(), wish.Appointment.ToString());
        var known = await db.ProtocolEntries.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Document == id && row.Appointment == appointment, cancellationToken);
        if (known is not null)
        {
            return new AcceptResult(new RegisterHead(new ProtocolNumber(known.Year, known.Number), known.At), null);
        }

        var forms = await FormStore.ListAsync(db, rows => rows.Where(row => row.Document == id), cancellationToken);
        var documents = new DocumentStore(new JoinedTransaction(db));
        var decision = await documents.ChangeAsync(
            wish.Document,
            document => (document.Appointment == wish.Appointment, forms) switch
            {
                (false, _) => DocumentRefusals.Unknown,
                (_, [{ IsConfirmed: false }]) when document.State == DocumentState.Ready => DocumentRefusals.NotReady,
                _ => DocumentRules.Accept(document, clock.GetUtcNow()),
            },
            cancellationToken);
        if (decision.Next is not { } accepted)
        {
            return new AcceptResult(default, decision.Refusal! with { Field = "id" });
        }

        var head = await EnterAsync(db, (wish, accepted, forms.Count > 0), afterCommit, cancellationToken);
        if (!wish.KeepsRequest)
        {
            // After the entry, whose register one has at a time: of two files that are accepted together the second sees the first.
            await documents.CloseAnsweredAsync(accepted, head.At, cancellationToken);
        }

        return new AcceptResult(head, null);
    }

    private Task<RegisterHead> EnterAsync(
        Db db, (AcceptWish Wish, Document Accepted, bool IsForm) what, ILiveEvents afterCommit, CancellationToken cancellationToken)
    {
        var (wish, accepted, isForm) = what;

        // A form that both have confirmed is the taxpayer's declaration, though the official's browser made its file.
        var direction = accepted.From == Side.Taxpayer || isForm ? ProtocolDirection.Received : ProtocolDirection.Issued;
        var file = new RegisteredFile(accepted.Name, accepted.Bytes, accepted.Sha256 ?? "", accepted.Pages);
        var draft = new ProtocolDraft(settings.Of(wish.Office), wish.Appointment, wish.Document.ToString(), direction, wish.Subject, file, wish.By);
        return ProtocolWriting.EnterAsync(db, draft, clock, afterCommit, cancellationToken);
    }
}
