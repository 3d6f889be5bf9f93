using System.Text.Json;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>Real browsers meet over the relay.</summary>
public sealed class MeetingTests(BrowserFixture browsers) : CallTest(browsers)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task Meeting_OfThreeWithAScreenAndOneWhoComesLate_EveryoneDecodesEveryone()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        var carla = await JoinAsync("Carla");
        await anna.PressAsync("Condividi schermo");

        await anna.ReceivesAsync(Received.Camera("Bruno"), Received.Microphone("Bruno"), Received.Camera("Carla"), Received.Microphone("Carla"));
        await bruno.ReceivesAsync([.. PersonWithScreen("Anna"), Received.Camera("Carla"), Received.Microphone("Carla")]);
        await carla.ReceivesAsync([.. PersonWithScreen("Anna"), Received.Camera("Bruno"), Received.Microphone("Bruno")]);

        var dario = await JoinAsync("Dario");
        await dario.ProbeAsync("firstFramesShown", 4, CallPage.Patience);
        Print($"first frames after joining late, in ms: {await dario.ProbeAsync<string>("firstFrames")}");
        await dario.ReceivesAsync([.. PersonWithScreen("Anna"), Received.Camera("Bruno"), Received.Camera("Carla"), Received.Microphone("Carla")]);
        await dario.ShowsTilesAsync("self", "Anna", "Anna/screen", "Bruno", "Carla");
    }

    [Fact]
    public async Task Layers_ChosenOneAfterTheOther_ChangeTheReceivedSize()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        await bruno.ReceivesAsync(Received.Camera("Anna"));
        var width = await anna.CallAsync<int>("snapshot.local.camera.track.getSettings().width");

        foreach (var (layer, divisor) in new[] { (0, 4), (1, 2), (2, 1), (0, 4), (2, 1) })
        {
            await bruno.ChooseLayerAsync("Anna", layer);
            await bruno.ReceivesWidthAsync(Received.Camera("Anna"), width / divisor);
            await bruno.ReceivesAsync(Received.Camera("Anna"));
        }
    }

    [Fact]
    public async Task Layers_AboveWhatIsWatched_AreNotEncoded()
    {
        var anna = await JoinAsync("Anna");
        await EncodesAsync(anna);
        var bruno = await JoinAsync("Bruno");
        await bruno.ReceivesAsync(Received.Camera("Anna"));

        await bruno.ChooseLayerAsync("Anna", 0);
        await EncodesAsync(anna, "r0");
        await bruno.ChooseLayerAsync("Anna", 1);
        await EncodesAsync(anna, "r0", "r1");
        await bruno.ChooseLayerAsync("Anna", 2);
        await EncodesAsync(anna, "r0", "r1", "r2");
        await bruno.ReceivesAsync(Received.Camera("Anna"));
        await bruno.PressAsync("Esci");

        await EncodesAsync(anna);
    }

    [Fact]
    public async Task Pause_OfConsumerOrProducer_StopsBytesUntilResumed()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        await bruno.ReceivesAsync(Received.Camera("Anna"), Received.Microphone("Anna"));
        var annaId = await bruno.ProbeAsync<string>("peerIdOf", "Anna");

        await bruno.CallAsync("setRemotePaused(argument, 'camera', true)", annaId);
        await bruno.StopsReceivingAsync(Received.Camera("Anna"));
        await bruno.CallAsync("setRemotePaused(argument, 'camera', false)", annaId);
        await bruno.ReceivesAsync(Received.Camera("Anna"));

        await anna.CallAsync("setPaused('camera', true)");
        await bruno.StopsReceivingAsync(Received.Camera("Anna"));
        await anna.CallAsync("setPaused('camera', false)");
        await bruno.ReceivesAsync(Received.Camera("Anna"));

        await anna.PressAsync("Microfono");
        await bruno.StopsReceivingAsync(Received.Microphone("Anna"));
        await anna.PressAsync("Microfono");
        await bruno.ReceivesAsync(Received.Microphone("Anna"));
    }

    [Fact]
    public async Task Camera_SwitchedOffAndOn_IsSeenAgain()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        await bruno.ReceivesAsync(Received.Camera("Anna"));

        await anna.PressAsync("Videocamera");
        await bruno.Page.Locator(".tile:not(.own) video").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await anna.PressAsync("Videocamera");

        await bruno.ReceivesAsync(Received.Camera("Anna"));
    }

    [Fact]
    public async Task Parameters_OfARealBrowser_AreWrittenDown()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        await anna.PressAsync("Condividi schermo");
        await bruno.ReceivesAsync(PersonWithScreen("Anna"));

        var text = await anna.Page.EvaluateAsync<string>("() => JSON.stringify(window.videoDeskCall.call.negotiated)");
        using var negotiated = JsonDocument.Parse(text);
        Print($"{text}");
        await File.WriteAllTextAsync(
            Repository.Artifact("negotiation", "chromium.json"),
            JsonSerializer.Serialize(negotiated, Indented),
            TestContext.Current.CancellationToken);
        var camera = negotiated.RootElement.GetProperty("produced").GetProperty("camera");

        Assert.Equal(["r0", "r1", "r2"], camera.GetProperty("encodings").EnumerateArray().Select(encoding => encoding.GetProperty("rid").GetString()));
    }

    private static Task EncodesAsync(CallPage page, params string[] layers) => page.ProbeAsync("encodes", layers, CallPage.Patience);

    private static Received[] PersonWithScreen(string name) => [Received.Camera(name), Received.Microphone(name), Received.Screen(name)];
}
