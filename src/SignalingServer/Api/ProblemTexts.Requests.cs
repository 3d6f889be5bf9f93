using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences about requests as such, and about the fields of forms.</summary>
internal static partial class ProblemTexts
{
    private static void AddRequests(Dictionary<string, LocalizedText> texts)
    {
        texts["sign-in-needed"] = new("Acceda per continuare.", "Sign in to continue.", "Melden Sie sich an, um fortzufahren.");
        texts["sign-in-failed"] = new(
            "L'accesso non è riuscito: ripeta l'accesso dall'inizio.",
            "The sign-in failed: start it again.",
            "Die Anmeldung ist fehlgeschlagen: beginnen Sie sie noch einmal.");
        texts["sign-in-unavailable"] = new(
            "Il servizio di accesso dell'amministrazione non risponde: riprovi tra qualche minuto.",
            "The administration's sign-in service does not answer: try again in a few minutes.",
            "Der Anmeldedienst der Verwaltung antwortet nicht: versuchen Sie es in einigen Minuten noch einmal.");
        texts["official-not-enabled"] = new(
            "L'identità è stata riconosciuta, ma non è abilitata a nessun ufficio: si rivolga al responsabile del Suo ufficio.",
            "You were recognised, but are not enabled for any office: ask the head of your office.",
            "Sie wurden erkannt, sind aber für kein Amt freigeschaltet: wenden Sie sich an die Leitung Ihres Amtes.");
        texts["not-allowed"] = new(
            "Il Suo profilo non consente questa operazione.",
            "Your profile does not allow this.",
            "Ihr Profil erlaubt diesen Vorgang nicht.");
        texts["antiforgery-invalid"] = new(
            "La pagina è scaduta: la ricarichi e riprovi.",
            "The page has expired: reload it and try again.",
            "Die Seite ist abgelaufen: laden Sie sie neu und versuchen Sie es noch einmal.");
        texts["request-unreadable"] = new("La richiesta non è leggibile.", "The request cannot be read.", "Die Anfrage ist nicht lesbar.");
        texts["too-many-requests"] = new(
            "Troppe richieste: attenda un minuto e riprovi.",
            "Too many requests: wait a minute and try again.",
            "Zu viele Anfragen: warten Sie eine Minute und versuchen Sie es noch einmal.");
        texts["unexpected"] = new(
            "Si è verificato un errore: riprovi tra poco.",
            "Something went wrong: try again shortly.",
            "Ein Fehler ist aufgetreten: versuchen Sie es bald noch einmal.");
        texts["service-unknown"] = new("Il servizio scelto non esiste.", "There is no such service.", "Diesen Dienst gibt es nicht.");
        texts["office-unknown"] = new("L'ufficio scelto non esiste.", "There is no such office.", "Dieses Amt gibt es nicht.");
        texts["official-unknown"] = new(
            "Il funzionario scelto non lavora in questo ufficio.",
            "There is no such official in this office.",
            "Diese Sachbearbeitung gibt es in diesem Amt nicht.");
        texts["waiting-entry-unknown"] = new(
            "L'iscrizione alla lista d'attesa non esiste.",
            "There is no such place in the waiting list.",
            "Diesen Platz auf der Warteliste gibt es nicht.");
    }

    private static void AddMailedLinks(Dictionary<string, LocalizedText> texts)
    {
        texts["link-unknown"] = new(
            "Il link non è valido: controlli di averlo copiato per intero.",
            "The link is not valid: check that you copied all of it.",
            "Der Link ist ungültig: prüfen Sie, ob Sie ihn ganz kopiert haben.");
        texts["invitation-unknown"] = new(
            "L'invito non è valido: è scaduto, è stato ritirato, oppure il link è incompleto.",
            "The invitation is not valid: it has expired, was withdrawn, or the link is incomplete.",
            "Die Einladung ist ungültig: sie ist abgelaufen, wurde zurückgezogen, oder der Link ist unvollständig.");
        texts["survey-not-open"] = new(
            "Il questionario si apre quando l'appuntamento si è concluso.",
            "The survey opens when the appointment has taken place.",
            "Die Befragung öffnet, wenn der Termin stattgefunden hat.");
        texts["survey-already-answered"] = new(
            "Ha già risposto: grazie. Per ogni appuntamento si risponde una volta.",
            "You have already answered: thank you. Each appointment is rated once.",
            "Sie haben bereits geantwortet: danke. Jeder Termin wird einmal bewertet.");
        texts["link-revoked"] = new(
            "Il link non è più valido: usi il più recente che ha ricevuto.",
            "The link is no longer valid: use the latest one you received.",
            "Der Link ist nicht mehr gültig: verwenden Sie den neuesten, den Sie erhalten haben.");
        texts["link-on-another-device"] = new(
            "L'appuntamento è aperto su un altro dispositivo: può spostarlo qui.",
            "The appointment is open on another device: you can move it here.",
            "Der Termin ist auf einem anderen Gerät geöffnet: Sie können ihn hierher verlegen.");
        texts["link-moved"] = new(
            "L'appuntamento è stato spostato su un altro dispositivo: può riportarlo qui.",
            "The appointment was moved to another device: you can move it back here.",
            "Der Termin wurde auf ein anderes Gerät verlegt: Sie können ihn hierher zurückholen.");
        texts["device-invalid"] = new(
            "Il browser non è stato riconosciuto: ricarichi la pagina.",
            "The browser was not recognised: reload the page.",
            "Der Browser wurde nicht erkannt: laden Sie die Seite neu.");
        texts["offer-unknown"] = new(
            "L'offerta non è più valida: è scaduta o ha già avuto risposta.",
            "The offer is no longer valid: it has expired or was answered.",
            "Das Angebot ist nicht mehr gültig: es ist abgelaufen oder wurde beantwortet.");
    }

