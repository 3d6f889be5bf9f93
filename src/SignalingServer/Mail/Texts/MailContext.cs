using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>What a template works with, and the pieces that all of them share.</summary>
/// <param name="Request">What is to be told.</param>
/// <param name="Facts">About which appointment and to whom.</param>
/// <param name="Links">The client's pages.</param>
internal sealed record MailContext(NotificationRequest Request, NotificationFacts Facts, PublicLinks Links)
{
    private static readonly LocalizedText Greeting = new("Gentile {0},", "Dear {0},", "Guten Tag {0},");
    private static readonly LocalizedText GreetingWithoutName = new("Gentile contribuente,", "Dear taxpayer,", "Guten Tag,");
    private static readonly LocalizedText Service = new("Servizio", "Service", "Dienst");
    private static readonly LocalizedText Topic = new("Argomento", "Topic", "Thema");
    private static readonly LocalizedText Office = new("Ufficio", "Office", "Amt");
    private static readonly LocalizedText Day = new("Giorno", "Day", "Tag");
    private static readonly LocalizedText Hour = new("Ora", "Time", "Uhrzeit");
    private static readonly LocalizedText HourOfItaly = new("{0} (ora italiana)", "{0} (Italian time)", "{0} Uhr (italienische Zeit)");

    private static readonly LocalizedText WhenText = new("{0}, ore {1}", "{0}, {1} Italian time", "{0}, {1} Uhr");

    private static readonly LocalizedText Automatic = new(
        "Messaggio automatico: La preghiamo di non rispondere a questa e-mail.",
        "This is an automatic message: please do not reply to this e-mail.",
        "Dies ist eine automatische Nachricht: Bitte antworten Sie nicht auf diese E-Mail.");

    private static readonly LocalizedText WhyYou = new(
        "Riceve questa e-mail perché il Suo indirizzo è stato indicato per un appuntamento. Se non ne sa nulla, la ignori o ne "
            + "informi l'ufficio.",
        "You receive this e-mail because your address was given for an appointment. If you know nothing about it, ignore it or "
            + "tell the office.",
        "Sie erhalten diese E-Mail, weil Ihre Adresse für einen Termin angegeben wurde. Wenn Sie davon nichts wissen, ignorieren "
            + "Sie sie oder informieren Sie das Amt.");

    private static readonly LocalizedText OfficePhone = new("telefono {0}", "phone {0}", "Telefon {0}");
    private static readonly LocalizedText OfficeEmail = new("e-mail {0}", "e-mail {0}", "E-Mail {0}");

    /// <summary>How the mail's language writes things.</summary>
    public Wording Words { get; } = new(Facts.Language);

    /// <summary>
    /// The token that the mail may carry: the confirmation has one only where the link mail went into it, the last reminder where the
    /// facts bring one.
    /// </summary>
    public string? LinkToken =>
        Data.LinkRevision > 0 || Request.Kind is NotificationKind.LastReminder or NotificationKind.SlotFreed or NotificationKind.LiveChat
            ? Facts.LinkToken : null;

    /// <summary>What the notification itself says.</summary>
    public NotificationData Data => Request.Data;

    public string Say(LocalizedText text, params string[] values) => Words.Say(text, values);

    public MailBlock.Paragraph Paragraph(LocalizedText text, params string[] values) => new(Say(text, values));

    public MailBlock.Title Title(LocalizedText text) => new(Say(text));

    public MailBlock.Link Link(LocalizedText text, string url, bool isMain = false) => new(Say(text), url, isMain);

    /// <summary>"lunedì 23 novembre 2026, ore 09:30".</summary>
    public string When(DateTimeOffset instant) => Say(WhenText, Words.Day(instant), Wording.Hour(instant));

    public MailBlock Hello() =>
        Wording.GreetingName(Facts.Contacts.Name) is { } name ? Paragraph(Greeting, name) : Paragraph(GreetingWithoutName);

    /// <summary>Service, topic, office, day, hour, and what a template adds.</summary>
    public MailBlock.Table Appointment(params ReadOnlySpan<(LocalizedText Name, string? Value)> more)
    {
        var rows = ImmutableArray.CreateBuilder<(string, string)>();
        Add(Service, Facts.Service);
        Add(Topic, Facts.Topic);
        Add(Office, Facts.Office.Name);
        Add(Day, Words.Day(Facts.StartsAt));
        Add(Hour, Say(HourOfItaly, Wording.Hour(Facts.StartsAt)));
        foreach (var (name, value) in more)
        {
            Add(name, value);
        }

        return new MailBlock.Table(rows.ToImmutable());

        void Add(LocalizedText name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                rows.Add((Say(name), value));
            }
        }
    }

    /// <summary>The mail for the taxpayer side.</summary>
    public MailBody ToTaxpayer(string subject, ImmutableArray<MailBlock> blocks) =>
        new(subject, Words.Tag, blocks, [OfficeFooter(), Say(WhyYou), Say(Automatic)]);

    /// <summary>The mail for somebody of the office.</summary>
    public MailBody ToOfficial(string subject, ImmutableArray<MailBlock> blocks) => new(subject, Words.Tag, blocks, [Say(Automatic)]);

    private string OfficeFooter()
    {
        var (name, address, phone, email) = Facts.Office;
        string[] parts = [name, address, phone.Length > 0 ? Say(OfficePhone, phone) : "", email.Length > 0 ? Say(OfficeEmail, email) : ""];
        return string.Join(" – ", parts.Where(static part => part.Length > 0));
    }
}
