using System.Text.Json;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What people do between the link and the end of a call, and what they see of each other.</summary>
internal static class MeetingSteps
{
    private const int Patience = DeskPerson.Patience;

    /// <summary>What others are shown in the picture of a call.</summary>
    private const string OtherTiles = ".call-tile:not(.is-own)";

    /// <summary>Opens the link and accepts the conditions one by one.</summary>
    public static async Task ComeInAsync(this DeskPerson person, string link, Words words)
    {
        await person.Page.GotoAsync(link);
        await person.AcceptAsync(words);
    }

    public static async Task AcceptAsync(this DeskPerson person, Words words)
    {
        await person.SeesHeadingAsync(words.Consent);
        await person.TickAllAsync();
        await person.PressAsync(words.GoOn);
        await person.SeesHeadingAsync(words.Devices);
    }

    /// <summary>Turns camera and microphone on, sees that they are, and goes to the waiting room.</summary>
    public static async Task GoToWaitingRoomAsync(this DeskPerson person, Words words)
    {
        await person.PressAsync(words.TryCamera);
        await person.Button(words.CameraIsOn).WaitForAsync();
        await person.PressAsync(words.TryMicrophone);
        await person.Button(words.MicrophoneIsOn).WaitForAsync();
        await person.PressAsync(words.EnterWith);
        await person.SeesHeadingAsync(words.Waiting);
    }

    /// <summary>Signs in and enters the appointment that stands in the day's agenda.</summary>
    public static async Task JoinFromAgendaAsync(this DeskPerson official, string name)
    {
        await official.SignInAsync(name, "/operatore");
        await official.Page.Locator(".office-row-actions .btn-primary").First.ClickAsync();
        await official.Page.Locator(".call-tile").First.WaitForAsync();
    }

    public static async Task AdmitAsync(this DeskPerson official, Words words) => await official.PressAsync(words.Admit);

    /// <summary>Waits until exactly so many others are in the picture and each of them is seen and heard, from now on.</summary>
    public static Task SeesAndHearsAsync(this DeskPerson person, int others) => person.RoomAsync("decodes", others, "video and audio", Patience);

    public static Task SeesOnlyAsync(this DeskPerson person, int others) => person.RoomAsync("decodes", others, "video", Patience);

    public static Task HearsAsync(this DeskPerson person, int others) => person.RoomAsync("decodes", others, "audio", Patience);

    /// <summary>Waits until neither pictures (<c>frames</c>) nor sound (<c>packets</c>) of anybody arrive any more.</summary>
    public static Task ReceivesNothingAsync(this DeskPerson person, string kind) => person.RoomAsync("silent", kind, Patience);

    public static Task RoomAsync(this DeskPerson person, string function, params object[] arguments) =>
        person.RoomAsync<JsonElement?>(function, arguments);

    /// <summary>Calls a function of <see cref="RoomProbe"/>; its failure fails the test with what it saw.</summary>
    public static Task<T> RoomAsync<T>(this DeskPerson person, string function, params object[] arguments) =>
        person.Page.EvaluateAsync<T>("([name, values]) => window.room[name](...values)", new object[] { function, arguments });

    /// <summary>Waits until so many others have a place in the picture, in view or not.</summary>
    public static Task OthersAsync(this DeskPerson person, int count) =>
        Assertions.Expect(person.Page.Locator(OtherTiles)).ToHaveCountAsync(count, new() { Timeout = Patience });

    /// <summary>Opens a panel of the call if it is not: chat, people, office-guests.</summary>
    public static async Task OpenPanelAsync(this DeskPerson person, string id)
    {
        var button = person.Page.Locator($"[aria-controls=call-panel-{id}]");
        if (await button.GetAttributeAsync("aria-expanded") != "true")
        {
            await button.ClickAsync();
        }

        await person.Page.Locator($"#call-panel-{id}").WaitForAsync();
    }

    public static async Task SayAsync(this DeskPerson person, string line)
    {
        await person.Page.Locator("#chat-input").FillAsync(line);
        await person.Page.Locator("#chat-input").PressAsync("Enter");
    }

    /// <summary>Waits until exactly these lines stand in the chat, in this order.</summary>
    public static Task HasLinesAsync(this DeskPerson person, params string[] lines) =>
        Assertions.Expect(person.Page.Locator(".chat-text")).ToHaveTextAsync(lines, new() { Timeout = Patience });

    /// <summary>Waits until a notice of the call says this.</summary>
    public static Task IsToldAsync(this DeskPerson person, string text) =>
        Assertions.Expect(person.Page.Locator(".call-notices")).ToContainTextAsync(text, new() { Timeout = Patience });
}
