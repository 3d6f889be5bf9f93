using System.Globalization;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>
/// What tests of trouble in a meeting have: a server of their own, which can be killed, with an appointment that is open, and people whose
/// browsers are closed with it. Nobody's page may have had an error on its console that the test did not bring about.
/// </summary>
public abstract class MeetingTest(BrowserFixture browsers) : IAsyncLifetime
{
    private protected const string Official = "Bruno Tramontana";
    private protected const string Taxpayer = "Demetra Esempi";

    private readonly List<DeskPerson> _people = [];

    private DeskProcess? _server;

    /// <summary>Other addresses of this machine, and settings of the server in command-line form.</summary>
    private protected virtual string[] Settings => [];

    private protected IBrowser Browser => browsers.Browser;

    private protected DeskProcess Server => _server ?? throw new InvalidOperationException("the server is not started yet");

    public virtual async ValueTask InitializeAsync() => _server = await DeskProcess.StartAsync(Settings);

    public virtual async ValueTask DisposeAsync()
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

    private protected Task<DeskPerson> PersonAsync(string name, BrowserNewContextOptions? device = null) =>
        PersonAsync(Browser, Server.Address, name, device);

    private protected async Task<DeskPerson> PersonAsync(IBrowser browser, string address, string name, BrowserNewContextOptions? device = null)
    {
        var person = await DeskPerson.OpenAsync(browser, address, name, device);
        _people.Add(person);
        await person.Page.AddInitScriptAsync(RoomProbe.Script);
        return person;
    }

    /// <summary>Taxpayer and official in a call, both seen and heard, the chat open on both sides.</summary>
    private protected async Task<(DeskPerson Taxpayer, DeskPerson Official)> MeetAsync()
    {
        var taxpayer = await PersonAsync("taxpayer");
        var official = await PersonAsync("official");
        await taxpayer.ComeInAsync(Server.Link, Words.Italian);
        await taxpayer.GoToWaitingRoomAsync(Words.Italian);
        await BeginAsync(taxpayer, official);
        return (taxpayer, official);
    }

    /// <summary>The official comes and admits the taxpayer, who waits.</summary>
    private protected static async Task BeginAsync(DeskPerson taxpayer, DeskPerson official)
    {
        await official.JoinFromAgendaAsync(Official);
        await official.AdmitAsync(Words.Italian);
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await taxpayer.OpenPanelAsync("chat");
        await official.OpenPanelAsync("chat");
    }

    private protected static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
