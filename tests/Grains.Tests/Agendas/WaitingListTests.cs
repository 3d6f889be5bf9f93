using VideoDesk.Grains.Agendas;
using Xunit;
using static VideoDesk.Grains.Tests.Agendas.Samples;

namespace VideoDesk.Grains.Tests.Agendas;

[Trait("Requirement", "ADER-15")]
public sealed class WaitingListTests
{
    private static readonly DateTimeOffset Now = Utc("2026-12-01T07:00:00Z");
    private static readonly SlotKey Nine = Key("2026-12-02T09:00");
    private static readonly SlotKey Ten = Key("2026-12-02T10:00");

    [Fact]
    [Trait("Requirement", "N12")]
    public void Offer_FreedSlot_GoesToWhoRegisteredFirstForAnHour()
    {
        var offer = Offer(Nine, Now, Entry(2, minutesAgo: 5), Entry(1, minutesAgo: 60), Entry(3, minutesAgo: 1))!;

        Assert.Equal(Person(1), offer.Entry.Person);
        Assert.Equal(new SlotHold(Hold(1), Nine, Person(1), HoldPurpose.Offer, Now, Now.AddMinutes(60)), offer.Hold);
        Assert.Equal(new WaitingState.Offered(Hold(1), Nine, Now.AddMinutes(60)), offer.Entry.State);
        Assert.Equal(Now.AddMinutes(60), offer.Entry.NextDeadline);
    }

    [Theory]
    // The slot begins at 08:00Z, so its lead time begins at 07:30Z.
    [InlineData("2026-12-02T06:30:00Z", "2026-12-02T07:30:00Z")]
    [InlineData("2026-12-02T06:30:00.001Z", "2026-12-02T07:30:00Z")]
    [InlineData("2026-12-02T07:29:59.999Z", "2026-12-02T07:30:00Z")]
    [InlineData("2026-12-02T07:30:00Z", null)]
    [InlineData("2026-12-02T07:30:00.001Z", null)]
    [InlineData("2026-12-02T09:00:00Z", null)]
    public void Offer_ShortlyBeforeTheSlot_NeverReachesIntoTheLeadTime(string now, string? expires) =>
        Assert.Equal(expires is null ? null : Utc(expires), Offer(Nine, Utc(now), Entry(1))?.Hold.ExpiresAt);

    [Fact]
    public void Offer_OtherServiceOfficeOrState_IsNotAsked()
    {
        Assert.Null(Offer(Nine, Now));
        Assert.Null(Offer(Nine, Now, Entry(1) with { Service = new ServiceId("deeds") }));
        Assert.Null(Offer(Nine, Now, Entry(1) with { Office = new OfficeId("roma") }));
        Assert.Null(Offer(Nine, Now, Entry(1) with { State = new WaitingState.Left(LeavingReason.Withdrew) }));
        Assert.Null(Offer(Nine, Now, Entry(1) with { State = new WaitingState.Served(Ten) }));
    }

    [Fact]
    public void Offer_SlotOnOffer_IsNotOfferedTwice()
    {
        var first = Offer(Nine, Now, Entry(1), Entry(2))!;

        Assert.Null(Offer(Nine, Now.AddMinutes(59), first.Entry, Entry(2)));
        Assert.Equal(Person(2), Offer(Nine, Now.AddMinutes(60), first.Entry, Entry(2))?.Entry.Person);
    }

    [Fact]
    public void Offer_AnotherSlotMeanwhile_GoesToTheNextPerson()
    {
        var first = Offer(Nine, Now, Entry(1), Entry(2))!;

        Assert.Equal(Person(2), Offer(Ten, Now, first.Entry, Entry(2))?.Entry.Person);
    }

    [Fact]
    public void Offer_SlotOnAClosedDay_GoesToNobody() => Assert.Null(Offer(Key("2026-12-07T09:00"), Now, Entry(1)));

    [Fact]
    public void Accept_InTime_ConfirmsTheHold()
    {
        var offer = Offer(Nine, Now, Entry(1))!;

        var decision = WaitingList.Accept(offer.Entry, offer.Hold, Person(1), Now.AddMinutes(60).AddMilliseconds(-1));

        Assert.Equal(new WaitingState.Served(Nine), decision.Entry?.State);
        Assert.NotNull(decision.Confirmed?.ConfirmedAt);
    }

    [Fact]
    public void Accept_TooLateByAnotherOrWithoutOffer_IsRefused()
    {
        var offer = Offer(Nine, Now, Entry(1))!;

        Assert.Equal("hold-expired", WaitingList.Accept(offer.Entry, offer.Hold, Person(1), Now.AddMinutes(60)).Refusal?.Code);
        Assert.Equal("waiting-entry-not-yours", WaitingList.Accept(offer.Entry, offer.Hold, Person(2), Now).Refusal?.Code);
        Assert.Equal("nothing-offered", WaitingList.Accept(Entry(1), offer.Hold, Person(1), Now).Refusal?.Code);
        Assert.Equal("nothing-offered", WaitingList.Accept(offer.Entry, offer.Hold with { Id = Hold(7) }, Person(1), Now).Refusal?.Code);
        var served = WaitingList.Accept(offer.Entry, offer.Hold, Person(1), Now);
        Assert.Equal("no-longer-waiting", WaitingList.Accept(served.Entry!, served.Confirmed!, Person(1), Now).Refusal?.Code);
    }

