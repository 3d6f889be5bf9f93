namespace VideoDesk.EndToEnd.Tests;

/// <summary>Media goes on over restarts of ICE and lost sockets.</summary>
public sealed class ReconnectTests(BrowserFixture browsers) : CallTest(browsers)
{
    [Fact]
    public async Task RestartIce_OfBothTransports_ChangesCredentialsAndMediaGoesOn()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        await anna.ReceivesAsync(Received.Camera("Bruno"), Received.Microphone("Bruno"));
        await bruno.ReceivesAsync(Received.Camera("Anna"), Received.Microphone("Anna"));
        var before = await anna.ProbeAsync<string[]>("usernameFragments");

        await anna.CallAsync("restartIce('send')");
        await anna.CallAsync("restartIce('receive')");

        await bruno.ReceivesAsync(Received.Camera("Anna"), Received.Microphone("Anna"));
        await anna.ReceivesAsync(Received.Camera("Bruno"), Received.Microphone("Bruno"));
        var after = await anna.ProbeAsync<string[]>("usernameFragments");
        Print($"username fragments: {string.Join(",", before)} then {string.Join(",", after)}");
        Assert.Empty(before.Intersect(after));
        Assert.Equal(1, await anna.ProbeAsync<int>("sockets"));
    }

    [Fact]
    public async Task Socket_WhenLost_IsReplacedAndEverybodyReceivesAgain()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");
        await bruno.ReceivesAsync(Received.Camera("Anna"));
        await anna.ReceivesAsync(Received.Camera("Bruno"));

        await anna.ProbeAsync("loseSocket");
        await anna.ProbeAsync("phase", "waiting", CallPage.Patience);
        await anna.ProbeAsync("phase", "connected", CallPage.Patience);

        await anna.ReceivesAsync(Received.Camera("Bruno"), Received.Microphone("Bruno"));
        await bruno.ReceivesAsync(Received.Camera("Anna"), Received.Microphone("Anna"));
        await bruno.ShowsTilesAsync("self", "Anna");
    }
}
