using VideoDesk.Grains.Agendas;
using Xunit;
using static VideoDesk.Grains.Tests.Agendas.Samples;

namespace VideoDesk.Grains.Tests.Agendas;

[Trait("Requirement", "ADER-08")]
[Trait("Requirement", "ADER-15")]
public sealed class SlotHoldTests
{
    private static readonly DateTimeOffset Now = Utc("2026-12-01T07:00:00.123Z");
    private static readonly SlotKey Nine = Key("2026-12-02T09:00");
    private static readonly SlotKey Ten = Key("2026-12-02T10:00");

    [Fact]
    public void Hold_FreeSlot_IsKeptForTenMinutes()
    {
        var decision = Ask(Nine, person: 1, hold: 1, Now.AddTicks(7), []);

        Assert.Equal(new SlotHold(Hold(1), Nine, Person(1), HoldPurpose.Booking, Now, Now.AddMinutes(10)), decision.Hold);
        Assert.Empty(decision.Released);
    }

    [Theory]
    [InlineData(0, "slot-taken")]
    [InlineData(599_999, "slot-taken")]
    [InlineData(600_000, null)]
    public void Hold_SlotOfAnother_IsTakenUntilTheHoldExpires(int milliseconds, string? code)
    {
        var first = Ask(Nine, person: 1, hold: 1, Now, []).Hold!;

        Assert.Equal(code, Ask(Nine, person: 2, hold: 2, Now.AddMilliseconds(milliseconds), [first]).Refusal?.Code);
    }

    [Fact]
    public void Hold_ConfirmedSlot_StaysTaken()
    {
        var confirmed = SlotHolds.Confirm(Ask(Nine, person: 1, hold: 1, Now, []).Hold!, Person(1), Now.AddMinutes(1)).Hold!;

        Assert.Equal("slot-taken", Ask(Nine, person: 2, hold: 2, Now.AddHours(3), [confirmed]).Refusal?.Code);
        Assert.Equal("slot-taken", Ask(Nine, person: 1, hold: 2, Now.AddHours(3), [confirmed]).Refusal?.Code);
    }

    [Fact]
    public void Hold_SameSlotAgain_IsTheSameHoldWithoutMoreTime()
    {
        var first = Ask(Nine, person: 1, hold: 1, Now, []).Hold!;

        Assert.Equal(first, Ask(Nine, person: 1, hold: 2, Now.AddMinutes(9), [first]).Hold);
    }

    [Fact]
    public void Hold_AnotherSlot_EndsTheFirstHold()
    {
        var first = Ask(Nine, person: 1, hold: 1, Now, []).Hold!;
        var offer = first with { Id = Hold(9), Slot = Key("2026-12-03T09:00"), Purpose = HoldPurpose.Offer };

        var decision = Ask(Ten, person: 1, hold: 2, Now.AddMinutes(1), [first, offer]);

        Assert.Equal(Ten, decision.Hold?.Slot);
        Assert.Equal([Hold(1)], decision.Released);
    }

    [Fact]
    public void Hold_AnotherSlotThatIsRefused_KeepsTheFirst()
    {
        var first = Ask(Nine, person: 1, hold: 1, Now, []).Hold!;
        var taken = Ask(Ten, person: 2, hold: 2, Now, []).Hold!;

        var decision = Ask(Ten, person: 1, hold: 3, Now, [first, taken]);

        Assert.Equal("slot-taken", decision.Refusal?.Code);
        Assert.Empty(decision.Released);
    }

    [Fact]
    public void Hold_ExpiredOrConfirmedHoldsOfThePerson_AreLeftAlone()
    {
        var expired = Ask(Nine, person: 1, hold: 1, Now.AddMinutes(-10), []).Hold!;
        var confirmed = Ask(Ten, person: 1, hold: 2, Now, []).Hold! with { ConfirmedAt = Now };

        Assert.Empty(Ask(Key("2026-12-03T09:00"), person: 1, hold: 3, Now, [expired, confirmed]).Released);
    }

