using System.Globalization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using Xunit;

namespace VideoDesk.Grains.Tests.Identity;

[Trait("Requirement", "ADER-04")]
[Trait("Requirement", "GP-08")]
public sealed class ActingRightTests
{
    private static readonly CodiceFiscale Professional = CodiceFiscale.Parse("MRTMTT91D08F205J");
    private static readonly CodiceFiscale Client = CodiceFiscale.Parse("RSSMRA80A01H501U");
    private static readonly CodiceFiscale Collaborator = CodiceFiscale.Parse("VRDGPP85T45F205G");
    private static readonly CodiceFiscale Stranger = CodiceFiscale.Parse("BNCGNN00B29Z404U");
    private static readonly ServiceId Refunds = new("refunds");
    private static readonly ServiceId Deeds = new("deeds");

    private static readonly Mandate Ours = new(
        new MandateId("m1"),
        Professional,
        Capacity.Intermediary,
        new TaxSubject(Client, "Mario Rossi"),
        MandateServices.Only(Refunds),
        new DateOnly(2026, 11, 1),
        new DateOnly(2026, 12, 31));

    private static readonly Mandate WithCollaborator = Ours with { AllowsCollaborators = true, Collaborators = [Collaborator] };

    [Theory]
    [InlineData("2026-10-31", "mandate-not-yet-valid")]
    [InlineData("2026-11-01", null)]
    [InlineData("2026-12-31", null)]
    [InlineData("2027-01-01", "mandate-expired")]
    [Trait("Requirement", "GP-04")]
    public void ToBook_ByMandate_HoldsOnTheDayOfTheAppointment(string date, string? code)
    {
        var decision = ActingRight.ToBook(Wish(date: date), [Ours]);

        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Equal(code is null ? Ours : null, decision.Mandate);
    }

    [Theory]
    [InlineData("2026-12-09", null)]
    [InlineData("2026-12-10", "mandate-revoked")]
    [InlineData("2027-01-01", "mandate-revoked")]
    [Trait("Requirement", "DEL-03")]
    public void ToBook_RevokedMandate_HoldsUpToTheDayBefore(string date, string? code) =>
        Assert.Equal(code, ActingRight.ToBook(Wish(date: date), [Ours with { RevokedFrom = new DateOnly(2026, 12, 10) }]).Refusal?.Code);

    [Fact]
    [Trait("Requirement", "GP-04")]
    public void ToBook_ServiceNotInTheList_IsNotCovered()
    {
        Assert.Equal(new BookingRefusal("service-not-covered", "service"), ActingRight.ToBook(Wish() with { Service = Deeds }, [Ours]).Refusal);
        Assert.True(ActingRight.ToBook(Wish() with { Service = Deeds }, [Ours with { Services = MandateServices.All }]).IsGranted);
        Assert.False(ActingRight.ToBook(Wish(), [Ours with { Services = MandateServices.Only() }]).IsGranted);
    }

    [Fact]
    public void ToBook_OtherCapacitySubjectOrHolder_IsNotEnabled()
    {
        var refused = new BookingRefusal("not-enabled", "subject");

        Assert.Equal(refused, ActingRight.ToBook(Wish(), []).Refusal);
        Assert.Equal(refused, ActingRight.ToBook(Wish() with { Capacity = Capacity.TrustedPerson }, [Ours]).Refusal);
        Assert.Equal(refused, ActingRight.ToBook(Wish() with { Subject = Stranger }, [Ours]).Refusal);
        Assert.Equal(refused, ActingRight.ToBook(Wish() with { Person = Stranger }, [Ours]).Refusal);
    }

    [Fact]
    public void ToBook_ForOneself_NeedsOnesOwnCodeAndNoMandate()
    {
        var own = new ActingWish(Client, Capacity.Oneself, Client, Refunds, new DateOnly(2026, 12, 1));

        Assert.True(ActingRight.ToBook(own, []).IsGranted);
        Assert.Equal("not-oneself", ActingRight.ToBook(own with { Subject = Stranger }, [Ours]).Refusal?.Code);
        Assert.Equal("subject-is-oneself", ActingRight.ToBook(own with { Capacity = Capacity.TrustedPerson }, []).Refusal?.Code);
    }

    [Fact]
    public void ToBook_ByOmocodeOfTheSubject_IsSomebodyElse() =>
        Assert.Equal("not-enabled", ActingRight.ToBook(Wish() with { Subject = CodiceFiscale.Parse("RSSMRA80A01H50MM") }, [Ours]).Refusal?.Code);

    [Fact]
    public void ToBook_SeveralMandates_OneThatGrantsIsEnough()
    {
        var old = Ours with { Id = new MandateId("old"), ValidUntil = new DateOnly(2026, 11, 15) };
        var other = Ours with { Id = new MandateId("other"), Services = MandateServices.Only(Deeds) };

        Assert.Equal(Ours, ActingRight.ToBook(Wish(), [old, other, Ours]).Mandate);
        Assert.Equal("service-not-covered", ActingRight.ToBook(Wish(), [other, old]).Refusal?.Code);
    }

    [Fact]
    [Trait("Requirement", "GP-05")]
    public void ToBook_Collaborator_DoesNotBook() =>
        Assert.Equal("not-enabled", ActingRight.ToBook(Wish() with { Person = Collaborator }, [WithCollaborator]).Refusal?.Code);

    [Fact]
    [Trait("Requirement", "GP-05")]
    public void ToJoin_Collaborator_NeedsTheFlagAndTheName()
    {
        var wish = Wish() with { Person = Collaborator };

        Assert.Equal(WithCollaborator, ActingRight.ToJoin(wish, [WithCollaborator]).Mandate);
        Assert.Equal("collaborators-not-allowed", ActingRight.ToJoin(wish, [WithCollaborator with { AllowsCollaborators = false }]).Refusal?.Code);
        Assert.Equal("collaborator-not-listed", ActingRight.ToJoin(wish with { Person = Stranger }, [WithCollaborator]).Refusal?.Code);
        Assert.Equal("mandate-expired", ActingRight.ToJoin(wish with { Date = new DateOnly(2027, 1, 1) }, [WithCollaborator]).Refusal?.Code);
        Assert.Equal("service-not-covered", ActingRight.ToJoin(wish with { Service = Deeds }, [WithCollaborator]).Refusal?.Code);
    }

    [Fact]
    public void ToJoin_WhoMayBook_MayJoin() => Assert.True(ActingRight.ToJoin(Wish(), [Ours]).IsGranted);

    [Fact]
    public void Subjects_OnADay_AreThoseOfValidMandatesOnce()
    {
        var twice = Ours with { Id = new MandateId("m2"), Services = MandateServices.Only(Deeds) };
        var over = Ours with { Subject = new TaxSubject(Stranger, "Gianni Bianchi"), ValidUntil = new DateOnly(2026, 11, 2) };

        var subjects = ActingRight.Subjects(Professional, new DateOnly(2026, 12, 1), [Ours, twice, over]);

        Assert.Equal([(Ours.Subject, Capacity.Intermediary)], subjects);
        Assert.Empty(ActingRight.Subjects(Collaborator, new DateOnly(2026, 12, 1), [WithCollaborator]));
    }

    private static ActingWish Wish(string date = "2026-12-01") =>
        new(Professional, Capacity.Intermediary, Client, Refunds, DateOnly.Parse(date, CultureInfo.InvariantCulture));
}
