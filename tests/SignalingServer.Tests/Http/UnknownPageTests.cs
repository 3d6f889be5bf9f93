using System.Net;
using System.Net.Http.Headers;
using VideoDesk.SignalingServer.Tests.Api;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Http;

/// <summary>Paths that nothing answers.</summary>
public sealed class UnknownPageTests : IDisposable
{
    private const string Document = "<!doctype html><title>Client</title>";

    private readonly DirectoryInfo _client = Directory.CreateTempSubdirectory("videodesk-client-");

    public UnknownPageTests() => File.WriteAllText(Path.Combine(_client.FullName, "index.html"), Document);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/appuntamento-di-domani", "text/html,application/xhtml+xml,*/*;q=0.8", 404, true)]
    [InlineData("/prenota/oggi", "text/html", 404, true)]
    [InlineData("/prenota", "text/html", 200, true)]
    [InlineData("/image.png", "image/png,*/*;q=0.8", 404, false)]
    [InlineData("/api/nothing", "text/html", 404, false)]
    [InlineData("/hubs/nothing", "text/html", 404, false)]
    [InlineData("/hubs/desk", "text/html", 400, false)]
    public async Task Get_OfAPath_IsAnsweredWithTheClientsDocumentWhereAPersonAsks(string path, string accepted, int status, bool isDocument)
    {
        await using var server = await ApiServer.StartAsync($"--WebRoot={_client.FullName}");
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accepted);

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(isDocument, await response.Content.ReadAsStringAsync(Cancellation) == Document);
        Assert.Equal(isDocument, response.Content.Headers.ContentType is MediaTypeHeaderValue { MediaType: "text/html" });
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Post_OfAnUnknownPath_GetsABareAnswer()
    {
        await using var server = await ApiServer.StartAsync($"--WebRoot={_client.FullName}");
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var response = await http.PostAsync("/nowhere", content: null, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancellation));
    }

    public void Dispose() => _client.Delete(recursive: true);
}
