namespace VideoDesk.EndToEnd.Tests;

/// <summary>A network that lets no UDP through.</summary>
public sealed class TcpTests(BrowserFixture browsers) : CallTest(browsers)
{
    private protected override string[] Settings => ["--Relay:Udp=false"];

    [Fact]
    public async Task Meeting_OverTcpAlone_EveryoneDecodesEveryone()
    {
        var anna = await JoinAsync("Anna");
        var bruno = await JoinAsync("Bruno");

        await anna.ReceivesAsync(Received.Camera("Bruno"), Received.Microphone("Bruno"));
        await bruno.ReceivesAsync(Received.Camera("Anna"), Received.Microphone("Anna"));

        Assert.Equal(["tcp", "tcp"], await anna.ProbeAsync<string[]>("protocols"));
    }
}
