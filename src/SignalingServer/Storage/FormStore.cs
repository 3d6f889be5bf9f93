using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Forms that were offered, and who has confirmed them.</summary>
internal sealed class FormStore(ITransactions transactions)
{
    /// <summary>The forms of an appointment.</summary>
    public Task<IReadOnlyList<OfferedForm>> OfAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        return transactions.ReadAsync((db, cancellation) => ListAsync(db, rows => rows.Where(row => row.Appointment == id), cancellation), cancellationToken);
    }

    /// <summary>Offers a document as a form, which counts as the official's confirmation. Offering it again begins again. Null when it is done.</summary>
    public Task<Refusal?> OfferAsync(
        OfferedForm form, (AppointmentId Appointment, string Seat) by, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var document = await new DocumentStore(new JoinedTransaction(db)).FindAsync(form.Document, cancellation);
            if (document is null || document.Appointment != by.Appointment)
            {
                return new Refusal(DocumentRefusals.Unknown, "id");
            }

            if (FormRules.MayOffer(document, by.Seat) is { } refusal)
            {
                return refusal;
            }

            var id = form.Document.ToString();
            await db.FormConfirmations.Where(row => row.Document == id).ExecuteDeleteAsync(cancellation);
            await db.Forms.Where(row => row.Document == id).ExecuteDeleteAsync(cancellation);
            db.Forms.Add(new FormRow
            {
                Document = id,
                Appointment = by.Appointment.ToString(),
                Flattened = form.IsFlattened,
                Fields = JsonSerializer.Serialize(form.Fields),
                Sha256 = form.Sha256,
                FieldsChecked = form.FieldsChecked,
            });
            db.FormConfirmations.Add(new FormConfirmationRow { Document = id, Side = Side.Office, ConfirmedAt = now });
            await db.SaveChangesAsync(cancellation);
            return null;
        },
        cancellationToken);

    /// <summary>The taxpayer confirms an offered form. Confirming it again changes nothing. Null when it is done.</summary>
    public Task<Refusal?> ConfirmAsync(
        FormConfirmationWish wish, AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = wish.Document.ToString();
            var document = await new DocumentStore(new JoinedTransaction(db)).FindAsync(wish.Document, cancellation);
            var forms = await ListAsync(db, rows => rows.Where(row => row.Document == id), cancellation);
            if (document is null || document.Appointment != appointment || forms is not [var form])
            {
                return new Refusal(DocumentRefusals.Unknown, "id");
            }

            if (FormRules.MayConfirm(document, form, wish.Sha256, wish.Fields) is { } refusal)
            {
                return refusal;
            }

            if (!form.IsConfirmed)
            {
                db.FormConfirmations.Add(new FormConfirmationRow { Document = id, Side = Side.Taxpayer, ConfirmedAt = now });
                await db.SaveChangesAsync(cancellation);
            }

            return null;
        },
        cancellationToken);

    /// <summary>The same within a transaction that reads.</summary>
    internal static async Task<IReadOnlyList<OfferedForm>> ListAsync(
        Db db, Func<IQueryable<FormRow>, IQueryable<FormRow>> which, CancellationToken cancellationToken)
    {
        var rows = await which(db.Forms.AsNoTracking()).ToListAsync(cancellationToken);
        var ids = rows.Select(static row => row.Document).ToList();
        var confirmations = (await db.FormConfirmations.AsNoTracking().Where(row => ids.Contains(row.Document)).ToListAsync(cancellationToken))
            .ToLookup(static row => row.Document);
        return [.. rows.Select(row => FormOf(row, confirmations[row.Document]))];
    }

    private static OfferedForm FormOf(FormRow row, IEnumerable<FormConfirmationRow> confirmations) => new(
        new DocumentId(Guid.ParseExact(row.Document, "N")),
        row.Flattened,
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields)!,
        row.Sha256,
        row.FieldsChecked)
    {
        Confirmations =
        [
            .. confirmations
                .OrderByDescending(static row => row.Side)
                .Select(static row => new FormConfirmation(row.Side, row.ConfirmedAt)),
        ],
    };
}

/// <summary>What the taxpayer confirms.</summary>
/// <param name="Document">The form's PDF.</param>
/// <param name="Sha256">Of what his browser has got.</param>
/// <param name="Fields">Value by name, as his page has them.</param>
internal sealed record FormConfirmationWish(DocumentId Document, string Sha256, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Without the values: it may end in a log.</summary>
    public override string ToString() => Document.ToString();
}
