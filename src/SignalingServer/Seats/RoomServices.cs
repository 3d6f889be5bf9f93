using VideoDesk.SignalingServer.Boards;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Mail.Texts;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Protocol;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>What every room works with.</summary>
internal sealed record RoomServices(
    Appointments Appointments, AppointmentRegister Register, Catalogue Catalogue, RoomStores Stores, IMediaRooms Media, IPresence Presence)
{
    public required IPublication Publication { get; init; }

    public required OfficeQueues Queues { get; init; }

    public required BoardLog Boards { get; init; }

    public required DeskChanges Changes { get; init; }

    public required PublicLinks Links { get; init; }

    public required DocumentTerms DocumentTerms { get; init; }

    public required ContentFiles Files { get; init; }

    public required PassSeal Passes { get; init; }

    public required DocumentAcceptance Acceptance { get; init; }

    public required FormFields FormFields { get; init; }

    public required TurnAccess Turn { get; init; }

    public required DeskMeters Meters { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILogger Logger { get; init; }
}

/// <summary>What is stored about those who take part.</summary>
internal sealed record RoomStores(
    PersonalLinkStore Links,
    AcceptanceStore Acceptances,
    GuestInvitationStore Invitations,
    LiveEventStore Events,
    SurveyStore Surveys,
    BoardStore Boards,
    LiveChatStore LiveChats,
    ScannerTokenStore Scanners,
    ReadMarkStore Reads,
    RoomHeads Heads,
    DocumentStore Documents,
    ProtocolStore Protocol,
    FormStore Forms);