    [Fact]
    public void Hold_ShortlyBeforeTheSlot_EndsWhenItBegins()
    {
        var agenda = SampleAgenda with { Policy = new BookingPolicy { LeadTime = TimeSpan.FromMinutes(5) } };
        var now = Utc("2026-12-02T07:54:00Z");

        Assert.Equal(Utc("2026-12-02T08:00:00Z"), SlotHolds.Hold(new HoldWish(Hold(1), Nine, Person(1)), agenda, [], now).Hold?.ExpiresAt);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(599_999, null)]
    [InlineData(600_000, "hold-expired")]
    [InlineData(600_001, "hold-expired")]
    public void Confirm_OnesOwnHold_WorksUpToTheMillisecond(int milliseconds, string? code)
    {
        var at = Now.AddMilliseconds(milliseconds);
        var decision = SlotHolds.Confirm(Ask(Nine, person: 1, hold: 1, Now, []).Hold!, Person(1), at);

        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Equal(code is null ? at : null, decision.Hold?.ConfirmedAt);
    }

    [Fact]
    public void Confirm_TwiceOrByAnother_IsRefused()
    {
        var hold = Ask(Nine, person: 1, hold: 1, Now, []).Hold!;
        var confirmed = SlotHolds.Confirm(hold, Person(1), Now).Hold!;

        Assert.Equal("hold-already-confirmed", SlotHolds.Confirm(confirmed, Person(1), Now).Refusal?.Code);
        Assert.Equal("hold-already-confirmed", SlotHolds.Confirm(confirmed, Person(1), Now.AddDays(1)).Refusal?.Code);
        Assert.Equal("hold-not-yours", SlotHolds.Confirm(hold, Person(2), Now).Refusal?.Code);
        Assert.Equal("hold-not-yours", SlotHolds.Confirm(confirmed, Person(2), Now.AddDays(1)).Refusal?.Code);
    }

    [Fact]
    public void Release_OnesOwnHold_IsDoneUnlessConfirmed()
    {
        var hold = Ask(Nine, person: 1, hold: 1, Now, []).Hold!;

        Assert.Null(SlotHolds.Release(hold, Person(1)));
        Assert.Equal("hold-not-yours", SlotHolds.Release(hold, Person(2))?.Code);
        Assert.Equal("hold-already-confirmed", SlotHolds.Release(hold with { ConfirmedAt = Now }, Person(1))?.Code);
    }

    [Fact]
    public void Holds_AnyOrderOfWishes_NeverGiveASlotTwiceNorAPersonTwo()
    {
        var random = new Random(20261202);
        var holds = new List<SlotHold>();
        var now = Now;
        for (byte round = 0; round < 255; round++)
        {
            now = now.AddSeconds(random.Next(0, 120));
            if (random.Next(4) == 0 && holds.Count > 0)
            {
                var index = random.Next(holds.Count);
                holds[index] = SlotHolds.Confirm(holds[index], Person(random.Next(4)), now).Hold ?? holds[index];
            }
            else
            {
                var decision = Ask(Key($"2026-12-03T{9 + random.Next(2):00}:00"), random.Next(4), round, now, holds);
                holds.RemoveAll(hold => decision.Released.Contains(hold.Id) || hold.Id == decision.Hold?.Id);
                holds.AddRange(decision.Hold is { } hold ? [hold] : []);
            }

            Assert.All(holds.Where(hold => hold.Occupies(now)).GroupBy(static hold => hold.Slot), static same => Assert.Single(same));
            Assert.All(holds.Where(hold => hold.IsActive(now)).GroupBy(static hold => hold.Person), static same => Assert.Single(same));
        }
    }

    private static HoldDecision Ask(SlotKey slot, int person, byte hold, DateTimeOffset now, IReadOnlyCollection<SlotHold> known) =>
        SlotHolds.Hold(new HoldWish(Hold(hold), slot, Person(person)), SampleAgenda, known, now);
}
