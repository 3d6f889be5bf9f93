namespace VideoDesk.EndToEnd.Tests;

/// <summary>Every video codec beside the default one, as a single stream.</summary>
public sealed class CodecTests(BrowserFixture browsers) : CallTest(browsers)
{
    [Theory]
    [InlineData("vp8")]
    [InlineData("vp9")]
    [InlineData("av1")]
    [InlineData("h264")]
    public async Task Camera_InThisCodec_IsDecoded(string codec)
    {
        var anna = await JoinAsync("Anna", $"&codec={codec}");
        var bruno = await JoinAsync("Bruno", $"&codec={codec}");

        await bruno.ReceivesAsync(Received.Camera("Anna"));
        await anna.ReceivesAsync(Received.Camera("Bruno"));

        var track = await bruno.ProbeAsync<System.Text.Json.JsonElement>("track", new { name = "Anna", source = "camera" });
        Assert.Equal($"video/{codec}", track.GetProperty("codec").GetString(), ignoreCase: true);
    }
}
