using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>An official in a call, with another appointment before the eyes.</summary>
public sealed partial class LeavingCallTests(BrowserFixture browsers) : DeskTest(browsers)
{
    private const string Other = "Isotta Roccaforte";

    /// <summary>Her appointment was looked at before the call was entered.</summary>
    private const string LookedAtBefore = """
        id => {
          const [state, here] = [history.state, location.href];
          history.pushState({}, '', `/operatore?appointment=${id}`);
          history.pushState(state, '', here);
        }
        """;

    [Fact]
    public async Task Official_InACall_IsAskedBeforeAnotherAppointmentTakesItsPlace()
    {
        var (mario, bruno, _) = await MeetAsync();
        await bruno.PressAsync("Torna all'agenda");
        await bruno.Page.GetByRole(AriaRole.Button, new() { NameRegex = OpensOther() }).ClickAsync();
        await Assertions.Expect(bruno.Button("Resta nella chiamata")).ToBeFocusedAsync();
        await bruno.PassAsync("domanda");
        await bruno.Page.Keyboard.PressAsync("Escape");
        await bruno.PressAsync("Torna all'appuntamento");
        await Assertions.Expect(bruno.Page.Locator(".call-bar")).ToBeVisibleAsync();

        await bruno.PressAsync("Torna all'agenda");
        await bruno.Page.GetByRole(AriaRole.Button, new() { NameRegex = OpensOther() }).ClickAsync();
        await bruno.PressAsync("Esci e apri");
        await bruno.SeesHeadingAsync($"Appuntamento con {Other}");
        await mario.SeesAsync($"{Official} non è in linea");
    }

    [Fact]
    public async Task Official_InACallWhoGoesBackAndStays_IsNotAskedAgainOnTheWayToTheAgenda()
    {
        var (_, bruno, other) = await MeetAsync();
        var call = bruno.Page.Url;
        await bruno.Page.EvaluateAsync(LookedAtBefore, other);

        await bruno.Page.GoBackAsync();
        await bruno.PressAsync("Resta nella chiamata");
        Assert.Equal(call, bruno.Page.Url);
        await Assertions.Expect(bruno.Page.Locator(".call-bar")).ToBeVisibleAsync();
        await bruno.Page.GoBackAsync();
        await Assertions.Expect(bruno.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        Assert.Equal(call, bruno.Page.Url);
        await bruno.Page.GoBackAsync();
        await bruno.SeesHeadingAsync("Agenda dell'ufficio");
    }

    [Fact]
    public async Task LiveChat_OpenedDuringACall_IsSaidOnScreenUntilItIsLookedAt()
    {
        var (_, bruno, _) = await MeetAsync();
        await bruno.PressAsync("Torna all'agenda");
        await bruno.Page.GetByRole(AriaRole.Button, new() { NameRegex = ChatsWithOther() }).ClickAsync();
        var dialog = bruno.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("textarea").FillAsync("Copia del contratto");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Apri la live chat e invia la e-mail" }).ClickAsync();
        await bruno.SeesAsync($"La live chat con {Other} è aperta");
        await bruno.PassAsync("avviso");

        var open = bruno.Page.Locator(".call-notice").GetByRole(AriaRole.Button, new() { Name = $"Apri la conversazione con {Other}" });
        await open.ClickAsync();
        await bruno.PressAsync("Esci e apri");
        await bruno.SeesHeadingAsync($"Appuntamento con {Other}");
        await Assertions.Expect(bruno.Page.GetByRole(AriaRole.Heading, new() { Name = $"Live chat con {Other}" })).ToBeVisibleAsync();
        await Assertions.Expect(open).ToBeHiddenAsync();
    }

    /// <summary>A call is under way, and another appointment stands in the same day's agenda.</summary>
    private async Task<(DeskPerson Taxpayer, DeskPerson Official, string Other)> MeetAsync()
    {
        var appointment = await Server.BookAsync();
        var other = await Server.BookAsync("isotta");
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(-5));
        var mario = await PersonAsync("taxpayer");
        await mario.ComeToWaitingRoomAsync(appointment);
        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        await bruno.JoinAsync(Taxpayer);
        await bruno.AdmitByKeyAsync();
        await mario.Page.Locator(".call-bar").WaitForAsync();
        return (mario, bruno, other.Id);
    }

    [GeneratedRegex($"^(Apri|Entra).*appuntamento con {Other}")]
    private static partial Regex OpensOther();

    [GeneratedRegex($"^Live chat con {Other}")]
    private static partial Regex ChatsWithOther();
}
