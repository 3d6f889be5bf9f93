using System.Reflection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Booking;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>What bad input gets.</summary>
public sealed class RefusalTests
{
    [Theory]
    [Trait("Requirement", "ADER-08")]
    [InlineData("roma/atti-successioni-1-mattina/2026-11-09T09:00/1", 409, "slot-in-the-past")]
    [InlineData("roma/atti-successioni-4-mattina/2026-11-12T10:00/1", 409, "slot-too-soon")]
    [InlineData("roma/atti-successioni-1-mattina/2026-11-30T09:00/1", 409, "slot-outside-horizon")]
    [InlineData("roma/atti-successioni-1-mattina/2026-11-16T09:10/1", 404, "slot-unknown")]
    [InlineData("roma/atti-successioni-1-mattina/2026-11-16T09:00/9", 404, "slot-unknown")]
    [InlineData("nowhere", 404, "slot-unknown")]
    [InlineData("", 422, "slot-missing")]
    public async Task Hold_SlotThatCannotBeHad_SaysWhy(string slot, int status, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        var answer = await mario.HoldAsync(slot);

        Assert.Equal((status, code, "slot"), (answer.Status, answer.Code, answer.Field));
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    [Trait("Requirement", "ADER-08")]
    public async Task Hold_OnAHoliday_IsRefusedAsClosed()
    {
        await using var server = await ApiServer.StartAsync();
        server.Clock.Now = new DateTimeOffset(2026, 12, 3, 9, 0, 0, TimeSpan.Zero);
        using var mario = await server.SignInAsync("mario");

        var answer = await mario.HoldAsync("roma/atti-successioni-2-mattina/2026-12-08T09:00/1");

        Assert.Equal((409, "office-closed"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Hold_SlotOfSomebodyElse_IsTaken()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var isotta = await server.SignInAsync("isotta");
        await mario.HoldAsync();

        var answer = await isotta.HoldAsync();

        Assert.Equal((409, "slot-taken"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Confirm_AfterTheHoldExpired_SaysSo()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var hold = await mario.HoldAsync();
        server.Clock.Now += TimeSpan.FromMinutes(11);

        var answer = await mario.ConfirmAsync(hold.String("hold"));

        Assert.Equal((409, "hold-expired", "hold"), (answer.Status, answer.Code, answer.Field));
    }

    [Fact]
    public async Task Confirm_HoldOfSomebodyElse_LooksLikeAnUnknownOne()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var isotta = await server.SignInAsync("isotta");
        var hold = await mario.HoldAsync();

        var others = await isotta.ConfirmAsync(hold.String("hold"), DemoPersons.Isotta);
        var unknown = await isotta.ConfirmAsync(Guid.NewGuid().ToString(), DemoPersons.Isotta);

        Assert.Equal((unknown.Status, unknown.Code), (others.Status, others.Code));
    }

    [Theory]
    [Trait("Requirement", "ADER-09")]
    [Trait("Requirement", "ADER-10")]
    [InlineData("hold", null, "hold-missing")]
    [InlineData("capacity", "king", "capacity-missing")]
    [InlineData("subject", null, "codice-fiscale-missing")]
    [InlineData("subject", "RSSMRA80A01H501V", "codice-fiscale-check")]
    [InlineData("email", "", "email-missing")]
    [InlineData("email", "mario@", "email-invalid")]
    [InlineData("mobile", null, "mobile-missing")]
    [InlineData("mobile", "12", "mobile-invalid")]
    [InlineData("privacyAccepted", false, "privacy-not-accepted")]
    [InlineData("language", "fr", "language-unknown")]
    public async Task Confirm_FieldThatIsWrong_IsNamedAndNothingIsBooked(string field, object? value, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var hold = await mario.HoldAsync();
        var form = BookingSteps.Form(hold.String("hold"));
        form[field] = value;

        var answer = await mario.PostAsync("/api/appointments", form);

        Assert.Equal((422, code, field), (answer.Status, answer.Code, answer.Field));
        Assert.Equal(0, (await mario.GetAsync("/api/appointments")).Json.GetArrayLength());
        Assert.Equal(201, (await mario.ConfirmAsync(hold.String("hold"))).Status);
    }

    [Fact]
    [Trait("Requirement", "ADER-04")]
    public async Task Confirm_ForSomebodyWithoutMandate_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var hold = await mario.HoldAsync();
        var form = BookingSteps.Form(hold.String("hold"), DemoPersons.Isotta);

        Assert.Equal("not-oneself", (await mario.PostAsync("/api/appointments", form)).Code);
        form["capacity"] = "intermediary";
        Assert.Equal("not-enabled", (await mario.PostAsync("/api/appointments", form)).Code);
    }

    [Fact]
    [Trait("Requirement", "A.10")]
    public async Task Appointments_UnknownAndOtherPeoples_AreBothNotFound()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var isotta = await server.SignInAsync("isotta");
        using var milan = await server.SignInAsync("milano-1");
        var id = await mario.BookAsync();

        foreach (var path in new[] { id, Guid.NewGuid().ToString("N") })
        {
            Assert.Equal((404, "appointment-unknown"), Of(await isotta.GetAsync($"/api/appointments/{path}")));
            Assert.Equal((404, "appointment-unknown"), Of(await isotta.PostAsync($"/api/appointments/{path}/cancel")));
            Assert.Equal((404, "appointment-unknown"), Of(await milan.GetAsync($"/api/desk/appointments/{path}")));
            Assert.Equal((404, "appointment-unknown"), Of(await milan.PostAsync($"/api/desk/appointments/{path}/close")));
        }

        static (int, string?) Of(ApiAnswer answer) => (answer.Status, answer.Code);
    }

    [Theory]
    [InlineData("de-AT, en;q=0.5", "Melden")]
    [InlineData("fr, en;q=0.8", "Sign in")]
    [InlineData("fr", "Acceda")]
    public async Task Refusal_ItsSentence_IsInTheLanguageOfTheRequest(string accepted, string beginning)
    {
        await using var server = await ApiServer.StartAsync();
        using var nobody = server.Browser();

        var answer = await nobody.SendAsync(HttpMethod.Get, "/api/appointments", language: accepted);

        Assert.Equal(401, answer.Status);
        Assert.StartsWith(beginning, answer.String("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_UnreadableBodyOrMissingToken_IsRefusedWithACode()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        var unreadable = await mario.SendAsync(HttpMethod.Post, "/api/holds", "{");
        mario.ForgetToken();
        var forged = await mario.HoldAsync();

        Assert.Equal((400, "request-unreadable"), (unreadable.Status, unreadable.Code));
        Assert.Equal((400, "antiforgery-invalid"), (forged.Status, forged.Code));
    }

    [Fact]
    public async Task Holds_MoreThanOneAddressMay_AreTooManyForEverybodyThere()
    {
        await using var server = await ApiServer.StartAsync("--Limits:BookingsPerAddress=2");
        using var mario = await server.SignInAsync("mario");
        using var isotta = await server.SignInAsync("isotta");
        using var nobody = server.Browser();
        await nobody.RefreshTokenAsync();
        Assert.Equal(201, (await mario.HoldAsync()).Status);
        Assert.Equal(409, (await isotta.HoldAsync()).Status);

        foreach (var browser in new[] { mario, isotta })
        {
            var refused = await browser.HoldAsync();
            Assert.Equal((429, "too-many-requests"), (refused.Status, refused.Code));
        }

        Assert.Equal(429, (await nobody.PostAsync("/api/offers/take", new { token = "x", privacyAccepted = true })).Status);
        Assert.Equal(200, (await mario.GetAsync("/api/services")).Status);
    }

    [Fact]
    public async Task Holds_MoreThanOnePersonMay_AreTooMany()
    {
        await using var server = await ApiServer.StartAsync("--Limits:BookingsPerPerson=2");
        using var mario = await server.SignInAsync("mario");
        using var isotta = await server.SignInAsync("isotta");
        await mario.HoldAsync();
        await mario.HoldAsync();

        Assert.Equal((429, "too-many-requests"), ((await mario.HoldAsync()) is var third ? (third.Status, third.Code) : default));
        Assert.Equal(409, (await isotta.HoldAsync()).Status);
    }

    [Fact]
    public void ProblemTexts_EveryCode_HasASentence()
    {
        string[] codes =
        [
            .. AppointmentRefusals.All.Select(static code => code.Value),
            .. Refusals(typeof(SlotRefusals)).Except([SlotRefusals.HoldNotYours.Code, SlotRefusals.EntryNotYours.Code]),
            .. Refusals(typeof(ActingRefusals)),
            .. Enum.GetValues<CodiceFiscaleError>().Where(static error => error != CodiceFiscaleError.None).Select(static error => error.Code()),
            .. ProtocolRefusals.All,
            .. HostFaults.All,
            .. DocumentRefusals.All.Select(static code => code.Value),
        ];

        Assert.DoesNotContain(codes, static code => !ProblemTexts.Has(code));
    }

    private static IEnumerable<string> Refusals(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static field => field.FieldType == typeof(BookingRefusal))
        .Select(static field => ((BookingRefusal)field.GetValue(null)!).Code);
}
