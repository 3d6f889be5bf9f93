using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Identity;

/// <summary>Somebody who can sign in to the demonstration.</summary>
/// <param name="Id">The id.</param>
/// <param name="Subject">Codice fiscale and name.</param>
/// <param name="About">What the person is there to show, one line for the sign-in page, in Italian.</param>
public sealed record DemoPerson(PersonId Id, TaxSubject Subject, string About);

/// <summary>The people of the embedded default. All are invented; their codes follow from the invented names.</summary>
public static class DemoPersons
{
    public static readonly DemoPerson Mario = New("mario", "RSSMRA80A01H501U", "Mario Rossi", "contribuente con debiti a Roma e a Milano");
    public static readonly DemoPerson Colomba = New("colomba", "VLDCMB87E54D548H", "Colomba Valdifiori", "contribuente con debiti a Ferrara");
    public static readonly DemoPerson Isotta = New("isotta", "RCCSTT90L62D548L", "Isotta Roccaforte", "contribuente senza debiti");
    public static readonly DemoPerson Matthias = New("matthias", "BRHMTH83M25A952X", "Matthias Oberhofer", "contribuente di lingua tedesca");
    public static readonly DemoPerson Ginevra = New("ginevra", "MNTGVR78B49H501S", "Ginevra Montelupo", "commercialista con procure di clienti");
    public static readonly DemoPerson Duccio = New("duccio", "SRRDCC99C11D548S", "Duccio Serragli", "collaboratore dello studio Montelupo");
    public static readonly DemoPerson Saverio = New("saverio", "QDRSVR69S03F205Y", "Saverio Quadrivio", "legale rappresentante di una società");
    public static readonly DemoPerson Elvira = New("elvira", "LTMLVR66H42H501Q", "Elvira Altomare", "persona di fiducia del padre");

    /// <summary>Has the appointment that is open whenever somebody tries the server.</summary>
    public static readonly DemoPerson Visitor = New("demo", "SMPDTR84C52H501P", "Demetra Esempi", "contribuente con l'appuntamento dimostrativo");

    /// <summary>Everybody who can sign in.</summary>
    public static readonly ImmutableArray<DemoPerson> All = [Mario, Colomba, Isotta, Matthias, Ginevra, Duccio, Saverio, Elvira, Visitor];

    /// <summary>The father of <see cref="Elvira"/>; does not sign in.</summary>
    public static readonly TaxSubject Teodoro = new(CodiceFiscale.Parse("LTMTDR38D17H501O"), "Teodoro Altomare");

    /// <summary>A client of <see cref="Ginevra"/>; does not sign in.</summary>
    public static readonly TaxSubject Ottavio = new(CodiceFiscale.Parse("PLLTTV51P30F205M"), "Ottavio Pellegrinetti");

    /// <summary>A client of <see cref="Ginevra"/> whose mandate has ended; does not sign in.</summary>
    public static readonly TaxSubject Lavinia = new(CodiceFiscale.Parse("BRNLVN95T46F205X"), "Lavinia Brancafiori");

    /// <summary>The company of <see cref="Saverio"/>.</summary>
    public static readonly TaxSubject Quadrivio = new(CodiceFiscale.Parse("99900010580"), "Quadrivio Trasporti S.r.l.");

    /// <summary>A company among the clients of <see cref="Ginevra"/>.</summary>
    public static readonly TaxSubject Cooperative = new(CodiceFiscale.Parse("99900020381"), "Cooperativa Le Lanterne");

    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly Until = new(2036, 12, 31);

    /// <summary>Who may act for whom.</summary>
    public static readonly ImmutableArray<Mandate> Mandates =
    [
        OfPractice("procura-1", Colomba.Subject, Until, DemoAgenda.Assistance.Id, DemoAgenda.Returns.Id),
        OfPractice("procura-2", Ottavio, Until, DemoAgenda.Returns.Id),
        OfPractice("procura-3", Cooperative, Until, DemoAgenda.Assistance.Id, DemoAgenda.Returns.Id, DemoAgenda.Deeds.Id) with
        {
            AllowsCollaborators = true,
            Collaborators = [Duccio.Subject.Code],
        },
        OfPractice("procura-4", Lavinia, new DateOnly(2026, 6, 30), DemoAgenda.Returns.Id),
        new(new MandateId("rappresentanza-1"), Saverio.Subject.Code, Capacity.LegalRepresentative, Quadrivio, MandateServices.All, From, null),
        new(
            new MandateId("fiducia-1"),
            Elvira.Subject.Code,
            Capacity.TrustedPerson,
            Teodoro,
            MandateServices.Only(DemoAgenda.Assistance.Id, DemoAgenda.TaxCode.Id),
            From,
            Until),
    ];

    /// <summary>In which provinces somebody has debts, most first.</summary>
    public static readonly ImmutableDictionary<CodiceFiscale, ImmutableArray<Province>> DebtProvinces =
        new Dictionary<CodiceFiscale, ImmutableArray<Province>>
        {
            [Mario.Subject.Code] = [DemoAgenda.RomeProvince, DemoAgenda.MilanProvince],
            [Colomba.Subject.Code] = [DemoAgenda.FerraraProvince],
            [Ottavio.Code] = [DemoAgenda.MilanProvince],
            [Cooperative.Code] = [DemoAgenda.FerraraProvince, DemoAgenda.RomeProvince],
            [Quadrivio.Code] = [DemoAgenda.MilanProvince],
            [Teodoro.Code] = [DemoAgenda.RomeProvince],
        }.ToImmutableDictionary();

    /// <summary>Everybody and everything that the demonstration's tax register knows.</summary>
    public static IEnumerable<TaxSubject> Subjects =>
        [.. All.Select(static person => person.Subject), Teodoro, Ottavio, Lavinia, Quadrivio, Cooperative];

    private static DemoPerson New(string id, string code, string name, string about) =>
        new(new PersonId(id), new TaxSubject(CodiceFiscale.Parse(code), name), about);

    private static Mandate OfPractice(string id, TaxSubject client, DateOnly until, params ServiceId[] services) =>
        new(new MandateId(id), Ginevra.Subject.Code, Capacity.Intermediary, client, MandateServices.Only(services), From, until);
}
