using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>The words for the domain's codes: reasons, outcomes, next steps.</summary>
internal static class EndingWords
{
    private static readonly (NextSteps Step, LocalizedText Text)[] NextStepTexts =
    [
        (NextSteps.SendDocuments, new(
            "Invii i documenti richiesti.",
            "Send the documents asked for.",
            "Senden Sie die angeforderten Unterlagen.")),
        (NextSteps.BookAnotherAppointment, new(
            "Fissi un altro appuntamento.",
            "Book another appointment.",
            "Buchen Sie einen weiteren Termin.")),
        (NextSteps.WaitForWrittenAnswer, new(
            "Attenda la risposta scritta dell'ufficio.",
            "Wait for the office's written answer.",
            "Warten Sie auf die schriftliche Antwort des Amtes.")),
        (NextSteps.UseReservedArea, new(
            "Prosegua nella Sua area riservata.",
            "Continue in your reserved area.",
            "Fahren Sie in Ihrem persönlichen Bereich fort.")),
        (NextSteps.VisitOffice, new(
            "Si rechi allo sportello territoriale.",
            "Visit the local office.",
            "Suchen Sie das örtliche Amt auf.")),
        (NextSteps.Pay, new("Effettui il pagamento indicato.", "Make the payment indicated.", "Nehmen Sie die angegebene Zahlung vor.")),
    ];

    /// <summary>Said beside an outcome while a callback is still owed.</summary>
    public static readonly LocalizedText CallbackStillOwed = new(
        "Verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione.",
        "You will be called back on the phone number that you gave when booking.",
        "Sie werden unter der bei der Buchung angegebenen Telefonnummer zurückgerufen.");

    public static LocalizedText Of(CancellationReason reason) => reason switch
    {
        CancellationReason.Unspecified => new("non indicato", "not stated", "nicht angegeben"),
        CancellationReason.NoLongerNeeded => new("non più necessario", "no longer needed", "nicht mehr nötig"),
        CancellationReason.CannotAttend => new("impossibilità a partecipare", "unable to attend", "Teilnahme nicht möglich"),
        CancellationReason.BookedByMistake => new("prenotato per errore", "booked by mistake", "irrtümlich gebucht"),
        CancellationReason.OfficialUnavailable => new(
            "funzionario non disponibile",
            "official not available",
            "Beamter oder Beamtin nicht verfügbar"),
        CancellationReason.OfficeClosed => new("chiusura dell'ufficio", "office closed", "Amt geschlossen"),
        CancellationReason.TechnicalFault => new("problema tecnico", "technical problem", "technisches Problem"),
        CancellationReason.WrongOffice => new("ufficio non competente", "office not in charge", "Amt nicht zuständig"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this reason."),
    };

    public static LocalizedText Of(AppointmentOutcome outcome) => outcome switch
    {
        AppointmentOutcome.Served => new(
            "la Sua richiesta è stata trattata",
            "your request was dealt with",
            "Ihr Anliegen wurde behandelt"),
        AppointmentOutcome.ServedWithNextSteps => new(
            "la Sua richiesta è stata trattata; restano i passi indicati sotto",
            "your request was dealt with; the steps below remain",
            "Ihr Anliegen wurde behandelt; die unten genannten Schritte bleiben"),
        AppointmentOutcome.ToBeContinued => new(
            "serve un altro appuntamento o una risposta scritta",
            "another appointment or a written answer is needed",
            "ein weiterer Termin oder eine schriftliche Antwort ist nötig"),
        AppointmentOutcome.NotServed => new(
            "non è stato possibile trattare la Sua richiesta in questo appuntamento",
            "your request could not be dealt with in this appointment",
            "Ihr Anliegen konnte in diesem Termin nicht behandelt werden"),
        AppointmentOutcome.TaxpayerDidNotReturn => new(
            "il collegamento si è interrotto e non è stato ripreso",
            "the connection broke and was not taken up again",
            "die Verbindung brach ab und wurde nicht wieder aufgenommen"),
        AppointmentOutcome.Interrupted => new("il collegamento si è interrotto", "the connection broke", "die Verbindung brach ab"),
        AppointmentOutcome.Ended => new("l'appuntamento è terminato", "the appointment has ended", "der Termin ist beendet"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No words for this outcome."),
    };

    public static LocalizedText Of(CallbackOutcome outcome) => outcome switch
    {
        CallbackOutcome.Reached => new("Le abbiamo telefonato", "we called you by phone", "wir haben Sie angerufen"),
        CallbackOutcome.NotReached => new(
            "Le abbiamo telefonato al numero indicato, senza riuscire a raggiungerLa",
            "we called the number you gave and could not reach you",
            "wir haben die angegebene Nummer angerufen und Sie nicht erreicht"),
        CallbackOutcome.ServedInVideo => new(
            "l'appuntamento si è svolto in videochiamata", "the appointment took place by video", "der Termin fand per Video statt"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No words for this outcome."),
    };

    public static IEnumerable<LocalizedText> Of(NextSteps steps) =>
        NextStepTexts.Where(entry => steps.HasFlag(entry.Step)).Select(static entry => entry.Text);
}
