using System.Diagnostics;
using System.Globalization;
using VideoDesk.Cluster;
using VideoDesk.Cluster.Hub;
using VideoDesk.EndToEnd.Tests.Desk;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>
/// What tests of a call over several nodes have: the taxpayer at the first web node, the official at the second, both through the proxy,
/// and what is measured when something fails: how long neither sees a new picture, and how long a line takes. These tests say that everything
/// comes back, not how soon.
/// </summary>
public abstract class ClusterCallTest(BrowserFixture browsers) : IAsyncLifetime
{
    private const string Official = "Bruno Tramontana";

    /// <summary>What a page says on its console when its server is gone for a moment.</summary>
    private static readonly string[] Expected = ["WebSocket connection to", "net::ERR_", "Failed to load resource", "SignalR"];

    private static readonly string ProbeFile = Path.Combine(AppContext.BaseDirectory, "Nodes", "gap-probe.js");

    /// <summary>A gap of so many milliseconds is explained by what the page's sockets did.</summary>
    private const double Long = 3_000;

    private readonly List<DeskPerson> _people = [];

    /// <summary>What each page's sockets did since the gap counts; by person, as they are in <see cref="_people"/>.</summary>
    private readonly List<SocketTrace> _sockets = [];

    /// <summary>What was said so far.</summary>
    private readonly List<string> _lines = [];

    private protected int LinesSaid => _lines.Count;

    private protected abstract RunningCluster Cluster { get; }

    private protected DeskPerson Taxpayer => _people[0];

    private protected DeskPerson Caller => _people[1];

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        string[] errors = [];
        try
        {
            await Endings.AllAsync(_people.Select(static person => (Func<Task>)(() => person.TakePictureAsync("last"))));
            errors = [.. _people.SelectMany(static person => person.Errors.Select(error => $"{person.Name}: {error}"))];
        }
        finally
        {
            await Endings.AllAsync(_people);
        }

        GC.SuppressFinalize(this);
        Assert.Empty(errors);
    }

    /// <summary>Taxpayer and official in a call, both seen and heard, the chat open on both sides.</summary>
    private protected async Task MeetAsync(SeededAppointment appointment)
    {
        var (taxpayer, official) = (await PersonAsync("taxpayer", web: 0), await PersonAsync("official", web: 1));
        await taxpayer.ComeInAsync(Cluster.Proxy.Preferring(0) + "entra#" + appointment.Token, Words.Italian);
        await taxpayer.GoToWaitingRoomAsync(Words.Italian);
        await official.SignInAsync(Official, "/operatore");
        await official.JoinAsync(appointment.Name);
        await official.AdmitAsync(Words.Italian);
        await SeeEachOtherAsync();
        await taxpayer.OpenPanelAsync("chat");
        await official.OpenPanelAsync("chat");
        await SayAsync("prima");
    }

    private protected Task SeeEachOtherAsync() => Task.WhenAll(Taxpayer.SeesAndHearsAsync(1), Caller.SeesAndHearsAsync(1));

    /// <summary>From now on the time without a picture counts.</summary>
    private protected Task BeginAsync()
    {
        _sockets.ForEach(static trace => trace.Begin());
        return Task.WhenAll(_people.Select(static person => person.Page.EvaluateAsync("gap.begin()")));
    }

    /// <summary>
    /// Both write at once, and everything comes back: the lines on both sides in the same order, pictures and sound, in the same seats. Says
    /// how long that took.
    /// </summary>
    /// <param name="what">What was done.</param>
    /// <param name="afterwards">How long is looked on at least: what fails late would not be seen.</param>
    private protected async Task RecoverAsync(string what, TimeSpan afterwards)
    {
        var began = Stopwatch.GetTimestamp();
        await SayAsync(what);
        var said = Stopwatch.GetElapsedTime(began);
        var rest = afterwards - said;

        // How long is looked on is what is tested, not a guess at how long something takes.
        await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Cancellation);
        await SeeEachOtherAsync();
        await Task.WhenAll(_people.Select(static person => person.Page.WaitForFunctionAsync("() => gap.shown() > 20 && gap.current() < 500")));
        var gaps = await Task.WhenAll(_people.Select(static person => person.Page.EvaluateAsync<double>("gap.longest()")));
        Print($"{what}: longest time without a picture {gaps[0]:F0} ms at the taxpayer's, {gaps[1]:F0} ms at the official's; lines of both sides on both sides after {said.TotalMilliseconds:F0} ms");
        if (gaps.Max() > Long)
        {
            Print($"{string.Join(Environment.NewLine, _people.Zip(_sockets, static (person, trace) => $"{person.Name}: {trace}"))}");
        }

        foreach (var person in _people)
        {
            await person.OthersAsync(1);
        }
    }

    /// <summary>Both write a line, and wait until both have both in the same order.</summary>
    private protected async Task SayAsync(string line)
    {
        string[] both = [$"{line}, dice il contribuente", $"{line}, dice il funzionario"];
        await Task.WhenAll(Taxpayer.SayAsync(both[0]), Caller.SayAsync(both[1]));
        await HearAsync(both);
    }

    /// <summary>Waits until both sides have everything that was said so far and these lines, all once and in the same order.</summary>
    private protected async Task HearAsync(params string[] more)
    {
        _lines.AddRange(more);
        IReadOnlyList<string>[] seen = [];
        await Waiting.UntilAsync(() => $"the lines are {string.Join(" | ", _lines)}, seen: {string.Join(" /// ", seen.Select(static side => string.Join(" | ", side)))}", async () =>
        {
            seen = await Task.WhenAll(_people.Select(static person => person.Page.Locator(".chat-text").AllTextContentsAsync()));
            return seen[0].SequenceEqual(seen[1]) && seen[0].Order(StringComparer.Ordinal).SequenceEqual(_lines.Order(StringComparer.Ordinal));
        });
    }

    /// <summary>Waits until both sides have been shown pictures that came after now.</summary>
    private protected async Task SeePicturesAsync()
    {
        foreach (var person in _people)
        {
            var before = await person.Page.EvaluateAsync<int>("gap.shown()");
            await person.Page.WaitForFunctionAsync("before => gap.shown() > before + 20 && gap.current() < 500", before);
        }
    }

    private protected static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private async Task<DeskPerson> PersonAsync(string name, int web)
    {
        var person = await DeskPerson.OpenAsync(browsers.Browser, Cluster.Proxy.Preferring(web).GetLeftPart(UriPartial.Authority), name);
        _people.Add(person);
        _sockets.Add(new SocketTrace(person.Page));
        await person.Page.AddInitScriptAsync(RoomProbe.Script);
        await person.Page.AddInitScriptAsync(scriptPath: ProbeFile);
        Array.ForEach(Expected, person.Expects);
        return person;
    }
}
