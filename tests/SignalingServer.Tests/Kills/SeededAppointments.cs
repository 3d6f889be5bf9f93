using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>
/// Appointments whose deadlines fall due while servers are killed, written before the first one starts: some whose taxpayer stays away,
/// some whose official does, some that are over and wait to be closed. Nobody touches the first kind and half of the second, so that
/// what their journals must say to the byte follows from the rules alone.
/// </summary>
internal sealed class SeededAppointments
{
    /// <summary>Thursday, 12 November 2026, 09:00 in Rome: the servers' clock when the first one starts.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 12, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The official at whose desk they are.</summary>
    public static readonly OfficialId Official = new("roma-1");

    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(4);
    private static readonly AppointmentPolicy Basics = new() { PreCall = false };

    private readonly Random _random;
    private readonly TimeSpan _spread;

    public SeededAppointments(int seed, TimeSpan spread) => (_random, _spread) = (new Random(seed), spread);

    /// <summary>Every one that was seeded.</summary>
    public HashSet<AppointmentId> All { get; } = [];

    /// <summary>Those that nobody but the deadlines touches.</summary>
    public HashSet<AppointmentId> Untouched { get; } = [];

    /// <summary>Officials record what came of the callback as soon as it is owed.</summary>
    public List<AppointmentId> Callbacks { get; } = [];

    /// <summary>Officials close them, if they do not close themselves before.</summary>
    public List<AppointmentId> Closable { get; } = [];

    /// <summary>When the last of their deadlines is due.</summary>
    public DateTimeOffset LastDeadline { get; private set; } = Start;

