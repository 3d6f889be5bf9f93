using System.Net.Http.Json;
using System.Text.Json;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Books over HTTP as the page does, for tests that are not about booking.</summary>
internal sealed class DeskBooking(string address) : IDisposable
{
    public const string Rome = "roma";
    public const string Deeds = "atti-successioni";

    /// <summary>What the applicant gives: where callbacks go to.</summary>
    public const string Mobile = "+393330000001";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(address) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As a person of the demonstration.</summary>
    public async Task SignInAsync(string person)
    {
        Dictionary<string, string> fields = new()
        {
            ["__RequestVerificationToken"] = await TokenAsync(),
            ["person"] = person,
            ["returnTo"] = "/condizioni",
        };
        using var form = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync("/accedi", form, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Free times in order; each with the keys of its free desks.</summary>
    public async Task<IReadOnlyList<FreeTime>> FreeTimesAsync(string office, string service)
    {
        var days = await _http.GetFromJsonAsync<JsonElement>($"/api/slots?office={office}&service={service}", Cancellation);
        return
        [
            .. from day in days.EnumerateArray()
               from time in day.GetProperty("times").EnumerateArray()
               let slots = time.GetProperty("slots").EnumerateArray().Select(static slot => slot.GetString()!).ToArray()
               where slots.Length > 0
               select new FreeTime(time.GetProperty("startsAt").GetDateTimeOffset(), slots[0]),
        ];
    }

    /// <summary>The id of the appointment, and T.</summary>
    public async Task<(string Id, DateTimeOffset StartsAt)> BookAsync(string person, string service)
    {
        await SignInAsync(person);
        var (startsAt, slot) = (await FreeTimesAsync(Rome, service))[0];
        var hold = (await PostAsync("/api/holds", new { slot, service })).GetProperty("hold").GetString();
        var booked = await PostAsync("/api/appointments", new
        {
            hold,
            capacity = "oneself",
            subject = Grains.Identity.DemoPersons.All.Single(known => known.Id.Value == person).Subject.Code.Value,
            email = "mario@posta.example",
            mobile = Mobile,
            privacyAccepted = true,
        });
        return (booked.GetProperty("id").GetString()!, startsAt);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-TOKEN", await TokenAsync());
        using var response = await _http.SendAsync(request, Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(Cancellation)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private async Task<string> TokenAsync() =>
        (await _http.GetFromJsonAsync<JsonElement>("/api/session", Cancellation)).GetProperty("antiforgeryToken").GetString()!;
}

/// <summary>A time that can be booked, and a free desk.</summary>
internal sealed record FreeTime(DateTimeOffset StartsAt, string Slot);
