using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>What the register and the two sides say of an appointment's documents.</summary>
internal sealed record DocumentMarks(IReadOnlyList<ProtocolEntry> Entries, IReadOnlyList<OfferedForm> Forms)
{
    public static readonly DocumentMarks None = new([], []);

    public ProtocolView? ProtocolOf(DocumentId document)
    {
        var id = document.ToString();
        return Entries.FirstOrDefault(entry => entry.Draft.Document == id) is { } found ? ProtocolView.Of(found) : null;
    }

    public FormView? FormOf(DocumentId document) => Forms.FirstOrDefault(form => form.Document == document) is { } found
        ? new FormView(found.IsFlattened, found.FieldsChecked, [.. found.Confirmations.Select(ConfirmationView.Of)])
        : null;

    /// <summary>Without the values: it may end in a log.</summary>
    public override string ToString() => nameof(DocumentMarks);
}

/// <summary>A document's entry in the register.</summary>
internal sealed record ProtocolView(string Number, DateTimeOffset At, string Subject)
{
    public AnnulledView? Annulled { get; init; }

    public static ProtocolView Of(ProtocolEntry entry) => new(entry.Number.ToString(), entry.At, entry.Draft.Subject)
    {
        Annulled = entry.Annulment is { } annulment ? new AnnulledView(annulment.At, annulment.Reason) : null,
    };

    /// <summary>Without the subject: it may end in a log.</summary>
    public override string ToString() => Number;
}

internal sealed record AnnulledView(DateTimeOffset At, string Reason);

/// <summary>A form, and who has confirmed it.</summary>
internal sealed record FormView(bool Flattened, bool FieldsChecked, IReadOnlyList<ConfirmationView> ConfirmedBy);

internal sealed record ConfirmationView(SeatRole Role, DateTimeOffset At)
{
    public static ConfirmationView Of(FormConfirmation confirmation) =>
        new(confirmation.By == Side.Office ? SeatRole.Official : SeatRole.Taxpayer, confirmation.At);
}
