using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Meetings without pictures, without a camera, without a microphone, and without the browser's permission.</summary>
public sealed class FewDevicesTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private const string Marks = ".call-tile:not(.is-own) .call-marks";

    [Fact]
    public async Task AudioOnly_InTheCall_StopsPicturesBothWaysAndSoundGoesOn()
    {
        var (taxpayer, official) = await MeetAsync();

        await SetAudioOnlyAsync(taxpayer, isOn: true);
        await official.ReceivesNothingAsync("frames");
        await taxpayer.ReceivesNothingAsync("frames");
        await official.HearsAsync(1);
        await taxpayer.HearsAsync(1);
        await Assertions.Expect(official.Page.Locator(Marks)).ToContainTextAsync("videocamera spenta");
        await taxpayer.PassAsync("audio-only");
        await official.TakePictureAsync("audio-only");

        await SetAudioOnlyAsync(taxpayer, isOn: false);
        await official.SeesAndHearsAsync(1);
        await taxpayer.SeesAndHearsAsync(1);
    }

    [Fact]
    public async Task Taxpayer_WithoutCamera_IsHeardAndSees()
    {
        var (taxpayer, official) = (await PersonAsync("taxpayer"), await PersonAsync("official"));
        await taxpayer.ComeInAsync(Server.Link, Words.Italian);
        await taxpayer.PressAsync(Words.Italian.TryMicrophone);
        await taxpayer.Button(Words.Italian.MicrophoneIsOn).WaitForAsync();
        await taxpayer.PressAsync(Words.Italian.EnterWith);
        await taxpayer.SeesHeadingAsync(Words.Italian.Waiting);

        await official.JoinFromAgendaAsync(Official);
        await official.AdmitAsync(Words.Italian);
        await taxpayer.SeesAndHearsAsync(1);
        await official.HearsAsync(1);
        await Assertions.Expect(official.Page.Locator(Marks)).ToContainTextAsync("videocamera spenta");
        await official.PassAsync("without-camera");
    }

    [Fact]
    public async Task Taxpayer_WithoutCameraAndMicrophone_SeesHearsAndWrites()
    {
        var (taxpayer, official) = (await PersonAsync("taxpayer"), await PersonAsync("official"));
        await taxpayer.ComeInAsync(Server.Link, Words.Italian);
        await taxpayer.PressAsync(Words.Italian.EnterWithout);
        await taxpayer.SeesHeadingAsync(Words.Italian.Waiting);

        await official.JoinFromAgendaAsync(Official);
        await official.AdmitAsync(Words.Italian);
        await taxpayer.SeesAndHearsAsync(1);
        await Assertions.Expect(official.Page.Locator(Marks)).ToContainTextAsync("microfono spento");
        await taxpayer.OpenPanelAsync("chat");
        await taxpayer.SayAsync("scrivo soltanto");
        await official.OpenPanelAsync("chat");
        await official.HasLinesAsync("scrivo soltanto");
        await taxpayer.PassAsync("without-devices");

        await taxpayer.Page.Locator(".call-bar button").First.ClickAsync();
        await official.HearsAsync(1);
    }

    [Fact]
    public async Task Permission_Denied_IsExplainedForThisBrowserAndDoesNotKeepAnybodyOut()
    {
        var taxpayer = await PersonAsync("taxpayer", new BrowserNewContextOptions { Permissions = [] });
        await taxpayer.Page.AddInitScriptAsync(
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));");
        await taxpayer.ComeInAsync(Server.Link, Words.Italian);

        await taxpayer.PressAsync(Words.Italian.TryCamera);
        await taxpayer.SeesAsync("Il browser non permette di usare la videocamera.");
        await taxpayer.PressAsync(Words.Italian.TryMicrophone);
        await taxpayer.SeesAsync("Il browser non permette di usare il microfono.");
        await taxpayer.SeesAsync("Faccia clic sull'icona accanto all'indirizzo della pagina, scelga «Consenti» e riprovi.");
        await taxpayer.PassAsync("denied");
        await taxpayer.PressAsync(Words.Italian.EnterWithout);
        await taxpayer.SeesHeadingAsync(Words.Italian.Waiting);
    }

    private static async Task SetAudioOnlyAsync(DeskPerson person, bool isOn)
    {
        await person.PressAsync("Impostazioni");
        await person.Page.Locator("#call-audio-only").SetCheckedAsync(isOn, new LocatorSetCheckedOptions { Force = true });
        await person.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(person.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }
}
