using System.Collections.Concurrent;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Tests.Api;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>
/// Clients that book, cancel, close and call back over HTTP while the servers are killed under them, and keep what they were told. An
/// answer that did not come is kept as such: the request may have been followed or not.
/// </summary>
internal sealed class KillLoad(IReadOnlyList<ServerProcess> servers, SeededAppointments seeded, int seed) : IDisposable
{
    /// <summary>Between two requests of one client.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private static readonly DemoPerson[] Persons = [DemoPersons.Mario, DemoPersons.Colomba, DemoPersons.Isotta];
    private static readonly SlotKey[] Slots = [.. Keys()];

    /// <summary>One for each of <see cref="Persons"/>, and the last for the official.</summary>
    private readonly List<ApiBrowser> _browsers = [];

    /// <summary>How many requests were answered. Guarded by <see cref="Interlocked"/>.</summary>
    private int _answers;

    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Appointments that a 201 named, with the hold that each was made of.</summary>
    public ConcurrentDictionary<AppointmentId, Guid> Booked { get; } = new();

    /// <summary>Holds that were to be confirmed when the answer was lost.</summary>
    public ConcurrentBag<Guid> LostConfirms { get; } = [];

    /// <summary>Commands by appointment that were followed: 200.</summary>
    public ConcurrentBag<(AppointmentId Appointment, Type Event)> Followed { get; } = [];

    /// <summary>Commands whose answer was lost.</summary>
    public ConcurrentBag<(AppointmentId Appointment, Type Event)> LostCommands { get; } = [];

    /// <summary>Answers that no kill explains.</summary>
    public ConcurrentBag<string> Unexpected { get; } = [];

    /// <summary>Signs everybody in, before the first kill: the sessions outlast the servers.</summary>
    public async Task SignInAsync()
    {
        foreach (var person in Persons.Select(static person => person.Id.Value).Append(SeededAppointments.Official.Value))
        {
            var browser = new ApiBrowser(servers[0].Address);
            await browser.SignInAsync(person);
            _browsers.Add(browser);
        }
    }

    /// <summary>Runs until it is told to stop.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(
        Persons
            .Select((person, index) => TaxpayerAsync(_browsers[index], person, new Random(seed + index), stopping))
            .Append(OfficialAsync(_browsers[^1], new Random(seed + Persons.Length), stopping)));

    public void Dispose() => _browsers.ForEach(static browser => browser.Dispose());

    private static IEnumerable<SlotKey> Keys() =>
        from office in DemoAgenda.Offices
        from slot in SlotPlan.Generate(office, DemoAgenda.Lines, RomeTime.DateAt(SeededAppointments.Start), new DateOnly(2026, 11, 25))
        where slot.StartsAt > SeededAppointments.Start.AddMinutes(20)
        orderby slot.StartsAt
        select slot.Key;

    private async Task TaxpayerAsync(ApiBrowser browser, DemoPerson person, Random random, CancellationToken stopping)
    {
        var own = new List<AppointmentId>();
        while (!stopping.IsCancellationRequested)
        {
            if (own.Count > 0 && random.Next(4) == 0)
            {
                var which = random.Next(own.Count);
                var reason = new { reason = "cannot-attend" };
                await CommandAsync<Cancelled>(browser, random, own[which], "/api/appointments/{0}/cancel", reason);
                own.RemoveAt(which);
            }
            else if (await BookAsync(browser, person, random) is { } booked)
            {
                own.Add(booked);
            }

            await RestAsync(stopping);
        }
    }

    /// <summary>Holds and confirms a slot, today's first ones more often than others.</summary>
    private async Task<AppointmentId?> BookAsync(ApiBrowser browser, DemoPerson person, Random random)
    {
        var slot = Slots[random.Next(4) == 0 ? random.Next(40) : random.Next(Slots.Length)];
        var service = DemoAgenda.Lines.First(line => line.Id == slot.Line && line.Office == slot.Office).Service;
        var held = await AskAsync(browser, random, "/api/holds", new { slot = slot.ToString(), service = service.Value });
        if (held is not { Status: 201 })
        {
            return null;
        }

        var hold = held.Json.GetProperty("hold").GetGuid();
        switch (await AskAsync(browser, random, "/api/appointments", BookingSteps.Form(hold.ToString(), person)))
        {
            case null:
                LostConfirms.Add(hold);
                return null;
            case { Status: 201 } answer:
                var id = new AppointmentId(Guid.Parse(answer.String("id")));
                Booked[id] = hold;
                return id;
            default:
                return null;
        }
    }

    private async Task OfficialAsync(ApiBrowser browser, Random random, CancellationToken stopping)
    {
        var callbacks = new Queue<AppointmentId>(seeded.Callbacks);
        var closable = new Queue<AppointmentId>(seeded.Closable);
        while (!stopping.IsCancellationRequested)
        {
            if (closable.TryDequeue(out var over))
            {
                await CommandAsync<Closed>(browser, random, over, "/api/desk/appointments/{0}/close", new { outcome = "served" });
            }

            // What is not owed yet is refused and asked again; what was settled is refused from then on.
            if (callbacks.TryDequeue(out var owed))
            {
                var outcome = new { outcome = "reached" };
                if (!await CommandAsync<CallbackSettled>(browser, random, owed, "/api/desk/appointments/{0}/callback", outcome))
                {
                    callbacks.Enqueue(owed);
                }
            }

            await RestAsync(stopping);
        }
    }

    /// <summary>Whether it was followed.</summary>
    private async Task<bool> CommandAsync<TEvent>(ApiBrowser browser, Random random, AppointmentId appointment, string path, object body)
    {
        var answer = await AskAsync(browser, random, string.Format(null, path, appointment.Value), body);
        if (answer is null)
        {
            LostCommands.Add((appointment, typeof(TEvent)));
        }
        else if (answer.Status == 200)
        {
            Followed.Add((appointment, typeof(TEvent)));
        }

        return answer?.Status == 200;
    }

    /// <summary>Asks any of the servers. Null when no answer came.</summary>
    private async Task<ApiAnswer?> AskAsync(ApiBrowser browser, Random random, string path, object body)
    {
        try
        {
            var answer = await browser.PostAsync(new Uri(servers[random.Next(servers.Count)].Address, path).ToString(), body);
            Interlocked.Increment(ref _answers);
            if (answer.Status is not (200 or 201 or 409 or 422))
            {
                Unexpected.Add($"{path}: {answer.Status} {answer.Text}");
            }

            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task RestAsync(CancellationToken stopping) =>
        await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
