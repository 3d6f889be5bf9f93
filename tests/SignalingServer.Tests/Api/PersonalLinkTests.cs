using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Personal links: on one device at a time, and always with an answer.</summary>
public sealed class PersonalLinkTests
{
    private const string Phone = "4f1c0e9ab37d5526phone";
    private const string Laptop = "90ad3be2176cc84elaptop";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "ADER-14")]
    [Trait("Requirement", "ADER-17")]
    public async Task Link_BeforeDuringAndAfter_OpensAnotherPageEachTime()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var visitor = await VisitorAsync(server);
        var token = await LinkAsync(server, await mario.BookAsync());
        var opensAt = Scene.Slot.StartsAt - TimeSpan.FromMinutes(10);

        foreach (var (now, state) in new[]
        {
            (opensAt - TimeSpan.FromMilliseconds(1), "not-yet"),
            (opensAt, "open"),
            (Scene.Slot.StartsAt + TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(1), "ended"),
        })
        {
            server.Clock.Now = now;
            var answer = await OpenAsync(visitor, token, Phone);
            Assert.Equal((200, state), (answer.Status, answer.String("state")));
            Assert.Equal(
                (now, opensAt, Scene.Slot.StartsAt),
                (Instant(answer, "serverTime"), Instant(answer, "opensAt"), Instant(answer, "startsAt")));
            Assert.Equal(state == "ended", answer.Json.TryGetProperty("ending", out _));
            Assert.DoesNotContain("Rossi", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("posta.example", answer.Text, StringComparison.Ordinal);
        }

        var ending = (await OpenAsync(visitor, token, Phone)).Json.GetProperty("ending");
        Assert.Equal(("expired-taxpayer-late", "book-again"), (Text(ending, "phase"), Text(ending, "nextBooking")));
    }

    [Fact]
    public async Task Link_OnASecondDevice_AsksBeforeItMovesAndTellsTheFirst()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var visitor = await VisitorAsync(server);
        var token = await LinkAsync(server, await mario.BookAsync());

        Assert.Equal(200, (await OpenAsync(visitor, token, Phone)).Status);
        Assert.Equal(200, (await OpenAsync(visitor, token, Phone)).Status);
        AssertRefused(409, "link-on-another-device", await OpenAsync(visitor, token, Laptop));
        Assert.Equal(200, (await OpenAsync(visitor, token, Phone)).Status);
        Assert.Equal(200, (await OpenAsync(visitor, token, Laptop, move: true)).Status);
        AssertRefused(409, "link-moved", await OpenAsync(visitor, token, Phone));
        Assert.Equal(200, (await OpenAsync(visitor, token, Laptop)).Status);
        Assert.Equal(200, (await OpenAsync(visitor, token, Phone, move: true)).Status);
        AssertRefused(409, "link-moved", await OpenAsync(visitor, token, Laptop));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("too-short")]
    public async Task Link_WithoutADeviceKey_IsNotOpened(string? device)
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var visitor = await VisitorAsync(server);
        var token = await LinkAsync(server, await mario.BookAsync());

        AssertRefused(422, "device-invalid", await OpenAsync(visitor, token, device));
        AssertRefused(404, "link-unknown", await OpenAsync(visitor, token + "x", Phone));
        AssertRefused(404, "link-unknown", await OpenAsync(visitor, null, Phone));
        Assert.Equal(404, (await visitor.GetAsync($"/a/{token}")).Status);
    }

    [Fact]
    [Trait("Requirement", "ADER-15")]
    public async Task Link_OfACancelledAppointment_SaysHowItEndedOnAnyDevice()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var visitor = await VisitorAsync(server);
        var id = await mario.BookAsync();
        var token = await LinkAsync(server, id);
        await OpenAsync(visitor, token, Phone);
        await mario.PostAsync($"/api/appointments/{id}/cancel", new { reason = "cannot-attend" });

        var ended = await OpenAsync(visitor, token, Laptop);

        Assert.Equal((200, "ended"), (ended.Status, ended.String("state")));
        var ending = ended.Json.GetProperty("ending");
        Assert.Equal(("cancelled-by-taxpayer", "cannot-attend"), (Text(ending, "phase"), Text(ending, "reason")));
        Assert.Equal(("book-again", "roma"), (Text(ending, "nextBooking"), Text(ending.GetProperty("office"), "id")));
    }

    [Fact]
    public async Task Link_OfATransferredAppointment_NamesItsSuccessor()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        using var visitor = await VisitorAsync(server);
        var id = await mario.BookAsync();
        var token = await LinkAsync(server, id);
        var slot = BookingSteps.Slot.Replace("roma/", "milano/", StringComparison.Ordinal);
        Assert.Equal(200, (await official.PostAsync($"/api/desk/appointments/{id}/transfer-to-office", new { slot })).Status);

        var ending = (await OpenAsync(visitor, token, Phone)).Json.GetProperty("ending");

        Assert.Equal(("transferred", "see-successor"), (Text(ending, "phase"), Text(ending, "nextBooking")));
        var successor = ending.GetProperty("successor");
        Assert.Equal(("milano", "2026-11-16T09:00"), (Text(successor, "office"), Text(successor, "start")));
    }

    /// <summary>The mail has the form <c>/entra#TOKEN</c>: what stands behind the "#" reaches no log on the way.</summary>
    [Fact]
    [Trait("Requirement", "N4")]
    [Trait("Requirement", "VC-03")]
    public async Task Link_OfTheMail_OpensTheAppointmentAndANewOneReplacesIt()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var visitor = await VisitorAsync(server);
        var id = await mario.BookAsync();
        server.Clock.Now = new DateTimeOffset(2026, 11, 15, 7, 0, 0, TimeSpan.Zero);
        using var official = await server.SignInAsync("roma-2");
        var first = Regex.Match(await server.MailAsync($"{id}.N4.1"), "/entra#([A-Za-z0-9_-]{22})").Groups[1].Value;
        Assert.Equal("not-yet", (await OpenAsync(visitor, first, Phone)).String("state"));

        await official.PostAsync($"/api/desk/appointments/{id}/transfer-to-colleague", new { official = "roma-3" });
        var second = Regex.Match(await server.MailAsync($"{id}.N4.2"), "/entra#([A-Za-z0-9_-]{22})").Groups[1].Value;

        AssertRefused(410, "link-revoked", await OpenAsync(visitor, first, Phone));
        Assert.Equal("not-yet", (await OpenAsync(visitor, second, Phone)).String("state"));
    }

    private static async Task<ApiBrowser> VisitorAsync(ApiServer server)
    {
        var visitor = server.Browser();
        await visitor.RefreshTokenAsync();
        return visitor;
    }

    private static Task<ApiAnswer> OpenAsync(ApiBrowser browser, string? token, string? device, bool move = false) =>
        browser.PostAsync("/api/links/open", new { token, device, move });

    private static void AssertRefused(int status, string code, ApiAnswer answer) =>
        Assert.Equal((status, code), (answer.Status, answer.Code));

    private static DateTimeOffset Instant(ApiAnswer answer, string name) => answer.Json.GetProperty(name).GetDateTimeOffset();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static Task<string> LinkAsync(ApiServer server, string appointment) => server.App.Services.GetRequiredService<PersonalLinks>()
        .TokenAsync(new AppointmentId(Guid.Parse(appointment)), 1, Cancellation).AsTask();
}
