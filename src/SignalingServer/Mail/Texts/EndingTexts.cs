using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>N7, N8, N9 and N11: what is told when the appointment does not go as planned, or ends.</summary>
internal static class EndingTexts
{
    /// <summary>Courtesy message B; the Italian words are those of ADER-19.</summary>
    private static readonly LocalizedText CourtesyB = new(
        "Ci scusiamo per il ritardo e La informiamo che verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione",
        "We apologise for the delay and inform you that you will be called back on the phone number that you gave when booking",
        "Wir entschuldigen uns für die Verspätung und teilen Ihnen mit, dass Sie unter der bei der Buchung angegebenen "
            + "Telefonnummer zurückgerufen werden");

    private static readonly LocalizedText CallbackSubject = new(
        "Verrà ricontattato telefonicamente: appuntamento {0}",
        "You will be called back: appointment {0}",
        "Sie werden zurückgerufen: Termin {0}");

    private static readonly LocalizedText CallbackAgreed = new(
        "verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione",
        "you will be called back on the phone number that you gave when booking",
        "Sie werden unter der bei der Buchung angegebenen Telefonnummer zurückgerufen");

    private static readonly LocalizedText MaskedPhone = new("Telefono", "Phone", "Telefon");
    private static readonly LocalizedText Expected = new("Chiamata prevista entro", "Call expected by", "Anruf erwartet bis");

    private static readonly LocalizedText CancelledSubject = new(
        "Appuntamento cancellato: {0}",
        "Appointment cancelled: {0}",
        "Termin abgesagt: {0}");

    private static readonly LocalizedText CancelledByYou = new(
        "come da Lei richiesto, l'appuntamento è stato cancellato.",
        "as you asked, the appointment has been cancelled.",
        "wie von Ihnen gewünscht, wurde der Termin abgesagt.");

    private static readonly LocalizedText CancelledByUs = new(
        "siamo spiacenti: l'ufficio ha dovuto cancellare l'appuntamento.",
        "we are sorry: the office had to cancel the appointment.",
        "es tut uns leid: Das Amt musste den Termin absagen.");

    private static readonly LocalizedText MovedSubject = new(
        "Appuntamento trasferito a un altro ufficio: {0}",
        "Appointment transferred to another office: {0}",
        "Termin an ein anderes Amt übertragen: {0}");

    private static readonly LocalizedText Moved = new(
        "il Suo appuntamento è stato trasferito a un altro ufficio; quello indicato sotto è quindi cancellato. Riceverà una nuova "
            + "conferma.",
        "your appointment has been transferred to another office; the one below is therefore cancelled. You will receive a new "
            + "confirmation.",
        "Ihr Termin wurde an ein anderes Amt übertragen; der unten angegebene ist daher abgesagt. Sie erhalten eine neue Bestätigung.");

    private static readonly LocalizedText Reason = new("Motivo", "Reason", "Grund");
    private static readonly LocalizedText Remark = new("Comunicazione dell'ufficio", "Message of the office", "Mitteilung des Amtes");
    private static readonly LocalizedText NewOffice = new("Nuovo ufficio", "New office", "Neues Amt");
    private static readonly LocalizedText NewTime = new("Nuovo appuntamento", "New appointment", "Neuer Termin");
    private static readonly LocalizedText TransferReason = new(
        "trasferimento a un altro ufficio",
        "transfer to another office",
        "Übertragung an ein anderes Amt");

    private static readonly LocalizedText Rebook = new(
        "Può fissare un altro appuntamento quando desidera.",
        "You can book another appointment whenever you like.",
        "Sie können jederzeit einen anderen Termin buchen.");

    private static readonly LocalizedText BookAgain = new(
        "Prenota appuntamento",
        "Book an appointment (Prenota appuntamento)",
        "Termin buchen (Prenota appuntamento)");

    private static readonly LocalizedText CalendarCancels = new(
        "L'allegato toglie l'appuntamento dal Suo calendario.",
        "The attachment removes the appointment from your calendar.",
        "Der Anhang entfernt den Termin aus Ihrem Kalender.");

    private static readonly LocalizedText EarlySubject = new(
        "Richiesta risolta, appuntamento cancellato: {0}",
        "Request solved, appointment cancelled: {0}",
        "Anliegen gelöst, Termin abgesagt: {0}");

    private static readonly LocalizedText Early = new(
        "la Sua richiesta è stata risolta prima della data fissata. L'appuntamento è quindi cancellato: non è necessario collegarsi.",
        "your request was solved before the set date. The appointment is therefore cancelled: there is no need to connect.",
        "Ihr Anliegen wurde vor dem festgesetzten Tag gelöst. Der Termin ist daher abgesagt: Sie brauchen sich nicht zu verbinden.");

    private static readonly LocalizedText Outcome = new("Esito", "Outcome", "Ergebnis");
    private static readonly LocalizedText Solved = new("richiesta risolta", "request solved", "Anliegen gelöst");
    private static readonly LocalizedText Protocols = new("Numeri di protocollo", "Protocol numbers", "Protokollnummern");
    private static readonly LocalizedText NoProtocols = new("nessuno", "none", "keine");
    private static readonly LocalizedText NextSteps = new("Prossimi passi", "Next steps", "Nächste Schritte");
    private static readonly LocalizedText NothingToDo = new(
        "Non deve fare altro.",
        "You need do nothing more.",
        "Sie müssen nichts weiter tun.");

