using System.Net;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Signing in as a person of the demonstration.</summary>
public sealed class DevelopmentSignInTests
{
    [Theory]
    [InlineData("mario", null, "/appuntamenti")]
    [InlineData("mario", "/prenota?service=a", "/prenota?service=a")]
    [InlineData("mario", "/operatore", "/appuntamenti")]
    [InlineData("roma-2", null, "/operatore")]
    [InlineData("roma-1", "/appuntamenti", "/operatore")]
    [InlineData("roma-2", "/operatore?date=2026-11-16", "/operatore?date=2026-11-16")]
    [InlineData("mario", "//evil.example/", "/appuntamenti")]
    [InlineData("mario", "/\\evil.example/", "/appuntamenti")]
    [InlineData("mario", "https://evil.example/", "/appuntamenti")]
    [InlineData("mario", "javascript:alert(1)", "/appuntamenti")]
    [InlineData("mario", "/accedi?returnTo=/prenota", "/appuntamenti")]
    [InlineData("mario", "/prenota\r\nx: y", "/appuntamenti")]
    public async Task SignIn_FromAPage_LeadsBackToOneOfOursThatThePersonMaySee(string person, string? returnTo, string expected)
    {
        await using var server = await ApiServer.StartAsync();
        using var browser = server.Browser();

        Assert.Equal(expected, await browser.SignInAsync(person, returnTo));
    }

    [Fact]
    public async Task SignIn_AsNobodyKnown_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var browser = server.Browser();

        Assert.Null(await browser.SignInAsync("nobody", returnTo: null));
    }

    [Fact]
    public async Task Persons_InDevelopment_AreListedInThreeGroups()
    {
        await using var server = await ApiServer.StartAsync();
        using var browser = server.Browser();

        var persons = (await browser.GetAsync("/api/demo-persons")).Json.EnumerateArray().ToLookup(
            static person => person.GetProperty("group").GetString(), static person => person.GetProperty("id").GetString());

        Assert.Contains("mario", persons["taxpayers"]);
        Assert.Contains("roma-2", persons["officials"]);
        Assert.Equal(["roma-1", "milano-1", "ferrara-1"], persons["managers"]);
    }

    [Fact]
    public async Task Page_InDevelopment_IsTheClients()
    {
        var client = Directory.CreateTempSubdirectory("videodesk-client-");
        await File.WriteAllTextAsync(Path.Combine(client.FullName, "index.html"), "the client", TestContext.Current.CancellationToken);
        await using (var server = await ApiServer.StartAsync($"--WebRoot={client.FullName}"))
        {
            using var browser = server.Browser();

            Assert.Equal("the client", await browser.Http.GetStringAsync("/accedi?returnTo=/prenota", TestContext.Current.CancellationToken));
        }

        client.Delete(recursive: true);
    }

    [Fact]
    public async Task SignIn_OutsideDevelopment_DoesNotExist()
    {
        await using var server = await ApiServer.StartAsync(
            "--environment=Production", "--OpenId:Authority=https://id.example", "--OpenId:AuthorizationEndpoint=https://id.example/auth",
            "--OpenId:TokenEndpoint=https://id.example/token", "--OpenId:ClientId=desk", "--OpenId:ClientSecret=x");
        using var browser = server.Browser();
        using var form = new FormUrlEncodedContent([new("person", "roma-1")]);

        Assert.Equal(404, (await browser.GetAsync("/api/demo-persons")).Status);
        using var posted = await browser.Http.PostAsync("/accedi", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
    }
}
