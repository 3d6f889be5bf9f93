using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.Cluster.Soak;

/// <summary>
/// One side of an appointment as a page behaves: it enters, writes lines until each is answered, and comes back by itself after every loss. From
/// time to time it opens another window, which takes the seat over.
/// </summary>
/// <param name="server">The proxy.</param>
/// <param name="appointment">Whose.</param>
/// <param name="cookies">Of the official; null for the taxpayer.</param>
/// <param name="ledger">Where what is seen is noted.</param>
/// <param name="seed">Of its chances.</param>
internal sealed partial class SoakSeat(Uri server, SeededAppointment appointment, CookieContainer? cookies, SoakLedger ledger, int seed)
{
    /// <summary>Milliseconds between two lines of a seat, at random.</summary>
    private const int ShortestPause = 4_000, LongestPause = 16_000;

    /// <summary>One reconnection in so many is another window that opens while the first stands.</summary>
    private const int AnotherWindow = 8;

    /// <summary>Before a line that was not taken is sent again, as a page waits: more often, a seat uses up what it may send while a server is away.</summary>
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(2);

    /// <summary>In which a window whose seat was taken over is told so.</summary>
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(20);

    private readonly Random _random = new(seed);

    private readonly string _device = new Guid(seed, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]).ToString("N");

    /// <summary>The connection in use; null between two.</summary>
    private volatile SeatConnection? _connection;

    /// <summary>The last view as it was told.</summary>
    private JsonElement? _view;

    /// <summary>1 while an admission is under way.</summary>
    private int _isAdmitting;

    /// <summary>Attempts since the last success.</summary>
    private int _failures;

    public string Name { get; } = $"{(cookies is null ? "taxpayer" : "official")} of {appointment.Id[..8]}";

    public SeededAppointment Appointment => appointment;

    public SeatLines Lines { get; } = new($"{(cookies is null ? "taxpayer" : "official")} of {appointment.Id[..8]}", ledger);

    /// <summary>Ids of the lines that were answered.</summary>
    public List<string> Answered { get; } = [];

    /// <summary>Inside, and the last view says that both sides are connected and in the call.</summary>
    public bool SeesBoth => _connection is { Ended.IsCompleted: false } && _view is { } view
        && view.GetProperty("seats").EnumerateArray().Count(static seat => seat.GetProperty("connected").GetBoolean()) == 2
        && view.GetProperty("seats").GetArrayLength() == 2
        && view.GetProperty("you").GetProperty("stage").ValueEquals("call");

    /// <summary>What the last view says, for messages.</summary>
    public string Seen => _connection is null ? "outside" : _view?.GetProperty("seats").ToString() ?? "nothing yet";

    /// <summary>Comes in and stays until it is over.</summary>
    public async Task LiveAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            if (await TryEnterAsync() is { } connection)
            {
                await StayAsync(connection, over);
            }

            var pause = Math.Min(2_000, 200 * (1 << Math.Min(_failures++, 4)));
            await Task.Delay((int)(pause * (0.75 + (_random.NextDouble() / 2))), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes lines until it is over; each until it is answered.</summary>
    public async Task WriteAsync(CancellationToken over)
    {
        var random = new Random(seed + 1);
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            await Task.Delay(random.Next(ShortestPause, LongestPause), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var id = new Guid(seed, (short)number, 1, [8, 7, 6, 5, 4, 3, 2, 1]).ToString("N");
            var began = Stopwatch.GetTimestamp();
            while (!await TrySayAsync(id))
            {
                if (Stopwatch.GetElapsedTime(began) > Waiting.Patience)
                {
                    ledger.Break(SoakRules.Refused, $"{Name}: a line was not answered for {Waiting.Patience}");
                    break;
                }

                await Task.Delay(BeforeAgain, CancellationToken.None);
            }
        }
    }

    public async Task LeaveAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task<bool> TrySayAsync(string id)
    {
        if (_connection is not { } connection)
        {
            return false;
        }

        try
        {
            await connection.CallAsync("Say", new { id, text = "riga" });
            Answered.Add(id);
            ledger.Count("lines answered");
            return true;
        }
        catch (HubRefusalException refused)
        {
            Note(refused);
            return false;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task StayAsync(SeatConnection connection, CancellationToken over)
    {
        _failures = 0;
        var window = TimeSpan.FromSeconds(10 + _random.Next(60));
        await Task.WhenAny(connection.Ended, Task.Delay(window, over));
        if (connection.Ended.IsCompleted)
        {
            ledger.Count("connections lost");
            _connection = null;
            await connection.DisposeAsync();
        }
        else if (!over.IsCancellationRequested && _random.Next(AnotherWindow) == 0)
        {
            ledger.Count("seats taken over");
            _ = SayGoodbyeAsync(connection);
        }
        else if (!over.IsCancellationRequested)
        {
            await StayAsync(connection, over);
        }
    }

    /// <summary>The window whose seat another one takes must be told.</summary>
    private async Task SayGoodbyeAsync(SeatConnection former)
    {
        _connection = null;
        await Task.WhenAny(former.Ended, Task.Delay(LongestGoodbye));
        if (!former.Ended.IsCompleted)
        {
            ledger.Break(SoakRules.TwoPlaces, $"{Name}: the former connection still stands {LongestGoodbye} later");
        }

        await former.DisposeAsync();
    }

    private void Told(object[] current, string name, JsonElement content)
    {
        // Of a window whose seat was taken over nothing counts.
        if (_connection is { } used && current[0] is { } mine && used != mine)
        {
            return;
        }

        switch (name)
        {
            case "event":
                Lines.Tell(content);
                break;
            case "state":
                See(content);
                break;
            case "seatLost":
                ledger.Count("seats lost to another window");
                break;
            case "media" when content.GetProperty("event").ValueEquals("welcome"):
                ledger.Count("rooms of media entered");
                break;
        }
    }

    /// <summary>A view with a lower revision than the last is late.</summary>
    private void See(JsonElement view)
    {
        if (_view is not { } last || Revision(view) >= Revision(last))
        {
            _view = view;
        }

        if (cookies is not null && view.GetProperty("phase").ValueEquals("ready"))
        {
            _ = AdmitAsync();
        }

        var roles = view.GetProperty("seats").EnumerateArray().Select(static seat => seat.GetProperty("role").GetString()).ToArray();
        if (roles.Length != roles.Distinct().Count())
        {
            ledger.Break(SoakRules.TwoPlaces, $"{Name} sees {string.Join(", ", roles)}");
        }
    }

    private static long Revision(JsonElement view) => view.GetProperty("revision").GetInt64();

    private void Note(HubRefusalException? refused)
    {
        if (refused is { Code: "try-again" })
        {
            ledger.Count("try-again");
        }
        else if (refused is not null)
        {
            ledger.Break(SoakRules.Refused, string.Create(CultureInfo.InvariantCulture, $"{Name}: {refused.Message}"));
        }
    }
}