    [Fact]
    [Trait("Requirement", "N12")]
    public void Decline_AnOffer_PassesItToTheNextAndKeepsThePlace()
    {
        var offer = Offer(Nine, Now, Entry(1), Entry(2))!;

        var declined = WaitingList.Decline(offer.Entry, Person(1), Now.AddMinutes(1));

        Assert.Equal(Hold(1), declined.Ended?.Hold);
        Assert.Equal(Person(2), Offer(Nine, Now.AddMinutes(1), declined.Entry!, Entry(2))?.Entry.Person);
        Assert.Null(Offer(Nine, Now.AddMinutes(1), declined.Entry!));
        Assert.Equal(Person(1), Offer(Ten, Now.AddMinutes(1), declined.Entry!, Entry(2))?.Entry.Person);
    }

    [Fact]
    public void Decline_TooLateOrWithoutOffer_IsRefused()
    {
        var offer = Offer(Nine, Now, Entry(1))!;

        Assert.Equal("hold-expired", WaitingList.Decline(offer.Entry, Person(1), Now.AddMinutes(60)).Refusal?.Code);
        Assert.Equal("nothing-offered", WaitingList.Decline(Entry(1), Person(1), Now).Refusal?.Code);
        Assert.Equal("waiting-entry-not-yours", WaitingList.Decline(offer.Entry, Person(2), Now).Refusal?.Code);
    }

    [Fact]
    public void Expire_BeforeItsInstantOrWithoutOffer_ChangesNothing()
    {
        var offer = Offer(Nine, Now, Entry(1))!;

        Assert.Equal(offer.Entry, Expire(offer.Entry, Now.AddMinutes(60).AddMilliseconds(-1)).Entry);
        Assert.Equal(Entry(1).State, Expire(Entry(1), Now.AddDays(1)).Entry?.State);
        Assert.Null(Expire(Entry(1), Now.AddDays(1)).Ended);
    }

    [Fact]
    public void Expire_ThirdOfferInARowWithoutAnswer_EndsThePlace()
    {
        var entry = Entry(1);
        foreach (var slot in new[] { Nine, Ten, Key("2026-12-02T11:00") })
        {
            Assert.Equal(new WaitingState.Waiting(), entry.State);
            var expired = Expire(Offer(slot, Now, entry)!.Entry, Now.AddMinutes(60));
            Assert.Equal(slot, expired.Ended?.Slot);
            entry = expired.Entry!;
        }

        Assert.Equal(new WaitingState.Left(LeavingReason.DidNotAnswer), entry.State);
    }

    [Fact]
    public void Decline_AfterUnansweredOffers_StartsTheCountAgain()
    {
        var once = Expire(Offer(Nine, Now, Entry(1))!.Entry, Now.AddMinutes(60)).Entry!;

        Assert.Equal(1, once.Unanswered);
        Assert.Equal(0, WaitingList.Decline(Offer(Ten, Now, once)!.Entry, Person(1), Now).Entry?.Unanswered);
    }

    [Fact]
    public void Leave_WithAnOffer_EndsBoth()
    {
        var offer = Offer(Nine, Now, Entry(1))!;

        var left = WaitingList.Leave(offer.Entry, Person(1));

        Assert.Equal(new WaitingState.Left(LeavingReason.Withdrew), left.Entry?.State);
        Assert.Equal(Hold(1), left.Ended?.Hold);
        Assert.Equal("no-longer-waiting", WaitingList.Leave(left.Entry!, Person(1)).Refusal?.Code);
        Assert.Equal("waiting-entry-not-yours", WaitingList.Leave(offer.Entry, Person(2)).Refusal?.Code);
    }

    [Fact]
    public void Join_Twice_IsRefusedUnlessTheFirstPlaceHasEnded()
    {
        var left = WaitingList.Leave(Entry(1), Person(1)).Entry!;

        Assert.Equal("already-waiting", WaitingList.Join(Entry(1), [Entry(1)]).Refusal?.Code);
        Assert.Equal("already-waiting", WaitingList.Join(Entry(1), [Offer(Nine, Now, Entry(1))!.Entry]).Refusal?.Code);
        Assert.NotNull(WaitingList.Join(Entry(1), [left, Entry(2), Entry(1) with { Service = new ServiceId("deeds") }]).Entry);
    }

    private static SlotOffer? Offer(SlotKey slot, DateTimeOffset now, params WaitingEntry[] entries) =>
        WaitingList.Offer((slot, Hold(1)), SampleAgenda, entries, now);

    private static WaitingDecision Expire(WaitingEntry entry, DateTimeOffset now) => WaitingList.Expire(entry, SampleAgenda.Policy, now);

    private static WaitingEntry Entry(byte number, int minutesAgo = 0) => new(
        new WaitingEntryId(new Guid(number, 0, 0, new byte[8])),
        SampleOffice.Id,
        Refunds,
        Person(number),
        new ContactsReference(Guid.Empty),
        Language.Italian,
        Now.AddMinutes(-minutesAgo));
}
