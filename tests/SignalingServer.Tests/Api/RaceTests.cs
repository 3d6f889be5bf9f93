using VideoDesk.Grains.Identity;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Many at once for one slot.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task HoldAndConfirm_ManyAtOnceOnOneSlot_OneWins()
    {
        const int browsers = 64;
        await using var server = await ApiServer.StartAsync();
        var persons = DemoPersons.All;
        List<ApiBrowser> signedIn = [];
        foreach (var person in persons)
        {
            signedIn.Add(await server.SignInAsync(person.Id.Value));
        }

        // Eight people with eight windows each: a person's second hold on the same slot is the first one again, and is confirmed once.
        var tries = Enumerable.Range(0, browsers).Select(async index =>
        {
            var (browser, person) = (signedIn[index % persons.Length], persons[index % persons.Length]);
            var hold = await browser.HoldAsync();
            return hold.Status == 201 ? await browser.ConfirmAsync(hold.String("hold"), person) : hold;
        });
        var answers = await Task.WhenAll(tries);

        Assert.Single(answers, static answer => answer.Status == 201);
        Assert.All(answers.Where(static answer => answer.Status != 201), static answer => Assert.Equal(409, answer.Status));
        var booked = 0;
        foreach (var browser in signedIn)
        {
            booked += (await browser.GetAsync("/api/appointments")).Json.GetArrayLength();
            browser.Dispose();
        }

        Assert.Equal(1, booked);
    }
}
