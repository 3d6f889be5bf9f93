using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.LiveChats;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Lists of open live chats.</summary>
internal sealed class LiveChatLists(
    LiveChatStore chats, ReadMarkStore marks, AppointmentRegister register, DeskRooms rooms, TimeProvider clock)
{
    public async Task<List<DeskLiveChatView>> OfOfficeAsync(OfficeId office, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(await chats.NotClosedOfAsync(office, cancellationToken), cancellationToken);
        var activity = await marks.ActivityAsync(open.Select(static one => one.Chat.Appointment), SeatIds.Officials, cancellationToken);
        var there = await rooms.ChatPresencesAsync(open.Select(static one => one.Chat.Appointment));
        return
        [
            .. open.Select(one => ViewOf(
                one, activity.GetValueOrDefault(one.Chat.Appointment, ConversationActivity.None), there[one.Chat.Appointment])),
        ];
    }

    public async Task<List<OwnLiveChatView>> OfPersonAsync(PersonId person, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(await chats.NotClosedOfAsync(person, cancellationToken), cancellationToken);
        var now = clock.GetUtcNow();
        return [.. open.Select(one => new OwnLiveChatView(AppointmentView.From(one.About.State, now), one.Chat.AsksFor, one.Chat.OpenedAt))];
    }

    /// <summary>One that has just been opened.</summary>
    public async Task<DeskLiveChatView> ShownAsync(LiveChat chat, RegisteredAppointment about, CancellationToken cancellationToken)
    {
        var activity = await marks.ActivityAsync([chat.Appointment], SeatIds.Officials, cancellationToken);
        var there = await rooms.ChatPresencesAsync([chat.Appointment]);
        return ViewOf((chat, about), activity.GetValueOrDefault(chat.Appointment, ConversationActivity.None), there[chat.Appointment]);
    }

    private async Task<List<(LiveChat Chat, RegisteredAppointment About)>> OpenAsync(
        IReadOnlyList<LiveChat> notClosed, CancellationToken cancellationToken)
    {
        var about = await register.OfAsync(notClosed.Select(static chat => chat.Appointment), cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. notClosed.Select(chat => (Chat: chat, About: about[chat.Appointment]))
                .Where(one => one.Chat.IsOpenIn(new AppointmentSession(one.About.State).StateAt(now), now)),
        ];
    }

    private DeskLiveChatView ViewOf((LiveChat Chat, RegisteredAppointment About) one, ConversationActivity activity, ChatPresence presence)
    {
        var ((chat, about), now) = (one, clock.GetUtcNow());
        var name = about.Applicant.RequesterName ?? about.Applicant.SubjectName ?? "";
        return new DeskLiveChatView(AppointmentView.From(about.State, now), name, chat.AsksFor, chat.OpenedAt, activity.Unread)
        {
            TaxpayerIsThere = presence.Taxpayer,
            OfficialIsThere = presence.Official,
            LastLine = LineView.Of(activity.Last),
        };
    }
}
