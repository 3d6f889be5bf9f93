using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>The page itself: entering, leaving, and the ways out of what goes wrong. No media needed.</summary>
public sealed class PageTests(BrowserFixture browsers) : CallTest(browsers)
{
    private const string DenyDevices =
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));";

    [Fact]
    public async Task Join_WithoutCameraAndMicrophone_EntersAndIsSeen()
    {
        var anna = await OpenAsync("Anna");
        await anna.Page.GetByLabel("Microfono", new PageGetByLabelOptions { Exact = true }).UncheckAsync();
        await anna.Page.GetByLabel("Videocamera", new PageGetByLabelOptions { Exact = true }).UncheckAsync();
        await anna.PressAsync("Entra");
        var bruno = await OpenAsync("Bruno");
        await bruno.Page.GetByLabel("Microfono", new PageGetByLabelOptions { Exact = true }).UncheckAsync();
        await bruno.Page.GetByLabel("Videocamera", new PageGetByLabelOptions { Exact = true }).UncheckAsync();
        await bruno.PressAsync("Entra");

        await anna.ShowsTilesAsync("self", "Bruno");
        await bruno.ShowsTilesAsync("self", "Anna");
    }

    [Fact]
    public async Task Join_WhenDevicesAreDenied_SaysWhyAndLetsInWithout()
    {
        var anna = await OpenAsync("Anna", script: DenyDevices);

        await anna.PressAsync("Entra");
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("non ha il permesso di usare il microfono");
        await anna.PressAsync("Entra senza microfono e videocamera");

        await anna.ProbeAsync("phase", "connected", CallPage.Patience);
        await anna.ShowsTilesAsync("self");
    }

    [Fact]
    public async Task Join_WithEmptyName_PointsAtTheField()
    {
        var anna = await OpenAsync("");

        await anna.PressAsync("Entra");

        await Assertions.Expect(anna.Page.GetByText("Scrivi il tuo nome.")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Page.GetByLabel("Il tuo nome", new PageGetByLabelOptions { Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Join_ByKeyboardAlone_EntersAndLeaves()
    {
        var anna = await OpenAsync("Anna");
        await anna.Page.GetByLabel("Il tuo nome", new PageGetByLabelOptions { Exact = true }).FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await anna.ProbeAsync("phase", "connected", CallPage.Patience);
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Stanza prova" })).ToBeFocusedAsync();

        await anna.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Esci" }).FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Chiamata terminata" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Leave_ByButtonOrByClosingTheTab_ClosesTheTileAtTheOthers()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        var carla = await JoinAsync("Carla");
        await anna.ShowsTilesAsync("self", "Bruno", "Carla");

        await bruno.PressAsync("Esci");
        await anna.ShowsTilesAsync("self", "Carla");
        await CloseAsync(carla);

        await anna.ShowsTilesAsync("self");
    }

    [Fact]
    public async Task Page_OnAPhone_NeedsNoSidewaysScrolling()
    {
        var anna = await JoinAsync("Anna");

        await anna.Page.SetViewportSizeAsync(360, 740);

        Assert.True(await anna.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 360"), "the page is wider than 360 pixels");
    }
}
