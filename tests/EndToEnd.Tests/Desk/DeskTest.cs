using System.Globalization;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>
/// What every test of the desk has: a server whose next slot is less than two hours away, and people whose browsers are closed with it.
/// Nobody's page may have had an error on its console.
/// </summary>
public abstract class DeskTest(BrowserFixture browsers) : IAsyncLifetime
{
    /// <summary>The official who handles appointments in these tests, as the sign-in page names her or him.</summary>
    private protected const string Official = "Bruno Tramontana";

    /// <summary>The taxpayer, as the sign-in page and the tiles of a call name him.</summary>
    private protected const string Taxpayer = "Mario Rossi";

    private readonly List<DeskPerson> _people = [];

    private DeskServer? _server;

    /// <summary>Settings of the server, in command-line form.</summary>
    private protected virtual string[] Settings => [];

    private protected DeskServer Server => _server ?? throw new InvalidOperationException("the server is not started yet");

    public async ValueTask InitializeAsync()
    {
        _server = await DeskServer.StartAsync(Settings);
        await _server.MoveToOfficeHoursAsync();
    }

    public async ValueTask DisposeAsync()
    {
        List<string> errors = [];
        foreach (var person in _people)
        {
            await person.TakePictureAsync("last");
            errors.AddRange(person.Errors.Select(error => $"{person.Name}: {error}"));
            await person.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Assert.Empty(errors);
        GC.SuppressFinalize(this);
    }

    private protected async Task<DeskPerson> PersonAsync(string name, BrowserNewContextOptions? device = null)
    {
        var person = await DeskPerson.OpenAsync(browsers.Browser, Server, name, device);
        _people.Add(person);
        return person;
    }

    /// <summary>Closes somebody's browser as a lid is closed.</summary>
    private protected async Task CloseAsync(DeskPerson person)
    {
        _people.Remove(person);
        await person.DisposeAsync();
    }

    private protected static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
