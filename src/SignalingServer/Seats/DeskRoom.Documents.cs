using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats.Views;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Documents: who may send, what is asked for, taken back, declined.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>UTF-16 units of why a document is declined.</summary>
    private const int LongestReason = 500;

    /// <summary>What the facts say of documents is what is stored. They change seldom; other things here change all the time.</summary>
    private bool _documentsAreKnown;

    /// <summary>Looks at the documents again and tells everybody. For whoever is not in the room's turn.</summary>
    public Task RefreshDocumentsAsync() => TakeTurnAsync(TellDocumentsAsync);

    /// <summary>Whether a pass is its holder's still, as far as the room knows. Takes a turn.</summary>
    public async Task<bool> HoldsAsync(DeskPass pass) => await TakeTurnAsync(() => Task.FromResult(Holds(pass))) is not (true, false);

    /// <summary>Whether the holder of a pass may begin to send.</summary>
    public async Task<bool> MaySendAsync(DeskPass pass)
    {
        await LoadAsync();
        return Find(pass) is { } seat
            && DocumentViews.MaySend(seat.Role, StageOf(seat), LiveChatViews.PageOf(_facts!, Look(), seat.Companion));
    }

    public async Task<Reply> AskForDocumentAsync(Seat official, AskRequest request)
    {
        var what = PlainText.Name(request.What);
        if (TextFault(what, (DocumentRequest.ShortestWhat, DocumentRequest.LongestWhat), "what") is { } fault)
        {
            return fault;
        }

        if (LiveChatViews.PageOf(_facts!, Look(), official.Companion) is not (Page.Room or Page.Chat))
        {
            return Reply.Refused(HubCodes.Over);
        }

        var now = services.Clock.GetUtcNow();
        if (!official.Wishes.TryTake(now))
        {
            return Reply.Refused(HubCodes.TooManyRequests, "what");
        }

        var asked = new DocumentRequest(Guid.NewGuid().ToString("N"), what, now, null);
        if (await services.Stores.Documents.AskAsync(Id, asked, services.DocumentTerms.Policy, CancellationToken.None) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        await TellDocumentsAsync();
        return Reply.Of(new IdView(asked.Id));
    }

    public async Task<Reply> CloseRequestAsync(DocumentIdRequest request)
    {
        if (!await services.Stores.Documents.CloseRequestAsync(Id, request.Id, services.Clock.GetUtcNow(), CancellationToken.None))
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "id");
        }

        await TellDocumentsAsync();
        return Reply.Done;
    }

    public Task<Reply> WithdrawDocumentAsync(Seat seat, DocumentIdRequest request) =>
        ChangeDocumentAsync(request.Id, document => DocumentRules.Withdraw(document, seat.Id, services.Clock.GetUtcNow()));

    public async Task<Reply> DeclineDocumentAsync(DeclineRequest request)
    {
        var reason = PlainText.Clean(request.Reason).Trim();
        return TextFault(reason, (1, LongestReason), "reason")
            ?? await ChangeDocumentAsync(request.Id, document => DocumentRules.Decline(document, reason, services.Clock.GetUtcNow()));
    }

    private async Task<Reply> ChangeDocumentAsync(string id, Func<Document, DocumentDecision> decide)
    {
        if (!DocumentId.TryParse(id, out var document))
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "id");
        }

        Document? before = null;
        var decision = await services.Stores.Documents.ChangeAsync(
            document,
            known => (before = known).Appointment == Id ? decide(known) : DocumentRefusals.Unknown,
            CancellationToken.None);
        if (decision.Refusal is { } refusal)
        {
            return Reply.Refused(refusal.Code.Value, "id");
        }

        if (before is { File: { } file } && decision.Next?.File is null)
        {
            services.Files.Forget(Id, file);
        }

        await TellDocumentsAsync();
        return Reply.Done;
    }

    private async Task<bool> TellDocumentsAsync()
    {
        _documentsAreKnown = false;
        Publish(new RoomMessage(RoomMessageKind.Documents));
        await TellAsync();
        return true;
    }

    /// <summary>Reads them when something may have changed.</summary>
    private async Task<DocumentsOf> DocumentsAsync(RoomFacts facts)
    {
        if (_documentsAreKnown)
        {
            return facts.Documents;
        }

        var documents = await services.Stores.Documents.OfAsync(Id, CancellationToken.None);
        _documentsAreKnown = true;
        return documents;
    }

    /// <summary>A seat that nobody has taken since the start of the server speaks against nobody; a guest must be there.</summary>
    private bool Holds(DeskPass pass) => Find(pass) is { } seat ? seat.DeviceHash == pass.Device : pass.Role != SeatRole.Guest;

    /// <summary>The seat of a pass, or what stands beside it; null when nobody has taken it.</summary>
    private Seat? Find(DeskPass pass) => pass.Companion is { } beside
        ? _companions.GetValueOrDefault(SeatIds.Key(pass.Seat, beside))
        : _seats.GetValueOrDefault(pass.Seat);

    private string PassOf(EnterWish wish) => services.Passes.Seal(new DeskPass(Id, wish.SeatId, wish.Role, wish.DeviceHash)
    {
        Link = wish.Link is { } link ? new PassLink(link.TokenHash, link.Revision) : null,
        Companion = wish.Companion,
        LiveChat = wish.ChatLink?.Number ?? wish.Scanner?.Token.LiveChat,
        LinkRevision = wish.Scanner?.Token.LinkRevision,
    });

    private static Reply? TextFault(string text, (int Shortest, int Longest) length, string field) => text.Length switch
    {
        var letters when letters < length.Shortest => Reply.Refused(HubCodes.TextMissing, field),
        var letters when letters > length.Longest => Reply.Refused(HubCodes.TextTooLong, field),
        _ => null,
    };
}
