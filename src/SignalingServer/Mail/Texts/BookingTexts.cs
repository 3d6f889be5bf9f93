using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>N1 to N5 and N12: what is told before the appointment.</summary>
internal static class BookingTexts
{
    private static readonly LocalizedText ConfirmationSubject = new(
        "Promemoria dell'appuntamento in videochiamata: {0}", "Your video appointment: {0}", "Ihr Videotermin: {0}");

    private static readonly LocalizedText Confirmed = new(
        "il Suo appuntamento in videochiamata è confermato.", "your video appointment is confirmed.", "Ihr Videotermin ist bestätigt.");

    private static readonly LocalizedText OpenNow = new("Può entrare ora.", "You can enter now.", "Sie können jetzt eintreten.");

    private static readonly LocalizedText CalendarAttached = new(
        "In allegato trova l'appuntamento per il Suo calendario.",
        "The appointment for your calendar is attached.",
        "Im Anhang finden Sie den Termin für Ihren Kalender.");

    private static readonly LocalizedText ReminderSubject = new(
        "Promemoria: appuntamento {0}",
        "Reminder: appointment {0}",
        "Erinnerung: Termin {0}");

    private static readonly LocalizedText Reminded = new(
        "Le ricordiamo il Suo appuntamento in videochiamata, che resta confermato per {0}.",
        "this is a reminder of your video appointment, which remains confirmed for {0}.",
        "wir erinnern Sie an Ihren Videotermin, der weiterhin bestätigt ist: {0}.");

    private static readonly LocalizedText LinkSubject = new(
        "Il collegamento per il Suo appuntamento: {0}", "The link for your appointment: {0}", "Der Link für Ihren Termin: {0}");

    private static readonly LocalizedText LinkSent = new(
        "Le inviamo il collegamento personale per avviare la videochiamata.",
        "here is your personal link to start the video call.",
        "hier ist Ihr persönlicher Link, um das Videogespräch zu starten.");

    private static readonly LocalizedText LinkReplaces = new(
        "Questo collegamento sostituisce quello inviato in precedenza, che non è più valido.",
        "This link replaces the one sent before, which is no longer valid.",
        "Dieser Link ersetzt den zuvor gesendeten, der nicht mehr gültig ist.");

    private static readonly LocalizedText LastSubject = new(
        "Può entrare ora: appuntamento delle ore {0}",
        "You can enter now: appointment at {0}",
        "Sie können jetzt eintreten: Termin um {0} Uhr");

    private static readonly LocalizedText LastReminder = new(
        "può entrare ora nell'appuntamento delle ore {0}.",
        "you can enter now: your appointment is at {0}.",
        "Sie können jetzt eintreten: Ihr Termin ist um {0} Uhr.");

    private static readonly LocalizedText UseTheLinkSent = new(
        "Può usare anche il collegamento personale che Le abbiamo inviato per e-mail.",
        "You can also use the personal link that we sent you by e-mail.",
        "Sie können auch den persönlichen Link verwenden, den wir Ihnen per E-Mail gesendet haben.");

    private static readonly LocalizedText PreCallSubject = new(
        "Prechiamata da effettuare: appuntamento {0}",
        "Pre-call to make: appointment {0}",
        "Voranruf zu tätigen: Termin {0}");

    private static readonly LocalizedText PreCall = new(
        "è possibile contattare il contribuente prima dell'appuntamento e registrarne l'esito nell'elenco delle attività.",
        "the taxpayer can be called before the appointment; please record the outcome in the worklist.",
        "die steuerpflichtige Person kann vor dem Termin angerufen werden; bitte vermerken Sie das Ergebnis in der Aufgabenliste.");

    private static readonly LocalizedText Hello = new("Buongiorno,", "Good morning,", "Guten Tag,");
    private static readonly LocalizedText Phone = new("Telefono", "Phone", "Telefon");
    private static readonly LocalizedText DocumentsToAsk = new("Documenti da chiedere", "Documents to ask for", "Anzufordernde Unterlagen");
    private static readonly LocalizedText NoDocuments = new("Nessun documento indicato", "No document named", "Keine Unterlagen angegeben");
    private static readonly LocalizedText Worklist = new("Elenco delle attività", "Worklist", "Aufgabenliste");

    private static readonly LocalizedText OfferSubject = new(
        "Si è liberato un orario: {0}",
        "A time has become free: {0}",
        "Eine Zeit ist frei geworden: {0}");

    private static readonly LocalizedText Offered = new(
        "si è liberato un orario per il servizio che attende. È riservato a Lei fino a {0}.",
        "a time has become free for the service you are waiting for. It is kept for you until {0}.",
        "für den Dienst, auf den Sie warten, ist eine Zeit frei geworden. Sie ist für Sie reserviert bis {0}.");

