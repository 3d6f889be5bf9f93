using System.Text.Json;
using System.Text.Json.Nodes;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>What the server sends is what <c>tests/Contracts</c> has, which the client's tests parse.</summary>
public sealed class ContractTests
{
    private static readonly AppointmentFacts Facts = new(
        "0123456789abcdef0123456789abcdef", "Atti e successioni", "Roma 1", "+39 000 000000", At(8, 0), At(8, 30), At(7, 50), "2026-11-16T09:00", "it")
    {
        ServiceNames = new NamesView("Atti e successioni", "Deeds and successions", "Urkunden und Erbfolgen"),
    };

    private static readonly SeatView[] Seats =
    [
        new("taxpayer", SeatRole.Taxpayer, "Anna Rossi", Stage.Waiting, true, At(7, 55)) { Device = DeviceKind.Phone },
        new("official-1", SeatRole.Official, "Bruno Tramontana", Stage.Waiting, false, At(7, 56).AddMilliseconds(250)),
        new("guest-01", SeatRole.Guest, "Ada Interprete", Stage.Consent, true, At(7, 57))
        {
            GuestKind = GuestKind.Interpreter, Device = DeviceKind.Tablet, Pinned = true,
        },
    ];

    private static readonly View TaxpayerWaits = new(
        1794815820000, At(7, 57), Facts, Page.Room, AppointmentPhase.WaitingForOfficial, new(AppointmentMessageKind.OfficialExpected, At(8, 0)))
    {
        You = new YouView("taxpayer", SeatRole.Taxpayer, Stage.Waiting, false),
        Seats = Seats,
        Waiting = new Waiting(2, WaitingReason.OfficialInCall, 12),
        Invitations = [new InvitationView("01", GuestKind.Interpreter, "Ada", GuestConsent.Given, true)],
        Acceptances = [new AcceptanceView("video-terms", "2026-11")],
    };

    private static readonly DocumentsView Documents = new(
        [new DocumentRequestView("02", "Carta d'identità", At(7, 56), true)], true, new DocumentLimits(262144000, 20, 524288000, [DocumentKind.Pdf, DocumentKind.P7m]))
    {
        UsedBytes = 1234,
        UsedFiles = 1,
        Scanned = true,
        Items =
        [
            new DocumentItemView("03", "carta.pdf", 1234, SeatRole.Taxpayer, false, At(7, 57), DocumentState.Ready)
            {
                Kind = DocumentKind.Pdf, Pages = 2, Sha256 = "ab", Request = "02", Warnings = [DocumentWarnings.PdfScript],
            },
            new DocumentItemView("04", "modulo.pdf", 99, SeatRole.Official, true, At(7, 58), DocumentState.Uploading) { Received = 50 },
            new DocumentItemView("05", "foto.jpg", 99, SeatRole.Official, true, At(7, 59), DocumentState.Refused) { Code = "file-infected" },
        ],
    };

    private static readonly EventView Line = EventView.Of(new LiveEvent(7, At(7, 58), "chat", JsonSerializer.Serialize(
        new ChatLine("c1", "taxpayer", SeatRole.Taxpayer, "Anna Rossi", "Buongiorno"), HubJson.Options)));

    public static TheoryData<string> Samples => [.. All.Keys];

    private static Dictionary<string, object> All => new()
    {
        ["state-taxpayer-waits"] = TaxpayerWaits,
        ["state-official"] = Official(),
        ["state-ended"] = Ended(),
        ["state-not-yet"] = new View(1, At(7, 0), Facts, Page.NotYet, AppointmentPhase.Booked, new(AppointmentMessageKind.NotOpenYet, At(7, 50))),
        ["state-chat"] = Chat(),
        ["event"] = Line,
        ["entered"] = new Entered("taxpayer", TaxpayerWaits, [Line], false) { Pass = "CfDJ8Nabc", Reads = [new ReadView("taxpayer", 7)] },
        ["typing"] = new TypingView("taxpayer", "Buon"),
        ["read"] = new ReadView("taxpayer", 7),
        ["media"] = new MediaEventView("producerPaused", JsonSerializer.SerializeToElement(new { producerId = "0-1", paused = true })),
        ["testMedia"] = new MediaEventView(
            "welcome", JsonSerializer.SerializeToElement(new { peerId = "test", peers = Array.Empty<object>(), producers = Array.Empty<object>() })),
        ["deskChanged"] = new DeskChangedView { Limited = true },
        ["guestWanted"] = new GuestWantedView(GuestKind.Helper, "Ada"),
        ["board"] = new BoardUpdateView(7, "taxpayer", [1, 2, 3, 4]),
        ["boardPresence"] = new BoardPresenceView("taxpayer", "{\"x\":0.5,\"y\":0.25}"),
        ["seatLost"] = new SeatLostView(SeatLoss.Moved),
        ["answer-value"] = Reply.Of(new PositionView(7)),
        ["answer-error"] = Reply.Refused("too-many-requests", "text"),
        ["answer-nothing"] = Reply.Done,
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Message_Serialised_IsTheSample(string name)
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contracts", $"{name}.json"));

        var written = JsonSerializer.Serialize(All[name], HubJson.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void Samples_EachFile_IsCompared() => Assert.Equal(
        All.Keys.Order(),
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Contracts"), "*.json").Select(Path.GetFileNameWithoutExtension).Order());

    private static View Official() => TaxpayerWaits with
    {
        Phase = AppointmentPhase.CallbackDue,
        Message = new(AppointmentMessageKind.CourtesyCallback, At(10, 5), "*********001"),
        You = new YouView("official-1", SeatRole.Official, Stage.Waiting, false),
        Waiting = null,
        Acceptances = [],
        Documents = Documents,
        Official = new PreparationSheet("Anna Rossi", "RSSNNA80A41H501X", "oneself", "anna@posta.example", "+39 000 0000001", PreCallState.Reached)
        {
            RequesterName = "Ginevra Montelupo",
            RequesterCode = "MNTGVR70A41H501X",
            Details = "Successione",
            Remark = "Documenti pronti",
            Handover = "Manca un allegato",
            Official = "roma-2",
        },
    };

    private static View Chat() => TaxpayerWaits with
    {
        Page = Page.Chat,
        Companion = Companion.Chat,
        Limited = true,
        Seats = [],
        Waiting = null,
        Invitations = [],
        Acceptances = [new AcceptanceView("chat-terms", "2026-11")],
        LiveChat = new LiveChatView("Il modello F24", At(7, 30), null, true, false),
    };

    private static View Ended() =>
        new(1794819000000, At(8, 50), Facts, Page.Ended, AppointmentPhase.Closed, new(AppointmentMessageKind.Ended))
        {
            Ended = new EndingView(AppointmentPhase.Closed, [NextSteps.SendDocuments, NextSteps.Pay], false, true)
            {
                Outcome = AppointmentOutcome.ServedWithNextSteps,
                CallbackDueAt = At(10, 5),
                PhoneMasked = "*********001",
            },
        };

    private static DateTimeOffset At(int hour, int minute) => new(2026, 11, 16, hour, minute, 0, TimeSpan.Zero);
}
