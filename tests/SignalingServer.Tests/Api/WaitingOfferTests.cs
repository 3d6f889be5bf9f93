using System.Text.RegularExpressions;
using VideoDesk.Grains.Identity;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>A freed slot is offered to who waits, who answers signed in or from the mail (N12).</summary>
public sealed class WaitingOfferTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "N12")]
    [Trait("Requirement", "ADER-15")]
    public async Task Offer_OfTheMail_IsTakenWithoutSigningInAndOnlyOnce()
    {
        await using var server = await ApiServer.StartAsync();
        using var isotta = await server.SignInAsync("isotta");
        await OfferToAsync(server, isotta);
        var token = await TokenAsync(server);
        using var nobody = await NobodyAsync(server);

        var shown = await nobody.PostAsync("/api/offers/open", new { token });
        Assert.Equal((200, "roma", "2026-11-16T09:00"), (shown.Status, shown.String("office"), shown.String("start")));
        Assert.DoesNotContain("posta.example", shown.Text, StringComparison.Ordinal);
        var unread = await nobody.PostAsync("/api/offers/take", new { token });
        Assert.Equal("privacy-not-accepted", unread.Code);
        var taken = await nobody.PostAsync("/api/offers/take", new { token, privacyAccepted = true });
        Assert.Equal(201, taken.Status);

        var own = Assert.Single((await isotta.GetAsync("/api/appointments")).Json.EnumerateArray());
        Assert.Equal(taken.String("id"), own.Appointment().GetProperty("id").GetString());
        Assert.Equal(DemoPersons.Isotta.Subject.Code.Value, own.GetProperty("subject").GetProperty("code").GetString());
        Assert.Equal("isotta@posta.example", own.GetProperty("email").GetString());
        Assert.Equal(0, (await isotta.GetAsync("/api/waiting-list")).Json.GetArrayLength());
        AssertGone(await nobody.PostAsync("/api/offers/take", new { token, privacyAccepted = true }));
        AssertGone(await nobody.PostAsync("/api/offers/decline", new { token }));
    }

    [Fact]
    [Trait("Requirement", "N12")]
    public async Task Offer_OfTheMail_IsDeclinedWithoutSigningInAndGoesToTheNext()
    {
        await using var server = await ApiServer.StartAsync();
        using var isotta = await server.SignInAsync("isotta");
        using var ginevra = await server.SignInAsync("ginevra");
        await JoinAsync(isotta, "isotta");
        server.Clock.Now += TimeSpan.FromMilliseconds(1);
        await JoinAsync(ginevra, "ginevra");
        await FreeTheSlotAsync(server);
        await WaitForOfferAsync(isotta);
        var token = await TokenAsync(server);
        using var nobody = await NobodyAsync(server);

        Assert.Equal(204, (await nobody.PostAsync("/api/offers/decline", new { token })).Status);

        await WaitForOfferAsync(ginevra);
        var place = Assert.Single((await isotta.GetAsync("/api/waiting-list")).Json.EnumerateArray());
        Assert.False(place.TryGetProperty("slot", out _));
        AssertGone(await nobody.PostAsync("/api/offers/open", new { token }));
        AssertGone(await nobody.PostAsync("/api/offers/take", new { token, privacyAccepted = true }));
        AssertGone(await nobody.PostAsync("/api/offers/open", new { token = "AAAAAAAAAAAAAAAAAAAAAA" }));
    }

    [Fact]
    [Trait("Requirement", "N12")]
    public async Task Offer_WhoseHoldHasExpired_CannotBeTakenAnyMore()
    {
        await using var server = await ApiServer.StartAsync();
        using var isotta = await server.SignInAsync("isotta");
        var expiresAt = await OfferToAsync(server, isotta);
        var token = await TokenAsync(server);
        using var nobody = await NobodyAsync(server);
        server.Clock.Now = expiresAt;

        var late = await nobody.PostAsync("/api/offers/take", new { token, privacyAccepted = true });

        // The sweep may have ended the offer already, and with it the token.
        Assert.Contains((late.Status, late.Code), new (int, string?)[] { (409, "hold-expired"), (404, "offer-unknown") });
        Assert.Equal(0, (await isotta.GetAsync("/api/appointments")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Offer_AnsweredSignedIn_IsAcceptedOrDeclined()
    {
        await using var server = await ApiServer.StartAsync();
        using var isotta = await server.SignInAsync("isotta");
        using var ginevra = await server.SignInAsync("ginevra");
        await JoinAsync(isotta, "isotta");
        server.Clock.Now += TimeSpan.FromMilliseconds(1);
        await JoinAsync(ginevra, "ginevra");
        await FreeTheSlotAsync(server);
        var first = await WaitForOfferAsync(isotta);

        var foreign = await ginevra.PostAsync($"/api/waiting-list/{first}/decline");
        Assert.Equal((404, "waiting-entry-unknown"), (foreign.Status, foreign.Code));
        Assert.Equal(204, (await isotta.PostAsync($"/api/waiting-list/{first}/decline")).Status);
        var second = await WaitForOfferAsync(ginevra);
        var booked = await ginevra.PostAsync($"/api/waiting-list/{second}/accept", BookingSteps.Form("", DemoPersons.Ginevra));

        Assert.Equal((201, "2026-11-16T09:00"), (booked.Status, booked.String("start")));
        Assert.Equal(0, (await ginevra.GetAsync("/api/waiting-list")).Json.GetArrayLength());
    }

    /// <summary>One waits, one cancels: the slot is on offer. Returns when the offer expires.</summary>
    private static async Task<DateTimeOffset> OfferToAsync(ApiServer server, ApiBrowser isotta)
    {
        await JoinAsync(isotta, "isotta");
        await FreeTheSlotAsync(server);
        await WaitForOfferAsync(isotta);
        var place = Assert.Single((await isotta.GetAsync("/api/waiting-list")).Json.EnumerateArray());
        return place.GetProperty("offerExpiresAt").GetDateTimeOffset();
    }

    private static async Task FreeTheSlotAsync(ApiServer server)
    {
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        Assert.Equal(200, (await mario.PostAsync($"/api/appointments/{id}/cancel")).Status);
    }

    private static async Task JoinAsync(ApiBrowser browser, string person)
    {
        var email = $"{person}@posta.example";
        var form = new { office = "roma", service = BookingSteps.ServiceOf(), email, mobile = "+39 333 0000001" };
        Assert.Equal(201, (await browser.PostAsync("/api/waiting-list", form)).Status);
    }

    /// <summary>The list is swept every second; the entry that has an offer.</summary>
    private static async Task<string> WaitForOfferAsync(ApiBrowser browser)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var place = Assert.Single((await browser.GetAsync("/api/waiting-list")).Json.EnumerateArray());
            if (place.TryGetProperty("slot", out _))
            {
                return place.GetProperty("entry").GetString()!;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<string> TokenAsync(ApiServer server)
    {
        var token = Regex.Match(await server.MailAsync("*.N12"), "/offerta#([A-Za-z0-9_-]{22})").Groups[1].Value;
        Assert.Equal(22, token.Length);
        return token;
    }

    private static async Task<ApiBrowser> NobodyAsync(ApiServer server)
    {
        var browser = server.Browser();
        await browser.RefreshTokenAsync();
        return browser;
    }

    private static void AssertGone(ApiAnswer answer) => Assert.Equal((404, "offer-unknown"), (answer.Status, answer.Code));
}
