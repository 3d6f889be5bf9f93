using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.LiveChats;

/// <summary>Officials open and close live chats (SD-12); rooms, mails and those who watch the office follow.</summary>
internal sealed class LiveChatDesk(
    LiveChatStore chats, LiveChatRequests requests, LinkTokens tokens, OutboxSignal outbox, DeskChanges changes, TimeProvider clock)
{
    /// <summary>UTF-16 units of what is asked for.</summary>
    private const int ShortestText = 3;

    private const int LongestText = 300;

    /// <summary>Opens it and sends the mail. Asking for the same again changes nothing; for something else, sends another link.</summary>
    public async Task<Answer<LiveChat>> OpenAsync(
        OfficeCaller caller, RegisteredAppointment about, string? typed, CancellationToken cancellationToken)
    {
        var text = PlainText.Name(typed ?? "");
        if (text.Length is < ShortestText or > LongestText)
        {
            return new Fault(text.Length < ShortestText ? HostFaults.AsksForMissing : HostFaults.AsksForTooLong, "asksFor");
        }

        var (now, id) = (clock.GetUtcNow(), about.State.Id);
        if (!LiveChat.IsPossibleIn(new AppointmentSession(about.State).StateAt(now)))
        {
            return new Fault(HostFaults.LiveChatNotPossible);
        }

        var wish = new LiveChatWish(id, text, caller.Official, number => LinkTokens.Hash(tokens.OfChat(id, number)));
        if (await chats.OpenAsync(wish, now, cancellationToken) is not { } chat)
        {
            return new Fault(HostFaults.TooManyRequests);
        }

        if (chat.OpenedAt == now)
        {
            await requests.AskAsync(id, text, now, cancellationToken);
        }

        outbox.Set();
        changes.Changed(id, caller.Office);
        return chat;
    }

    /// <summary>Closes it; everybody in it is told. Repeats change nothing.</summary>
    public async Task CloseAsync(OfficeCaller caller, AppointmentId appointment, CancellationToken cancellationToken)
    {
        await chats.CloseAsync(appointment, clock.GetUtcNow(), cancellationToken);
        changes.Changed(appointment, caller.Office);
    }
}
