using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>What a taxpayer writes about the question.</summary>
public sealed class DetailsTests
{
    [Fact]
    public async Task Details_OfABooking_AreShownToTheTaxpayerAndToTheOffice()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");

        var booked = await BookAsync(mario, "  Cartella n. 42: è già pagata?  ");

        Assert.Equal(201, booked.Status);
        var id = booked.String("id");
        Assert.Equal("Cartella n. 42: è già pagata?", (await mario.GetAsync($"/api/appointments/{id}")).String("details"));
        Assert.Equal("Cartella n. 42: è già pagata?", (await official.GetAsync($"/api/desk/appointments/{id}")).String("details"));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "details-too-long")]
    public async Task Details_TheirLength_IsCountedInCharacters(int length, string? code)
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        var answer = await BookAsync(mario, string.Concat(Enumerable.Repeat("😀", length)));

        Assert.Equal((code is null ? 201 : 422, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("una riga\ne un'altra")]
    [InlineData("tab\tulatore")]
    [InlineData("nullo\0")]
    [InlineData("al con\u202Etrario")]
    [InlineData("riga\u2028nuova")]
    public async Task Details_WithCharactersThatHideOrBreak_AreRefused(string details)
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        var answer = await BookAsync(mario, details);

        Assert.Equal((422, "details-unreadable", "details"), (answer.Status, answer.Code, answer.Field));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Details_WhenNothingIsWritten_AreNone(string? details)
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        var id = (await BookAsync(mario, details)).String("id");

        Assert.False((await mario.GetAsync($"/api/appointments/{id}")).Json.TryGetProperty("details", out _));
    }

    private static async Task<ApiAnswer> BookAsync(ApiBrowser browser, string? details)
    {
        var hold = await browser.HoldAsync();
        var form = BookingSteps.Form(hold.String("hold"));
        form["details"] = details;
        return await browser.PostAsync("/api/appointments", form);
    }
}
