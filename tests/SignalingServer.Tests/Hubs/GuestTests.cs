using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Third persons (A.8.3-17).</summary>
public class GuestTests
{
    [Fact]
    public async Task Guest_IsInvitedConsentedToAndAdmittedBeforeAnythingIsSeen()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await official.ValueAsync("Say", new { id = "1", text = "riservato" });
        await taxpayer.ValueAsync("AskForGuest", new { guestKind = "interpreter", name = "Ada" });
        Assert.Equal(("interpreter", "Ada"), await WantedAsync(official));
        var invited = await official.ValueAsync("Invite", new { guestKind = "interpreter", name = "Ada" });
        var asked = await taxpayer.StateAsync(static view => view.GetProperty("invitations").GetArrayLength() == 1);
        Assert.Equal("asked", asked.GetProperty("invitations")[0].Text("consent"));
        var guest = await desk.ConnectAsync();
        var enter = new { token = invited.Text("token"), name = "Ada Interprete", device = Desk.Phone };
        Assert.Equal("invitation-not-agreed", await guest.CodeAsync("EnterAsGuest", enter));

        await taxpayer.ValueAsync("AnswerInvitation", new { id = invited.Text("id"), consent = true });
        var entered = await guest.ValueAsync("EnterAsGuest", enter);

        var view = entered.GetProperty("view");
        Assert.Equal("guest", Assert.Single(view.GetProperty("seats").EnumerateArray()).Text("role"));
        Assert.Equal(0, entered.GetProperty("events").GetArrayLength());
        Assert.DoesNotContain("RSSMRA", entered.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("posta.example", entered.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("terms-not-accepted", await guest.CodeAsync("SetStage", new { stage = "waiting" }));
        await desk.AcceptAsync(guest);
        await guest.ValueAsync("SetStage", new { stage = "waiting" });
        Assert.Equal("not-admitted", await guest.CodeAsync("Events", new { after = 0 }));
        Assert.Equal("not-admitted", await guest.CodeAsync("Media", new { method = "createTransport", data = new { direction = "send" } }));

        await official.ValueAsync("AdmitGuest", new { seat = entered.Text("seat") });
        var admitted = await guest.StateAsync(static view => view.GetProperty("you").GetProperty("admitted").GetBoolean());
        Assert.Equal(3, admitted.GetProperty("seats").GetArrayLength());
        Assert.True(admitted.SeatOf("guest").GetProperty("pinned").GetBoolean());
        Assert.Equal(1, (await guest.ValueAsync("Events", new { after = 0 })).GetProperty("events").GetArrayLength());

        static async Task<(string, string)> WantedAsync(HubClient official)
        {
            var wanted = await official.MessageAsync("guestWanted");
            return (wanted.Text("guestKind"), wanted.Text("name"));
        }
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("revoked")]
    [InlineData("refused")]
    public async Task Guest_SentAway_CannotComeBack(string how)
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (guest, seat, token) = await desk.GuestAsync(taxpayer, official);
        var invitation = seat["guest-".Length..];

        await (how switch
        {
            "removed" => official.ValueAsync("Remove", new { seat }),
            "revoked" => official.ValueAsync("RevokeInvitation", new { id = invitation }),
            _ => taxpayer.ValueAsync("AnswerInvitation", new { id = invitation, consent = false }),
        });

        Assert.Equal(how == "refused" ? "revoked" : "removed", (await guest.MessageAsync("seatLost")).Text("reason"));
        await guest.ClosedAsync();
        await official.StateAsync(static view => view.GetProperty("seats").EnumerateArray().All(static seat => seat.Text("role") != "guest"));
        var again = await desk.ConnectAsync();
        var code = await again.CodeAsync("EnterAsGuest", new { token, name = "Ada", device = Desk.Phone });
        Assert.Equal(how == "refused" ? "invitation-not-agreed" : "invitation-unknown", code);
        Assert.Equal("seat-unknown", await official.CodeAsync("AdmitGuest", new { seat }));
    }
}