    private static void AddForms(Dictionary<string, LocalizedText> texts)
    {
        texts["value-unknown"] = new(
            "Il valore indicato non è tra quelli previsti.",
            "The value is not one of those provided for.",
            "Der Wert gehört nicht zu den vorgesehenen.");
        texts["text-too-long"] = new(
            "Il testo è troppo lungo: al massimo 1000 caratteri.",
            "The text is too long: at most 1,000 characters.",
            "Der Text ist zu lang: höchstens 1000 Zeichen.");
        texts["details-too-long"] = new(
            "La descrizione è troppo lunga: al massimo 200 caratteri.",
            "The description is too long: at most 200 characters.",
            "Die Beschreibung ist zu lang: höchstens 200 Zeichen.");
        texts["details-unreadable"] = new(
            "La descrizione contiene caratteri non ammessi: la scriva su una sola riga, con lettere, cifre e punteggiatura.",
            "The description has characters that are not allowed: write it on one line, with letters, digits and punctuation.",
            "Die Beschreibung enthält unzulässige Zeichen: schreiben Sie sie in eine Zeile, mit Buchstaben, Ziffern und Satzzeichen.");
        texts["score-unknown"] = new(
            "Scelga un voto da 1 a 5.",
            "Choose a score from 1 to 5.",
            "Wählen Sie eine Bewertung von 1 bis 5.");
        texts["language-unknown"] = new(
            "La lingua indicata non è disponibile: scelga italiano, inglese o tedesco.",
            "That language is not available: choose Italian, English or German.",
            "Diese Sprache ist nicht verfügbar: wählen Sie Italienisch, Englisch oder Deutsch.");
        texts["hold-missing"] = new("Scelga prima giorno e ora.", "Choose day and time first.", "Wählen Sie zuerst Tag und Uhrzeit.");
        texts["slot-missing"] = new(
            "Scelga un giorno e un'ora tra quelli proposti.",
            "Choose one of the days and times proposed.",
            "Wählen Sie Tag und Uhrzeit unter den vorgeschlagenen.");
        texts["capacity-missing"] = new("Indichi per chi prenota.", "Say for whom you are booking.", "Geben Sie an, für wen Sie buchen.");
        texts["email-missing"] = new("Indichi un indirizzo e-mail.", "Give an e-mail address.", "Geben Sie eine E-Mail-Adresse an.");
        texts["email-invalid"] = new(
            "L'indirizzo e-mail non è valido: controlli che sia scritto come nome@dominio.it.",
            "The e-mail address is not valid: it should look like name@domain.it.",
            "Die E-Mail-Adresse ist ungültig: sie sollte wie name@domain.it aussehen.");
        texts["mobile-missing"] = new("Indichi un numero di cellulare.", "Give a mobile phone number.", "Geben Sie eine Mobilnummer an.");
        texts["mobile-invalid"] = new(
            "Il numero di cellulare non è valido: lo scriva con il prefisso internazionale, per esempio +39.",
            "The mobile number is not valid: write it with the country code, for example +39.",
            "Die Mobilnummer ist ungültig: schreiben Sie sie mit der Landesvorwahl, zum Beispiel +39.");
        texts["privacy-not-accepted"] = new(
            "Confermi la presa visione dell'informativa sulla privacy.",
            "Confirm that you have read the privacy notice.",
            "Bestätigen Sie, dass Sie die Datenschutzerklärung gelesen haben.");
        texts["codice-fiscale-unknown"] = new(
            "Il codice fiscale non risulta in Anagrafe tributaria.",
            "The tax register does not know this tax code.",
            "Diese Steuernummer ist im Steuerregister nicht bekannt.");
        texts["codice-fiscale-missing"] = new("Indichi il codice fiscale.", "Give the tax code.", "Geben Sie die Steuernummer an.");
        texts["codice-fiscale-length"] = new(
            "Il codice fiscale ha 16 caratteri, oppure 11 cifre.",
            "A tax code has 16 characters, or 11 digits.",
            "Eine Steuernummer hat 16 Zeichen oder 11 Ziffern.");
        texts["codice-fiscale-shape"] = new(
            "Nel codice fiscale una lettera o una cifra è al posto sbagliato.",
            "A letter or a digit of the tax code is in the wrong place.",
            "In der Steuernummer steht ein Buchstabe oder eine Ziffer an der falschen Stelle.");
        texts["codice-fiscale-month"] = new(
            "Il nono carattere del codice fiscale non indica un mese.",
            "The ninth character of the tax code is no month.",
            "Das neunte Zeichen der Steuernummer ist kein Monat.");
        texts["codice-fiscale-day"] = new(
            "Il giorno di nascita nel codice fiscale non esiste.",
            "The day of birth in the tax code does not exist.",
            "Den Geburtstag in der Steuernummer gibt es nicht.");
        texts["codice-fiscale-check"] = new(
            "L'ultimo carattere del codice fiscale non corrisponde: controlli di averlo scritto bene.",
            "The last character of the tax code does not match: check the spelling.",
            "Das letzte Zeichen der Steuernummer passt nicht: prüfen Sie die Schreibweise.");
    }
}
