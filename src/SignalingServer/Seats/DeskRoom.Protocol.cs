using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Protocol;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Documents that get a protocol number, and forms that both sides confirm.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Version of the appointment as of which the facts know the register: every entry and annulment is an event of it.</summary>
    private long _protocolVersion = -1;

    /// <summary>What the facts say of forms is what is stored.</summary>
    private bool _formsAreKnown;

    /// <summary>Gives a document its number; again the same one.</summary>
    public async Task<Reply> AcceptDocumentAsync(Seat official, AcceptDocumentRequest request)
    {
        var subject = PlainText.Name(request.Subject);
        if (ProtocolRegister.JudgeSubject(subject) is { } fault)
        {
            return Reply.Refused(fault.Code, fault.Field);
        }

        if (!DocumentId.TryParse(request.Id, out var document))
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "id");
        }

        var wish = new AcceptWish(Id, _facts!.Office.Id, document, subject, official.Official!.Value) { KeepsRequest = request.KeepRequest };
        var result = await services.Acceptance.AcceptAsync(wish, CancellationToken.None);
        if (result.Refusal is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        await TellDocumentsAsync();
        return Reply.Of(new NumberView(result.Head.Last.ToString(), result.Head.At));
    }

    /// <summary>
    /// Offers a PDF to the taxpayer; counts as the official's confirmation. Not in a turn: reading a large PDF takes long, and the others go on.
    /// </summary>
    public async Task<Reply> OfferFormAsync(DeskConnection connection, Seat official, OfferFormRequest request)
    {
        if (!DocumentId.TryParse(request.Id, out var document))
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "id");
        }

        if (!FormRules.AreFields(request.Fields))
        {
            return Reply.Refused(FormRules.Unreadable.Value, "fields");
        }

        var known = await services.Stores.Documents.FindAsync(document, CancellationToken.None);
        if (known is null || known.Appointment != Id)
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "id");
        }

        if (FormRules.MayOffer(known, official.Id) is { } unfit)
        {
            return Reply.Refused(unfit);
        }

        var (isChecked, fault) = request.Flattened ? (false, null) : await services.FormFields.CompareAsync(known, request.Fields);
        if (fault is not null)
        {
            return Reply.Refused(fault);
        }

        var form = new OfferedForm(document, request.Flattened, request.Fields, known.Sha256 ?? "", isChecked);
        return await InTurnAsync(() => connection.Seat == official
            ? KeepOfferAsync(form, official)
            : Task.FromResult(Reply.Refused(HubCodes.NotEntered)));
    }

    /// <summary>The taxpayer has compared the PDF with what his page shows, and both are what the official offered.</summary>
    public async Task<Reply> ConfirmFormAsync(ConfirmFormRequest request)
    {
        if (!DocumentId.TryParse(request.Id, out var document))
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "id");
        }

        if (!FormRules.AreFields(request.Fields))
        {
            return Reply.Refused(FormRules.Unreadable.Value, "fields");
        }

        var wish = new FormConfirmationWish(document, request.Sha256.ToLowerInvariant(), request.Fields);
        var refusal = await services.Stores.Forms.ConfirmAsync(wish, Id, services.Clock.GetUtcNow(), CancellationToken.None);
        return refusal is null ? await TellFormsAsync() : Reply.Refused(refusal);
    }

    private async Task<Reply> KeepOfferAsync(OfferedForm form, Seat official)
    {
        var refusal = await services.Stores.Forms.OfferAsync(form, (Id, official.Id), services.Clock.GetUtcNow(), CancellationToken.None);
        return refusal is null ? await TellFormsAsync() : Reply.Refused(refusal);
    }

    private async Task<Reply> TellFormsAsync()
    {
        _formsAreKnown = false;
        await TellDocumentsAsync();
        return Reply.Done;
    }

    /// <summary>What the register and the two sides say of documents; read when something may have changed.</summary>
    private async Task<DocumentMarks> MarksAsync(RoomFacts facts, long version)
    {
        var marks = facts.Marks;
        if (!_formsAreKnown)
        {
            marks = marks with { Forms = await services.Stores.Forms.OfAsync(Id, CancellationToken.None) };
            _formsAreKnown = true;
        }

        if (_protocolVersion != version)
        {
            marks = marks with { Entries = await services.Stores.Protocol.OfAppointmentAsync(Id, CancellationToken.None) };
            _protocolVersion = version;
        }

        return marks;
    }
}
