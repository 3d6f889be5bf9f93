using System.Text.Json;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Seats;

/// <summary>What each may see.</summary>
public sealed class ViewTests
{
    private static readonly DateTimeOffset T = Scene.Slot.StartsAt;

    private static readonly SeatView Taxpayer = new("taxpayer", SeatRole.Taxpayer, "Anna Rossi", Stage.Waiting, true, T);
    private static readonly SeatView Official = new("official-1", SeatRole.Official, "Bruno Tramontana", Stage.Waiting, true, T);
    private static readonly SeatView Guest = new("guest-01", SeatRole.Guest, "Ada Interprete", Stage.Waiting, true, T);

    [Theory]
    [InlineData("official", true)]
    [InlineData("taxpayer", false)]
    [InlineData("guest", false)]
    [InlineData("nobody", false)]
    public void Sheet_IsForTheOfficialOnly(string who, bool sees)
    {
        var view = See(who, T);

        var text = JsonSerializer.Serialize(view, HubJson.Options);
        Assert.Equal(sees, view.Official is not null);
        Assert.Equal(sees, text.Contains("RSSNNA80A41H501X", StringComparison.Ordinal));
        Assert.Equal(sees, text.Contains("anna@posta.example", StringComparison.Ordinal));
        Assert.Equal(sees, text.Contains("0000001\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("official", 3, 1)]
    [InlineData("taxpayer", 3, 1)]
    [InlineData("guest", 1, 0)]
    [InlineData("admitted-guest", 3, 0)]
    [InlineData("nobody", 0, 0)]
    public void SeatsAndInvitations_AreForThoseWhoAreIn(string who, int seats, int invitations)
    {
        var view = See(who, T);

        Assert.Equal((seats, invitations), (view.Seats.Count, view.Invitations.Count));
    }

    [Theory]
    [InlineData(-600_001, "NotYet", "NotOpenYet")]
    [InlineData(-600_000, "Room", "EnterNow")]
    [InlineData(0, "Room", "EnterNow")]
    [InlineData(300_000, "Room", "EnterNow")]
    [InlineData(300_001, "Ended", "NoLongerUsableRebook")]
    [Trait("Requirement", "ADER-14")]
    [Trait("Requirement", "ADER-17")]
    public void Page_OfWhoNeverCame_FollowsTheClockAlone(int milliseconds, string page, string message)
    {
        var view = See("taxpayer", T.AddMilliseconds(milliseconds));

        Assert.Equal((page, message), (view.Page.ToString(), view.Message.Kind.ToString()));
    }

    [Theory]
    [InlineData(-1, "OfficialExpected", null)]
    [InlineData(0, "CourtesyWait", null)]
    [InlineData(299_999, "CourtesyWait", null)]
    [InlineData(300_000, "CourtesyCallback", "******001")]
    [Trait("Requirement", "ADER-18")]
    [Trait("Requirement", "ADER-19")]
    public void Message_OfWhoWaits_ChangesAtTheInstantAndMasksThePhone(int milliseconds, string message, string? phone)
    {
        var view = See("taxpayer", T.AddMilliseconds(milliseconds), new TaxpayerConnect());

        Assert.Equal((message, phone), (view.Message.Kind.ToString(), view.Message.PhoneMasked));
        Assert.Null(See("guest", T.AddMilliseconds(milliseconds), new TaxpayerConnect()).Message.PhoneMasked);
    }

    [Fact]
    public void Acceptances_AreThoseOfTheSeat()
    {
        Assert.Equal([new AcceptanceView("video-terms", "1")], See("taxpayer", T).Acceptances);
        Assert.Equal([new AcceptanceView("video-terms", "2")], See("guest", T).Acceptances);
        Assert.Empty(See("official", T).Acceptances);
    }

    private static View See(string who, DateTimeOffset now, params AppointmentCommand[] commands)
    {
        var session = new AppointmentSession(AppointmentState.NotBooked);
        Handle(Scene.Book(), Scene.Now);
        foreach (var command in commands)
        {
            Handle(command, T.AddMinutes(-5));
        }

        var guest = who == "admitted-guest" ? Guest with { Admitted = true } : Guest;
        var viewer = who switch
        {
            "official" => new Viewer(SeatRole.Official, Official),
            "taxpayer" => new Viewer(SeatRole.Taxpayer, Taxpayer),
            "nobody" => new Viewer(SeatRole.Taxpayer, null),
            _ => new Viewer(SeatRole.Guest, guest),
        };
        return ViewOf.Seat(Facts(session.State), new RoomPicture(1, [Taxpayer, Official, guest], new Dictionary<string, string>()), viewer, now);

        void Handle(AppointmentCommand command, DateTimeOffset at)
        {
            foreach (var happened in session.Decide(command, at).Events)
            {
                session.Apply(happened);
            }
        }
    }

    private static RoomFacts Facts(AppointmentState state) =>
        new(new RegisteredAppointment(state, Scene.Applicant with { Mobile = "+390000001" }), DemoAgenda.Rome, DemoAgenda.Deeds.Name)
        {
            Acceptances =
            [
                new Acceptance("video-terms", "1", "aa", Language.Italian, T),
                new Acceptance("video-terms", "2", "bb", Language.Italian, T) { Seat = "guest-01" },
            ],
            Invitations = [new GuestInvitation("01", state.Id, GuestKind.Interpreter, GuestConsent.Given, IsRevoked: false)],
        };
}
