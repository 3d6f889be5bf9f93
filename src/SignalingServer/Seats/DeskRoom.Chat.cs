using System.Text.Json;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Chat, real-time text, read marks.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Live events in one answer.</summary>
    private const int MostEvents = 200;

    /// <summary>UTF-16 units of a line.</summary>
    private const int LongestLine = 2000;

    /// <summary>The same of a line that is being typed.</summary>
    private const int LongestTyping = 500;

    private const int LongestClientId = 64;

    /// <summary>By seat, the last position that was read; as stored.</summary>
    private Dictionary<string, long> _readUpTo = [];

    private List<ReadView> Reads => [.. _readUpTo.Select(static mark => new ReadView(mark.Key, mark.Value))];

    /// <summary>Adds a line once, however often it is sent under its id.</summary>
    public async Task<Reply> SayAsync(Seat seat, SayRequest request)
    {
        if (MayNotTalk(seat) is { } refused)
        {
            return refused;
        }

        var text = PlainText.Clean(request.Text);
        if (!IsClientId(request.Id))
        {
            return Reply.Refused(HubCodes.RequestUnreadable, "id");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Reply.Refused(HubCodes.TextMissing, "text");
        }

        if (text.Length > LongestLine)
        {
            return Reply.Refused(HubCodes.TextTooLong, "text");
        }

        var now = services.Clock.GetUtcNow();
        if (!seat.Lines.TryTake(now))
        {
            return Reply.Refused(HubCodes.TooManyRequests, "text");
        }

        var line = new ChatLine(request.Id, seat.Id, seat.Role, seat.Name, text);
        var draft = new LiveEventDraft($"{seat.Id}/{request.Id}", LiveEventKinds.Chat, JsonSerializer.Serialize(line, HubJson.Options));
        var (stored, isNew) = await services.Stores.Events.AppendOnceAsync(Id, draft, now, CancellationToken.None);
        await TellEventAsync(stored);
        if (isNew)
        {
            Publish(new RoomMessage(RoomMessageKind.Event) { Position = stored.Position });
            NoteChat();
        }

        return Reply.Of(new PositionView(stored.Position));
    }

    /// <summary>
    /// Shows a line while it is typed (EN 301 549, 6.2). Kept nowhere. Of states that come too fast, the last is told when the time is up.
    /// </summary>
    public Task<Reply> TypeAsync(Seat seat, TypeRequest request)
    {
        if (MayNotTalk(seat) is { } refused)
        {
            return Task.FromResult(refused);
        }

        var text = PlainText.Clean(request.Text);
        if (text.Length > LongestTyping)
        {
            return Task.FromResult(Reply.Refused(HubCodes.TextTooLong, "text"));
        }

        var isFirstThatWaits = seat.LateTyping is null;
        if (isFirstThatWaits && seat.Typing.TryTake(services.Clock.GetUtcNow()))
        {
            TellTyping(seat, text);
        }
        else
        {
            seat.LateTyping = text;
            if (isFirstThatWaits)
            {
                _ = TellLateTypingAsync(seat);
            }
        }

        return Task.FromResult(Reply.Done);
    }

    /// <summary>Tells the last state of a line when the span of the allowance is over, in a turn of its own.</summary>
    private async Task TellLateTypingAsync(Seat seat)
    {
        await Task.Delay(Seat.TypingSpan, services.Clock);
        await TakeTurnAsync(() =>
        {
            var text = seat.LateTyping;
            seat.LateTyping = null;
            if (text is not null && seat.IsHere && MayNotTalk(seat) is null)
            {
                seat.Typing.TryTake(services.Clock.GetUtcNow());
                TellTyping(seat, text);
            }

            return Task.FromResult(true);
        });
    }

    private void TellTyping(Seat seat, string text)
    {
        TellOthers(seat.Id, other => other.Typing(new TypingView(seat.Id, text)));
        Publish(new RoomMessage(RoomMessageKind.Typing) { Seat = seat.Id, Text = text });
    }

    /// <summary>Says how far somebody has read, and keeps it: on whatever device he comes back, and for those who wait for it.</summary>
    public async Task<Reply> MarkReadAsync(Seat seat, PositionRequest request)
    {
        if (MayNotRead(seat) is { } refused)
        {
            return refused;
        }

        if (request.Position > _readUpTo.GetValueOrDefault(seat.Id))
        {
            await services.Stores.Reads.MoveAsync(Id, seat.Id, request.Position, CancellationToken.None);
            TellRead(seat.Id, request.Position);
            Publish(new RoomMessage(RoomMessageKind.Read) { Seat = seat.Id, Position = request.Position });
            NoteChat();
        }

        return Reply.Done;
    }

    /// <summary>What came after a position.</summary>
    public async Task<Reply> EventsAsync(Seat seat, AfterRequest request) =>
        MayNotRead(seat) ?? Reply.Of(await EventsAsync(request.After));

    private async Task<EventsView> EventsAsync(long after)
    {
        var found = await services.Stores.Events.AfterAsync(Id, Math.Max(after, 0), MostEvents + 1, CancellationToken.None);
        return new EventsView([.. found.Take(MostEvents).Select(EventView.Of)], found.Count > MostEvents);
    }

    /// <summary>Whether it can be the id by which a page knows what it sends.</summary>
    private static bool IsClientId(string id) => id is { Length: > 0 and <= LongestClientId } && id.All(static c => c is > ' ' and < (char)127);

    private bool MayRead(Seat seat) =>
        seat.Companion is null ? seat.Role != SeatRole.Guest || IsAdmitted(seat, Look()) : MayReadBeside(seat);

    private Reply? MayNotRead(Seat seat) => MayRead(seat)
        ? null
        : Reply.Refused(seat.Companion is null ? HubCodes.NotAdmitted : HubCodes.TermsNotAccepted);

    private Reply? MayNotTalk(Seat seat)
    {
        if (seat.Companion is not null)
        {
            return MayNotTalkBeside(seat);
        }

        if (Look().Page == Page.Ended)
        {
            return Reply.Refused(HubCodes.Over);
        }

        return MayRead(seat) && seat.Stage >= Stage.Waiting ? null : Reply.Refused(HubCodes.NotAdmitted);
    }
}
