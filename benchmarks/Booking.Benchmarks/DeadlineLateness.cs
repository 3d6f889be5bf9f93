using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.Booking.Benchmarks;

/// <summary>Ten thousand appointments open within one minute: how long after its instant is each one committed?</summary>
internal static class DeadlineLateness
{
    private const int Appointments = 10_000;
    private const int PerTransaction = 500;
    private const double TargetMilliseconds = 250;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    /// <summary>The worst is told for each of these, so that one can see whether it is a beginning, a moment or a rule.</summary>
    private static readonly TimeSpan PartOfSpan = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Head = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestOverrun = TimeSpan.FromSeconds(60);

    /// <summary>The first deadline, by a clock of our own that is set to it: how long the filling takes does not matter.</summary>
    private static readonly DateTimeOffset First = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(BenchDatabase database)
    {
        var started = Stopwatch.GetTimestamp();
        await FillAsync(database);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {Appointments} appointments booked in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        var clock = new RunningClock(First - Head);
        var settled = new Settled(clock);
        using var sweeper = new DeadlineSweeper(
            new DeadlineQueue(database.Transactions, settled), clock, NullLogger<DeadlineSweeper>.Instance);
        await sweeper.StartAsync(CancellationToken.None);
        var inTime = await Task.WhenAny(settled.All, Task.Delay(Head + Span + LongestOverrun)) == settled.All;
        await sweeper.StopAsync(CancellationToken.None);
        Console.WriteLine(Summary([.. settled.Lateness.Select(static known => known.Milliseconds).Order()], inTime));
        foreach (var part in settled.Lateness.GroupBy(static known => (int)(known.Due / PartOfSpan)).OrderBy(static part => part.Key))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"    from {part.Key * PartOfSpan.TotalSeconds,2:0} s: max {part.Max(static known => known.Milliseconds),6:0.0} ms, over the limit: {part.Count(static known => known.Milliseconds >= TargetMilliseconds)}"));
        }
    }

    private static string Summary(double[] sorted, bool inTime)
    {
        var count = inTime ? "all" : string.Create(CultureInfo.InvariantCulture, $"only {sorted.Length}");
        return sorted.Length == 0
            ? "  none was settled"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"  {count} of {Appointments} deadlines of {Span.TotalSeconds:0} s settled; lateness in ms: p50 {At(0.5):0.0}, p99 {At(0.99):0.0}, max {sorted[^1]:0.0} (wanted: below {TargetMilliseconds:0}); over it: {sorted.Count(static ms => ms >= TargetMilliseconds)}");

        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
    }

    /// <summary>Books all of them the day before, evenly over the minute, in an order that has nothing to do with their deadlines.</summary>
    private static async Task FillAsync(BenchDatabase database)
    {
        var order = Enumerable.Range(0, Appointments).ToArray();
        new Random(1).Shuffle(order);
        foreach (var chunk in order.Chunk(PerTransaction))
        {
            await database.Transactions.RunAsync(
                async (db, cancellation) =>
                {
                    foreach (var number in chunk)
                    {
                        await AppointmentStore.AddAsync(db, Booking(number), cancellation);
                    }

                    return chunk.Length;
                },
                CancellationToken.None);
        }
    }

    private static AppointmentBooking Booking(int number)
    {
        var policy = new AppointmentPolicy { PreCall = false };
        var startsAt = First + policy.ActivationLead + (Span * number / Appointments);
        var key = new SlotKey(DemoAgenda.Rome.Id, new SlotLineId("misura"), new WallTime(new DateOnly(2026, 11, 16), new TimeOnly(9, 10)), number + 1);
        var book = new Book(new AppointmentId(Guid.NewGuid()), new Slot(key, DemoAgenda.Deeds.Id, startsAt, startsAt.AddMinutes(30)), policy);
        var events = new AppointmentSession(AppointmentState.NotBooked).Decide(book, First.AddDays(-1)).Events;
        var stored = new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning);
        return new AppointmentBooking(AppointmentChange.Of(stored, events), Applicant.Nobody);
    }

    /// <summary>A clock that runs from an instant on, with the system's timers.</summary>
    private sealed class RunningClock(DateTimeOffset from) : TimeProvider
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => from + Stopwatch.GetElapsedTime(_started);
    }

    /// <summary>Hears of every change right after its commit.</summary>
    private sealed class Settled(TimeProvider clock) : ILiveEvents
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>When each was due, from the first on, and the milliseconds from then to after the commit.</summary>
        public ConcurrentBag<(TimeSpan Due, double Milliseconds)> Lateness { get; } = [];

        /// <summary>Ends when every deadline was settled.</summary>
        public Task All => _all.Task;

        public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
        {
            var due = change.State.Slot!.StartsAt - change.State.Policy!.ActivationLead;
            Lateness.Add((due - First, (clock.GetUtcNow() - due).TotalMilliseconds));
            if (Lateness.Count == Appointments)
            {
                _all.TrySetResult();
            }

            return ValueTask.CompletedTask;
        }
    }
}