    /// <summary>Offices, services, shorter policies for what is booked meanwhile, and so many appointments.</summary>
    public async Task WriteAsync(TestDatabase database, int count)
    {
        await DemoSeed.RunAsync(database.Transactions, TestContext.Current.CancellationToken);
        await database.Transactions.RunAsync(
            async (db, cancellation) =>
            {
                await ShortenPoliciesAsync(db, cancellation);
                for (var index = 0; index < count; index++)
                {
                    await AddAsync(db, index, cancellation);
                }

                return true;
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>Today's first slots can still be had, and open half a minute after the start.</summary>
    private static async Task ShortenPoliciesAsync(Db db, CancellationToken cancellationToken)
    {
        var policy = new AppointmentPolicy { ActivationLead = TimeSpan.FromMinutes(29.5), LinkDelivery = LinkDelivery.DayBefore };
        var appointment = JsonSerializer.Serialize(policy, AppointmentJson.Options);
        var booking = JsonSerializer.Serialize(new BookingPolicy { LeadTime = TimeSpan.FromMinutes(1) }, AppointmentJson.Options);
        await db.Policies.ExecuteUpdateAsync(
            row => row.SetProperty(static p => p.Appointment, appointment).SetProperty(static p => p.Booking, booking), cancellationToken);
    }

    private async Task AddAsync(Db db, int index, CancellationToken cancellationToken)
    {
        var due = Start + FirstAfter + TimeSpan.FromMilliseconds(_random.Next((int)_spread.TotalMilliseconds));
        var id = (index % 20) switch
        {
            < 10 => await AbsentTaxpayerAsync(db, index, due, cancellationToken),
            < 17 => await MissingOfficialAsync(db, index, due, cancellationToken),
            _ => await OverAsync(db, index, due, cancellationToken),
        };
        All.Add(id);
    }

    /// <summary>Opens at <paramref name="due"/>, and expires 25 seconds later. Half of them have a link mail, all at one instant.</summary>
    private async Task<AppointmentId> AbsentTaxpayerAsync(Db db, int index, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var policy = Basics with
        {
            ActivationLead = TimeSpan.FromSeconds(5),
            TaxpayerLateLimit = TimeSpan.FromSeconds(20),
            LinkDelivery = index % 2 == 0 ? LinkDelivery.DayOf : LinkDelivery.ReservedArea,
            LinkMailTime = new TimeOnly(9, 0, 20),
        };
        var grain = await BookAsync(db, (index, due.AddSeconds(5), due.AddMinutes(30)), policy, cancellationToken);
        Untouched.Add(grain.Id);
        Expect(due.AddSeconds(26));
        return grain.Id;
    }

    /// <summary>
    /// The taxpayer came and left again; a callback is owed at <paramref name="due"/>, and the room closes 12 seconds later.
    /// </summary>
    private async Task<AppointmentId> MissingOfficialAsync(Db db, int index, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var startsAt = due.AddMinutes(-5);
        var policy = Basics with { ClosesAfterEnd = TimeSpan.FromSeconds(2) };
        var grain = await BookAsync(db, (index, startsAt, due.AddSeconds(10)), policy, cancellationToken);
        await grain.HandleAsync(new TaxpayerConnect(), startsAt.AddMinutes(-1));
        await grain.HandleAsync(new TaxpayerDisconnect(), startsAt.AddSeconds(-30));
        if (index % 2 == 0)
        {
            Untouched.Add(grain.Id);
        }
        else
        {
            Callbacks.Add(grain.Id);
        }

        Expect(due.AddSeconds(12));
        return grain.Id;
    }

    /// <summary>
    /// Taxpayer and official have talked and left; it closes itself at <paramref name="due"/> unless somebody does before.
    /// </summary>
    private async Task<AppointmentId> OverAsync(Db db, int index, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var startsAt = Start.AddMinutes(-4);
        var policy = Basics with { ClosesAfterEnd = TimeSpan.FromSeconds(2) };
        var grain = await BookAsync(db, (index, startsAt, due.AddSeconds(-2)), policy, cancellationToken);
        await grain.HandleAsync(new TaxpayerConnect(), startsAt);
        await grain.HandleAsync(new OfficialJoin(Official), startsAt);
        await grain.HandleAsync(new Admit(Official), startsAt);
        await grain.HandleAsync(new TaxpayerDisconnect(Departure.Left), startsAt.AddMinutes(2));
        await grain.HandleAsync(new OfficialLeave(Official, Departure.Left), startsAt.AddMinutes(2));
        Closable.Add(grain.Id);
        Expect(due);
        return grain.Id;
    }

    private async Task<SeededGrain> BookAsync(
        Db db,
        (int Index, DateTimeOffset StartsAt, DateTimeOffset EndsAt) slot,
        AppointmentPolicy policy,
        CancellationToken cancellationToken)
    {
        var id = new Guid(_random.Next(), 0, 0, [.. BitConverter.GetBytes(_random.NextInt64())]);
        var key = new SlotKey(DemoAgenda.Rome.Id, new SlotLineId("seeded"), RomeTime.WallTimeAt(Start), slot.Index + 1);
        var book = new Book(new AppointmentId(id), new Slot(key, DemoAgenda.Deeds.Id, slot.StartsAt, slot.EndsAt), policy);
        var decision = new AppointmentSession(AppointmentState.NotBooked).Decide(book, Start.AddMinutes(-90));
        var change = AppointmentChange.Of(new(AppointmentState.NotBooked, Journal.Beginning), decision.Events);
        await AppointmentStore.AddAsync(db, new AppointmentBooking(change, Scene.Applicant), cancellationToken);
        return new SeededGrain(db, new AppointmentId(id));
    }

    private void Expect(DateTimeOffset deadline) => LastDeadline = deadline > LastDeadline ? deadline : LastDeadline;

    /// <summary>What happened to one of them before the servers started.</summary>
    private sealed record SeededGrain(Db Db, AppointmentId Id)
    {
        public async Task HandleAsync(AppointmentCommand command, DateTimeOffset at)
        {
            var store = new AppointmentStore(new JoinedTransaction(Db));
            var grain = new AppointmentGrain(Id, store, new HeardEvents(), new SetClock(at));
            var result = await grain.HandleAsync(command, CancellationToken.None);
            Assert.Null(result.Refusal);
        }
    }
}
