using System.Text.Json;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>An open live chat as the office sees it.</summary>
/// <param name="Appointment">About which appointment.</param>
/// <param name="Name">Of the person who comes. Personal data.</param>
/// <param name="AsksFor">What an official asked for.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Unread">Lines of the taxpayer's side that no official has read.</param>
internal sealed record DeskLiveChatView(AppointmentView Appointment, string Name, string AsksFor, DateTimeOffset OpenedAt, int Unread)
{
    public bool TaxpayerIsThere { get; init; }

    public bool OfficialIsThere { get; init; }

    /// <summary>Null while nobody has written.</summary>
    public LineView? LastLine { get; init; }

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => Appointment.Id;
}

/// <summary>A line of the conversation; <paramref name="Role"/> is taxpayer, official or guest.</summary>
internal sealed record LineView(DateTimeOffset At, string Role, string Text)
{
    public static LineView? Of(LiveEvent? line)
    {
        if (line is null || JsonSerializer.Deserialize<ChatLine>(line.Payload, HubJson.Options) is not { } said)
        {
            return null;
        }

        return new LineView(line.At, KebabWords.Of(said.Role), said.Text);
    }

    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(LineView);
}

/// <summary>An open live chat as the taxpayer's side sees it.</summary>
internal sealed record OwnLiveChatView(AppointmentView Appointment, string AsksFor, DateTimeOffset OpenedAt)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => Appointment.Id;
}
