using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>From the link to the end of the call in each language: nothing on the pages is of another one.</summary>
public sealed class LanguageTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    public static TheoryData<string> Languages => [.. Words.All.Select(static words => words.Language)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Meeting_InEachLanguage_SpeaksItEverywhere(string language)
    {
        var words = Words.All.Single(words => words.Language == language);
        var device = new BrowserNewContextOptions { Locale = language };
        var (taxpayer, official) = (await PersonAsync($"taxpayer-{language}", device), await PersonAsync($"official-{language}", new() { Locale = language }));
        await taxpayer.Page.GotoAsync(Server.Link);
        await taxpayer.SeesHeadingAsync(words.Consent);
        await taxpayer.TickAllAsync();
        List<string> foreign = [];
        foreign.AddRange(await SpeaksAsync(taxpayer, words, "consent"));
        await taxpayer.PressAsync(words.GoOn);
        await taxpayer.SeesHeadingAsync(words.Devices);
        foreign.AddRange(await SpeaksAsync(taxpayer, words, "devices"));
        await taxpayer.GoToWaitingRoomAsync(words);
        foreign.AddRange(await SpeaksAsync(taxpayer, words, "waiting"));

        await official.SignInAsync(Official, "/operatore");
        await official.Page.Locator(".office-row").First.WaitForAsync();
        foreign.AddRange(await SpeaksAsync(official, words, "agenda"));
        await official.JoinFromAgendaAsync(Official);
        await official.Button(words.Admit).WaitForAsync();
        foreign.AddRange(await SpeaksAsync(official, words, "admission"));
        await official.AdmitAsync(words);
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        foreign.AddRange(await SpeaksAsync(taxpayer, words, "call"));
        foreign.AddRange(await SpeaksAsync(official, words, "call"));
        foreign.AddRange(await LeaveAsync(taxpayer, words));
        Assert.True(foreign.Count == 0, string.Join(Environment.NewLine, foreign));
    }

    private static async Task<IEnumerable<string>> LeaveAsync(DeskPerson taxpayer, Words words)
    {
        await taxpayer.PressAsync(words.Leave);
        var dialog = await SpeaksAsync(taxpayer, words, "leaving");
        await taxpayer.PressAsync(words.LeaveConfirm);
        await taxpayer.SeesHeadingAsync(words.Left);
        return [.. dialog, .. await SpeaksAsync(taxpayer, words, "left")];
    }

    /// <summary>What on the page is in Italian though the page is not; the page says itself which language it is.</summary>
    private static async Task<IEnumerable<string>> SpeaksAsync(DeskPerson person, Words words, string state)
    {
        await person.TakePictureAsync(state);
        Assert.Equal(words.Language, await person.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
        var found = words == Words.Italian ? [] : await person.RoomAsync<string[]>("italian");
        return found.Select(text => $"{person.Name}, {state}: {text}");
    }
}