    private static readonly LocalizedText OfferEnds = new(
        "Se non lo accetta entro tale termine, l'orario sarà proposto ad altri; Lei resta in lista d'attesa.",
        "If you do not take it by then, it will be offered to others; you stay on the waiting list.",
        "Wenn Sie sie bis dahin nicht annehmen, wird sie anderen angeboten; Sie bleiben auf der Warteliste.");

    private static readonly LocalizedText OrDecline = new(
        "Dalla stessa pagina può anche rinunciare a questo orario. Non occorre accedere all'area riservata.",
        "On the same page you can also decline this time. You need not sign in.",
        "Auf derselben Seite können Sie diese Zeit auch ablehnen. Sie müssen sich nicht anmelden.");

    private static readonly LocalizedText TakeIt = new("Accetti questo orario", "Take this time", "Diese Zeit annehmen");

    /// <summary>N1 (ADER-11).</summary>
    public static MailBody Confirmation(MailContext mail)
    {
        var isOpen = mail.Data.Merged.HasFlag(MergedNotices.LastReminder);
        return mail.ToTaxpayer(mail.Say(ConfirmationSubject, mail.When(mail.Facts.StartsAt)),
        [
            mail.Hello(),
            mail.Paragraph(Confirmed),
            mail.Appointment(),
            .. isOpen ? (ReadOnlySpan<MailBlock>)[mail.Paragraph(OpenNow)] : [],
            .. EnteringTexts.Entering(mail),
            .. EnteringTexts.BeforeTheCall(mail),
            .. EnteringTexts.Cancelling(mail),
            .. mail.Data.Calendar == CalendarMethod.None ? [] : (ReadOnlySpan<MailBlock>)[mail.Paragraph(CalendarAttached)],
        ]);
    }

    /// <summary>N2 (SD-07), for an official who wants it by mail.</summary>
    public static MailBody PreCallTask(MailContext mail)
    {
        var documents = mail.Facts.Documents;
        return mail.ToOfficial(mail.Say(PreCallSubject, mail.When(mail.Facts.StartsAt)),
        [
            mail.Paragraph(Hello),
            mail.Paragraph(PreCall),
            mail.Appointment((Phone, mail.Facts.Contacts.Mobile)),
            mail.Title(DocumentsToAsk),
            documents.Count > 0 ? new MailBlock.Bullets([.. documents]) : mail.Paragraph(NoDocuments),
            mail.Link(Worklist, mail.Links.Worklist, isMain: true),
        ]);
    }

    /// <summary>N3 (SD-08).</summary>
    public static MailBody Reminder(MailContext mail) => mail.ToTaxpayer(mail.Say(ReminderSubject, mail.When(mail.Facts.StartsAt)),
    [
        mail.Hello(),
        mail.Paragraph(Reminded, mail.When(mail.Facts.StartsAt)),
        mail.Appointment(),
        .. EnteringTexts.Entering(mail),
        .. EnteringTexts.Cancelling(mail),
    ]);

    /// <summary>N4 (VC-03, SD-09).</summary>
    public static MailBody Link(MailContext mail) => mail.ToTaxpayer(mail.Say(LinkSubject, mail.When(mail.Facts.StartsAt)),
    [
        mail.Hello(),
        mail.Paragraph(LinkSent),
        .. mail.Data.LinkRevision > 1 ? (ReadOnlySpan<MailBlock>)[mail.Paragraph(LinkReplaces)] : [],
        mail.Appointment(),
        .. EnteringTexts.Entering(mail),
        .. EnteringTexts.BeforeTheCall(mail),
        .. EnteringTexts.Cancelling(mail),
    ]);

    /// <summary>N5 (ADER-12).</summary>
    public static MailBody LastReminderMail(MailContext mail)
    {
        var hour = Wording.Hour(mail.Facts.StartsAt);
        var wasSent = mail.LinkToken is null && mail.Facts.LinkDelivery != LinkDelivery.ReservedArea;
        return mail.ToTaxpayer(mail.Say(LastSubject, hour),
        [
            mail.Hello(),
            mail.Paragraph(LastReminder, hour),
            EnteringTexts.EnterLink(mail),
            .. wasSent ? (ReadOnlySpan<MailBlock>)[mail.Paragraph(UseTheLinkSent)] : [],
            EnteringTexts.InTime(mail),
            mail.Appointment(),
        ]);
    }

    /// <summary>N12. The offer ends when the notification does.</summary>
    public static MailBody SlotFreed(MailContext mail) => mail.ToTaxpayer(mail.Say(OfferSubject, mail.When(mail.Facts.StartsAt)),
    [
        mail.Hello(),
        mail.Paragraph(Offered, mail.When(mail.Request.ExpiresAt)),
        mail.Appointment(),
        mail.Link(TakeIt, mail.Links.TakeOffer(mail.LinkToken!), isMain: true),
        mail.Paragraph(OrDecline),
        mail.Paragraph(OfferEnds),
    ]);
}
