using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Texts;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>An appointment on Monday 23 November 2026 at 09:30 in Rome, and every notification about it.</summary>
internal static class MailSamples
{
    public const string Site = "https://sportello.example.it/";
    public const string Token = "Zm9vYmFy-_0123456789";
    public const string Mobile = "+39 333 1234567";

    public static readonly DateTimeOffset StartsAt = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset CreatedAt = new(2026, 11, 16, 10, 15, 30, TimeSpan.Zero);
    public static readonly AppointmentId Appointment = new(Guid.Parse("0194f0c0-1234-7abc-8def-0123456789ab"));

    public static readonly NotificationKind[] Kinds =
    [
        NotificationKind.Confirmation, NotificationKind.PreCallTask, NotificationKind.Reminder, NotificationKind.Link,
        NotificationKind.LastReminder, NotificationKind.CallbackNotice, NotificationKind.Cancellation, NotificationKind.EarlyResolution,
        NotificationKind.LiveChat, NotificationKind.ProtocolReceipt, NotificationKind.Closing, NotificationKind.SlotFreed,
        NotificationKind.Annulment,
    ];

    public static readonly Language[] Languages = [Language.Italian, Language.English, Language.German];

    public static EmailAddress Sender => EmailAddress.TryParse("sportello@example.it", out var address) ? address : throw new InvalidOperationException();

    public static NotificationMails Mails => new(Sender, new PublicLinks(new Uri(Site)));

    public static NotificationFacts Facts(Language language = Language.Italian, bool isAnnulled = false) => new()
    {
        Language = language,
        Service = new LocalizedText("Assistenza e consulenza", "Assistance and advice", "Beratung").In(language),
        Topic = Topics.Returns.Name.In(language),
        Office = new OfficeFacts("Direzione Provinciale I di Roma", "via Ippolito Nievo 48, Roma", "06 1234567", "dp.roma1@example.it"),
        StartsAt = StartsAt,
        EndsAt = StartsAt.AddMinutes(30),
        OpensAt = StartsAt.AddMinutes(-10),
        LateAfter = StartsAt.AddMinutes(5),
        Contacts = new Contacts("Nicolò D'Ambrosio", "nicolo.dambrosio@example.it", Mobile),
        LinkToken = Token,
        OfficialEmail = "funzionario@example.it",
        Documents = ["Modello 730/2026", "Carta d'identità"],
        ProtocolNumbers = ["0000123/2026", "0000124/2026"],
        Entry = new ProtocolEntry(
            new ProtocolNumber(2026, 123),
            StartsAt.AddMinutes(11).AddSeconds(59),
            Protocol.RegisterScene.Draft(Appointment, "document", new RegisterCode("AOO-RM1")),
            new ProtocolParty("Nicolò D'Ambrosio", null, null),
            isAnnulled ? new ProtocolAnnulment(StartsAt.AddMinutes(40), new OfficialId("roma-1"), "Registrata due volte") : null),
        Remark = "Il rimborso è stato disposto.",
    };

    public static NotificationRequest Request(NotificationKind kind) => new(
        kind,
        kind == NotificationKind.SlotFreed ? null : Appointment,
        kind == NotificationKind.SlotFreed ? "offer-17/N12" : Notifications.TriggerKey(Appointment, kind),
        CreatedAt,
        kind == NotificationKind.SlotFreed ? CreatedAt.AddHours(2) : StartsAt,
        Data(kind));

    public static MailMessage Message(NotificationKind kind, Language language = Language.Italian) =>
        Message(Request(kind), Facts(language, isAnnulled: kind == NotificationKind.Annulment));

    public static MailMessage Message(NotificationRequest request, NotificationFacts facts)
    {
        var made = Mails.Compose(request, facts, CreatedAt);
        return made.Message ?? throw new InvalidOperationException(made.Problem);
    }

    private static NotificationData Data(NotificationKind kind) => kind switch
    {
        NotificationKind.Confirmation => new() { Calendar = CalendarMethod.Request },
        NotificationKind.Link => new() { LinkRevision = 1 },
        NotificationKind.LiveChat => new() { LiveChat = 1 },
        NotificationKind.CallbackNotice => new() { CallbackReason = CallbackReason.OfficialLate, CallbackDueAt = StartsAt.AddMinutes(125) },
        NotificationKind.Cancellation => new()
        {
            Calendar = CalendarMethod.Cancel,
            CalendarSequence = 1,
            CancelledBy = Side.Office,
            CancellationReason = CancellationReason.TechnicalFault,
        },
        NotificationKind.EarlyResolution => new() { Calendar = CalendarMethod.Cancel, CalendarSequence = 1 },
        NotificationKind.Closing => new() { Outcome = AppointmentOutcome.ServedWithNextSteps, NextSteps = NextSteps.SendDocuments | NextSteps.Pay },
        _ => new(),
    };
}
