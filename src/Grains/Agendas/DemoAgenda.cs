using System.Collections.Immutable;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>The offices, services, officials and slots of the embedded default. Names of people and contacts are invented.</summary>
public static class DemoAgenda
{
    public static readonly Province RomeProvince = new("RM");
    public static readonly Province MilanProvince = new("MI");
    public static readonly Province FerraraProvince = new("FE");

    /// <summary>"Assistenza e consulenza" (ADER-07).</summary>
    public static readonly Service Assistance = new(
        new ServiceId("assistenza-consulenza"),
        new LocalizedText("Assistenza e consulenza", "Assistance and advice", "Unterstützung und Beratung"),
        ServiceKind.CollectionDesk,
        Policy: "sportello-online");

    public static readonly Service Deeds = OfTopic(Topics.Deeds);
    public static readonly Service Returns = OfTopic(Topics.Returns);
    public static readonly Service TaxCode = OfTopic(Topics.TaxCode);

    public static readonly ImmutableArray<Service> Services = [Assistance, Deeds, Returns, TaxCode];

    public static readonly Office Rome = NewOffice("roma", "Roma 1", RomeProvince, OfficeKind.ProvincialDirectorate, "Via dei Glicini 12, Roma", Saint(6, 29));

    public static readonly Office Milan = NewOffice("milano", "Milano 2", MilanProvince, OfficeKind.TerritorialOffice, "Corso delle Robinie 40, Milano", Saint(12, 7));

    /// <summary>Small: one desk per service, and closed on the afternoons of 24 and 31 December.</summary>
    public static readonly Office Ferrara = NewOffice(
        "ferrara",
        "Ferrara",
        FerraraProvince,
        OfficeKind.CollectionDesk,
        "Viale dei Tigli 3, Ferrara",
        Saint(4, 23),
        Afternoon(12, 24),
        Afternoon(12, 31));

    public static readonly ImmutableArray<Office> Offices = [Rome, Milan, Ferrara];

    /// <summary>Four in each office; the first heads it.</summary>
    public static readonly ImmutableArray<Official> Officials =
    [
        .. Staff(Rome, "Aurelia Castelvecchio", "Bruno Tramontana", "Cesira Lungotevere", "Dario Fontebuona"),
        .. Staff(Milan, "Ermanno Navigli", "Fulvia Brughiera", "Gualtiero Risaia", "Ilaria Madonnari"),
        .. Staff(Ferrara, "Lucrezia Bastioni", "Nevio Pioppeto", "Ombretta Valli", "Primo Golena"),
    ];

    /// <summary>Every service at every office, each morning and on Tuesday and Thursday afternoons.</summary>
    public static readonly ImmutableArray<SlotLine> Lines =
    [
        .. from office in Offices
           from service in Services
           from weekday in OfficeCalendar.National.Weekdays.Order()
           from line in OfDay(office, service, weekday)
           select line,
    ];

    private static IEnumerable<SlotLine> OfDay(Office office, Service service, DayOfWeek weekday)
    {
        yield return Line("mattina", new TimeOnly(9, 0), new TimeOnly(13, 0));
        if (weekday is DayOfWeek.Tuesday or DayOfWeek.Thursday)
        {
            yield return Line("pomeriggio", new TimeOnly(14, 30), new TimeOnly(16, 30));
        }

        SlotLine Line(string part, TimeOnly start, TimeOnly end) => new(
            new SlotLineId($"{service.Id}-{(int)weekday}-{part}"),
            office.Id,
            service.Id,
            weekday,
            start,
            end,
            SlotMinutes: service == TaxCode ? 15 : 30,
            Desks: office == Ferrara ? 1 : 2,
            ValidFrom: new DateOnly(2026, 1, 1),
            ValidUntil: null);
    }

    private static Service OfTopic(Topic topic) =>
        new(new ServiceId(topic.Id.Value), topic.Name, ServiceKind.VideoCall, Policy: "videochiamata") { Topic = topic };

    // The domains end in .example (RFC 2606) and the numbers are of no subscriber.
    private static Office NewOffice(string id, string name, Province province, OfficeKind kind, string address, params Closure[] closures) => new(
        new OfficeId(id),
        name,
        province,
        kind,
        new OfficeContacts(address, "+39 000 000000", $"{id}@ufficio.example", $"{id}@pec.ufficio.example"),
        OfficeCalendar.National with { Closures = [.. closures] });

    private static Closure Saint(int month, int day) => new(ClosureKind.PatronSaint, new ClosureDays.Yearly(month, day));

    private static Closure Afternoon(int month, int day) =>
        new(ClosureKind.Extraordinary, new ClosureDays.Yearly(month, day)) { ClosedFrom = new TimeOnly(13, 0) };

    private static IEnumerable<Official> Staff(Office office, params string[] names) =>
        names.Select((name, index) => new Official(new OfficialId($"{office.Id}-{index + 1}"), name, office.Id, IsHead: index == 0));
}