    private static readonly LocalizedText ClosingSubject = new(
        "Conclusione dell'appuntamento: {0}",
        "End of your appointment: {0}",
        "Abschluss Ihres Termins: {0}");

    private static readonly LocalizedText Closing = new(
        "il Suo appuntamento si è concluso. Ecco il riepilogo.",
        "your appointment has ended. Here is the summary.",
        "Ihr Termin ist abgeschlossen. Hier ist die Zusammenfassung.");

    private static readonly LocalizedText SurveyAsk = new(
        "Quanto è stato facile usare questo servizio? La valutazione è facoltativa.",
        "How easy was it to use this service? Rating it is optional.",
        "Wie einfach war die Nutzung dieses Dienstes? Die Bewertung ist freiwillig.");

    private static readonly LocalizedText Survey = new("Valuti il servizio", "Rate the service", "Dienst bewerten");

    /// <summary>N7: text B where the office is late, the plain sentence where the official chose to call (A.8.3-14).</summary>
    public static MailBody CallbackNotice(MailContext mail)
    {
        var isLate = mail.Data.CallbackReason is CallbackReason.OfficialLate or CallbackReason.OfficialDropped;
        return mail.ToTaxpayer(mail.Say(CallbackSubject, mail.When(mail.Facts.StartsAt)),
            [mail.Hello(), new MailBlock.Paragraph(mail.Say(isLate ? CourtesyB : CallbackAgreed) + "."), CallbackTable(mail), mail.Appointment()]);
    }

    /// <summary>N8 (ADER-15), and the same for an appointment that another office has now.</summary>
    public static MailBody Cancellation(MailContext mail)
    {
        var (data, facts) = (mail.Data, mail.Facts);
        var isMoved = data.TransferredTo is not null;
        var what = isMoved ? Moved : data.CancelledBy == Side.Taxpayer ? CancelledByYou : CancelledByUs;
        var reason = isMoved ? TransferReason : EndingWords.Of(data.CancellationReason ?? CancellationReason.Unspecified);
        return mail.ToTaxpayer(mail.Say(isMoved ? MovedSubject : CancelledSubject, mail.When(facts.StartsAt)),
        [
            mail.Hello(),
            mail.Paragraph(what),
            mail.Appointment(
                (Reason, mail.Say(reason)),
                (Remark, facts.Remark),
                (NewOffice, facts.NewOffice),
                (NewTime, facts.NewStartsAt is { } start ? mail.When(start) : null)),
            mail.Paragraph(Rebook),
            mail.Link(BookAgain, mail.Links.Book, isMain: true),
            .. CalendarNote(mail),
        ]);
    }

    /// <summary>N9 (INPS-15).</summary>
    public static MailBody EarlyResolution(MailContext mail) => mail.ToTaxpayer(mail.Say(EarlySubject, mail.When(mail.Facts.StartsAt)),
    [
        mail.Hello(),
        mail.Paragraph(Early),
        mail.Appointment((Outcome, mail.Say(Solved)), (Remark, mail.Facts.Remark)),
        .. Steps(mail),
        .. CalendarNote(mail),
    ]);

    /// <summary>N11 (SD-17).</summary>
    public static MailBody ClosingMail(MailContext mail)
    {
        var protocols = mail.Facts.ProtocolNumbers;
        var outcome = mail.Data.CallbackOutcome is { } callback && mail.Data.Outcome is null
            ? EndingWords.Of(callback)
            : EndingWords.Of(mail.Data.Outcome ?? AppointmentOutcome.Ended);
        return mail.ToTaxpayer(mail.Say(ClosingSubject, mail.When(mail.Facts.StartsAt)),
        [
            mail.Hello(),
            mail.Paragraph(Closing),
            mail.Appointment(
                (Outcome, mail.Say(outcome)),
                (Remark, mail.Facts.Remark),
                (Protocols, protocols.Count > 0 ? string.Join(", ", protocols) : mail.Say(NoProtocols))),
            .. mail.Data.CallbackDueAt is null
                ? []
                : (ReadOnlySpan<MailBlock>)[mail.Paragraph(EndingWords.CallbackStillOwed), CallbackTable(mail)],
            .. Steps(mail),
            mail.Paragraph(SurveyAsk),
            mail.Link(Survey, mail.Links.Survey(mail.Facts.LinkToken ?? mail.Request.Appointment?.ToString() ?? ""), isMain: true),
        ]);
    }

    private static MailBlock.Table CallbackTable(MailContext mail)
    {
        ImmutableArray<(string, string)> rows = [(mail.Say(MaskedPhone), Wording.Masked(mail.Facts.Contacts.Mobile))];
        return new MailBlock.Table(mail.Data.CallbackDueAt is { } due ? rows.Add((mail.Say(Expected), mail.When(due))) : rows);
    }

    private static ImmutableArray<MailBlock> Steps(MailContext mail)
    {
        ImmutableArray<string> steps = [.. EndingWords.Of(mail.Data.NextSteps).Select(step => mail.Say(step))];
        return [mail.Title(NextSteps), steps.IsEmpty ? mail.Paragraph(NothingToDo) : new MailBlock.Bullets(steps)];
    }

    private static ReadOnlySpan<MailBlock> CalendarNote(MailContext mail) =>
        mail.Data.Calendar == CalendarMethod.Cancel ? (MailBlock[])[mail.Paragraph(CalendarCancels)] : [];
}
