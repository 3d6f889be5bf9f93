using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>A thousand slots, five thousand people, and some who change their minds.</summary>
public sealed class ManySlotsTests
{
    private const int Slots = 1_000;
    private const int People = 5_000;
    private const int AtOnce = 32;

    /// <summary>So many cancel at the end, when hardly anything is free, and four people at once want what each of them had.</summary>
    private const int Regretted = 50;

    private const int Seed = 20_261_112;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-10")]
    [Trait("Requirement", "ADER-15")]
    public async Task Booking_AThousandSlotsFiveThousandPeopleAndCancellations_NothingIsDoubledOrLost(DatabaseKind kind)
    {
        await using var database = await TestDatabase.EmptyAsync(kind);
        await using var server = await ApiServer.StartAsync(
            $"--Demo:Crowd={People}",
            database.Settings.PostgreSql is { } connection ? $"--Storage:PostgreSql={connection}" : $"--Storage:SqliteFile={database.Settings.SqliteFile}",
            "--Limits:BookingsPerAddress=1000000");
        using var http = CrowdMember.Connections(server.Address, AtOnce);
        var crowd = Enumerable.Range(1, People).Select(number => new CrowdMember(http, DemoCrowd.Person(number))).ToArray();
        var round = new Round(ChooseSlots());

        await ForAllAsync(People, async index =>
        {
            await crowd[index].SignInAsync(server.App.Services);
            await round.LiveAsync(crowd[index], new Random(Seed + index));
        });
        var members = crowd.ToDictionary(static member => member.Person.Id.Value);
        var standing = round.Booked.Where(static booked => !booked.Value.IsCancelled).OrderBy(static booked => booked.Value.Person).Take(Regretted).ToArray();
        await ForAllAsync(Regretted, index => round.CancelAsync(members[standing[index].Value.Person], standing[index].Key));
        var freed = round.Freed().Take(Regretted).ToArray();
        Assert.Equal(Regretted, freed.Length);
        await ForAllAsync(freed.Length * 4, index => round.BookAsync(crowd[index], freed[index / 4]));

        await AssertAsRecordedAsync(database, round);
        Assert.All(freed, slot => Assert.Single(round.Booked.Values, booked => booked.Slot == slot && !booked.IsCancelled));
        Assert.InRange(round.Booked.Count, Slots / 2, People);
        Assert.Contains(round.Booked.Values, static booked => booked.IsCancelled);
    }

    private static ImmutableArray<Slot> ChooseSlots()
    {
        var slots = (from office in DemoAgenda.Offices
                     from service in DemoAgenda.Services
                     from day in new Agenda(office, service.Id, DemoAgenda.Lines, new BookingPolicy()).Available(new HashSet<SlotKey>(), Scene.Now)
                     from time in day.Times
                     from slot in time.Slots
                     select slot).ToArray();
        new Random(Seed).Shuffle(slots);
        Assert.InRange(slots.Length, Slots, int.MaxValue);
        return [.. slots.Take(Slots)];
    }

    private static Task ForAllAsync(int count, Func<int, Task> work) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (index, _) => await work(index));

    /// <summary>What people were told is what the database holds, no more and no less.</summary>
    private static async Task AssertAsRecordedAsync(TestDatabase database, Round round)
    {
        await using var db = database.Database.Open();
        var stored = (await db.Appointments.AsNoTracking().ToListAsync(Cancellation)).ToDictionary(
            static row => row.Id, static row => (Row: row, State: AppointmentStore.StateOf(row.State)));
        Assert.Equal(round.Booked.Keys.Order(), stored.Keys.Order());
        Assert.All(round.Booked, booked =>
        {
            var (row, state) = stored[booked.Key];
            Assert.Equal(
                (booked.Value.Slot.Key, booked.Value.Person, booked.Value.IsCancelled),
                (state.Slot!.Key, row.Person!, state.Phase == AppointmentPhase.CancelledByTaxpayer));
        });

        var going = stored.Values.Where(static known => known.State.Phase != AppointmentPhase.CancelledByTaxpayer).ToList();
        Assert.Equal(going.Count, going.Select(static known => known.State.Slot!.Key).Distinct().Count());
        var holds = await db.SlotHolds.AsNoTracking().ToListAsync(Cancellation);
        Assert.All(holds, static hold => Assert.NotNull(hold.ConfirmedAt));
        Assert.Equal(going.Select(static known => known.Row.Id).Order(), holds.Select(static hold => hold.Appointment!).Order());
        var accepted = await db.Acceptances.AsNoTracking().Select(static row => row.Appointment).ToListAsync(Cancellation);
        Assert.Equal(stored.Keys.Order(), accepted.Order());
        Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
    }

    /// <summary>What everybody did and was told.</summary>
    private sealed class Round(ImmutableArray<Slot> slots)
    {
        /// <summary>By identifier, every appointment that somebody was told is booked.</summary>
        public ConcurrentDictionary<string, Booked> Booked { get; } = new();

        /// <summary>Cancels a booking of those that stand now.</summary>
        public async Task CancelAsync(CrowdMember member, string id)
        {
            Assert.Equal(200, (await member.CancelAsync(id)).Status);
            Booked[id] = Booked[id] with { IsCancelled = true };
        }

        /// <summary>Slots that somebody cancelled and nobody has now.</summary>
        public IEnumerable<Slot> Freed()
        {
            var taken = Booked.Values.Where(static booked => !booked.IsCancelled).Select(static booked => booked.Slot).ToHashSet();
            return Booked.Values.Where(static booked => booked.IsCancelled).Select(static booked => booked.Slot).Distinct().Where(slot => !taken.Contains(slot));
        }

        /// <summary>Up to two tries for a slot, which are ten for each slot there is; then some give the hold back, and some cancel what they have booked.</summary>
        public async Task LiveAsync(CrowdMember member, Random random)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                var slot = slots[random.Next(slots.Length)];
                if (random.Next(10) == 0)
                {
                    await HoldAndReleaseAsync(member, slot);
                }
                else if (await BookAsync(member, slot) is { } id)
                {
                    if (random.Next(3) == 0)
                    {
                        await CancelAsync(member, id);
                    }

                    return;
                }
            }
        }

        /// <summary>The appointment; null when somebody else has the slot. Nothing else may happen.</summary>
        public async Task<string?> BookAsync(CrowdMember member, Slot slot)
        {
            if (await HoldAsync(member, slot) is not { } hold)
            {
                return null;
            }

            var answer = await member.ConfirmAsync(hold);
            Assert.Equal(201, answer.Status);
            var id = answer.String("id");
            Assert.True(Booked.TryAdd(id, new Booked(slot, member.Person.Id.Value, IsCancelled: false)));
            return id;
        }

        private static async Task HoldAndReleaseAsync(CrowdMember member, Slot slot)
        {
            if (await HoldAsync(member, slot) is { } hold)
            {
                Assert.Equal(204, (await member.ReleaseAsync(hold)).Status);
            }
        }

        private static async Task<string?> HoldAsync(CrowdMember member, Slot slot)
        {
            var answer = await member.HoldAsync(slot.Key, slot.Service);
            if (answer.Status == 201)
            {
                return answer.String("hold");
            }

            Assert.Equal((409, SlotRefusals.Taken.Code), (answer.Status, answer.Code));
            return null;
        }
    }

    /// <summary>An appointment that somebody was told of.</summary>
    private sealed record Booked(Slot Slot, string Person, bool IsCancelled);
}
