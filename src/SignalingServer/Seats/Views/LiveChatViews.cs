namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>Which side can read the conversation at this moment, in the call's seat or beside it.</summary>
internal readonly record struct ChatPresence(bool Taxpayer, bool Official);

/// <summary>The last opening of the live chat.</summary>
internal sealed record LiveChatView(string AsksFor, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, bool TaxpayerIsThere, bool OfficialIsThere)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(LiveChatView);
}

/// <summary>What views say of the live chat.</summary>
internal static class LiveChatViews
{
    public static LiveChatView? Of(RoomFacts facts, Settled settled, ChatPresence presence) => facts.LiveChat is { } chat
        ? new LiveChatView(chat.AsksFor, chat.OpenedAt, chat.ClosedAtIn(settled.State, settled.Now), presence.Taxpayer, presence.Official)
        : null;

    /// <summary>The page of a seat, or of what stands beside one.</summary>
    public static Page PageOf(RoomFacts facts, Settled settled, Companion? companion)
    {
        if (companion is null)
        {
            return settled.Page;
        }

        var isOpen = IsOpen(facts, settled) || (companion == Companion.Scanner && settled.Page == Page.Room);
        return isOpen ? Page.Chat : Page.ChatClosed;
    }

    public static bool IsOpen(RoomFacts facts, Settled settled) => facts.LiveChat?.IsOpenIn(settled.State, settled.Now) ?? false;
}
