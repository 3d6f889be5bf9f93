using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using Xunit;
using static VideoDesk.Grains.Tests.Agendas.Samples;

namespace VideoDesk.Grains.Tests.Agendas;

public sealed class DemoAgendaTests
{
    [Fact]
    [Trait("Requirement", "ADER-07")]
    [Trait("Requirement", "VC-07")]
    public void Services_OfTheDemonstration_HaveTheWordsOfTheSources() => Assert.Equal(
        ["Assistenza e consulenza", "Atti e successioni", "Dichiarazioni e rimborsi", "Codice fiscale e duplicato della tessera sanitaria"],
        DemoAgenda.Services.Select(static service => service.Name.In(Language.Italian)));

    [Fact]
    public void Lines_OfTheDemonstration_AreSoundAndNamedOncePerOffice()
    {
        Assert.All(DemoAgenda.Lines, static line => Assert.Empty(line.Problems()));
        Assert.Equal(DemoAgenda.Lines.Length, DemoAgenda.Lines.Select(static line => (line.Office, line.Id)).Distinct().Count());
    }

    [Fact]
    [Trait("Requirement", "ADER-08")]
    public void Available_EveryServiceOfEveryOffice_HasSlotsOnEveryDate()
    {
        foreach (var office in DemoAgenda.Offices)
        {
            foreach (var service in DemoAgenda.Services)
            {
                var days = new Agenda(office, service.Id, DemoAgenda.Lines, new BookingPolicy()).Available(ImmutableHashSet<SlotKey>.Empty, Utc("2026-11-21T21:00:00Z"));

                Assert.Equal(9, days.Count);
                Assert.All(days, static day => Assert.NotEmpty(day.Times));
            }
        }
    }

    [Fact]
    public void Officials_OfTheDemonstration_AreFourAnOfficeWithOneHead()
    {
        Assert.Equal(12, DemoAgenda.Officials.Select(static official => official.Id).Distinct().Count());
        Assert.All(DemoAgenda.Offices, static office => Assert.Single(DemoAgenda.Officials, official => official.Office == office.Id && official.IsHead));
        Assert.DoesNotContain("Castelvecchio", DemoAgenda.Officials[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "ADER-05")]
    public async Task DebtProvinces_OfTheSubject_EachHaveAnOffice()
    {
        var registers = new DemoRegisters(DemoCrowd.None);
        foreach (var subject in DemoPersons.Subjects)
        {
            var provinces = await registers.ProvincesOfAsync(subject.Code, TestContext.Current.CancellationToken);
            Assert.All(provinces, static province => Assert.Contains(DemoAgenda.Offices, office => office.Province == province));
            Assert.Equal(subject, await registers.FindAsync(subject.Code, TestContext.Current.CancellationToken));
        }

        var ofMario = await registers.ProvincesOfAsync(DemoPersons.Mario.Subject.Code, TestContext.Current.CancellationToken);
        Assert.Equal(["RM", "MI"], ofMario.Select(static province => province.Code));
    }

    [Fact]
    [Trait("Requirement", "ADER-04")]
    public async Task Mandates_OfTheDemonstration_ShowEveryCapacityAndRefusal()
    {
        var date = new DateOnly(2026, 12, 1);

        Assert.Null(await CodeAsync(DemoPersons.Ginevra, Capacity.Intermediary, DemoPersons.Ottavio, DemoAgenda.Returns));
        Assert.Null(await CodeAsync(DemoPersons.Saverio, Capacity.LegalRepresentative, DemoPersons.Quadrivio, DemoAgenda.Deeds));
        Assert.Null(await CodeAsync(DemoPersons.Elvira, Capacity.TrustedPerson, DemoPersons.Teodoro, DemoAgenda.Assistance));
        Assert.Equal("service-not-covered", await CodeAsync(DemoPersons.Ginevra, Capacity.Intermediary, DemoPersons.Ottavio, DemoAgenda.Deeds));
        Assert.Equal("mandate-expired", await CodeAsync(DemoPersons.Ginevra, Capacity.Intermediary, DemoPersons.Lavinia, DemoAgenda.Returns));
        Assert.Equal("not-enabled", await CodeAsync(DemoPersons.Mario, Capacity.TrustedPerson, DemoPersons.Teodoro, DemoAgenda.Assistance));
        Assert.Equal("not-enabled", await CodeAsync(DemoPersons.Duccio, Capacity.Intermediary, DemoPersons.Cooperative, DemoAgenda.Returns));

        async Task<string?> CodeAsync(DemoPerson person, Capacity capacity, TaxSubject subject, Service service)
        {
            var mandates = await new DemoRegisters(DemoCrowd.None).MandatesOfAsync(person.Subject.Code, TestContext.Current.CancellationToken);
            return ActingRight.ToBook(new ActingWish(person.Subject.Code, capacity, subject.Code, service.Id, date), mandates).Refusal?.Code;
        }
    }
}
