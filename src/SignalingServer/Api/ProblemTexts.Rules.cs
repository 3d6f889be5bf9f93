using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences about slots, about acting for others, and about appointments.</summary>
internal static partial class ProblemTexts
{
    private static void AddSlots(Dictionary<string, LocalizedText> texts)
    {
        texts["slot-unknown"] = new(
            "L'orario scelto non esiste: ne scelga uno dal calendario.",
            "There is no such time: choose one from the calendar.",
            "Diese Uhrzeit gibt es nicht: wählen Sie eine aus dem Kalender.");
        texts["slot-in-the-past"] = new(
            "L'orario scelto è già passato: ne scelga un altro.",
            "That time has passed: choose another.",
            "Diese Uhrzeit ist vorbei: wählen Sie eine andere.");
        texts["slot-too-soon"] = new(
            "L'orario scelto è troppo vicino: ne scelga uno successivo.",
            "That time is too close: choose a later one.",
            "Diese Uhrzeit ist zu nah: wählen Sie eine spätere.");
        texts["slot-outside-horizon"] = new(
            "Si può prenotare per oggi e per i 9 giorni lavorativi successivi.",
            "You can book for today and the 9 following working days.",
            "Buchen kann man für heute und die 9 folgenden Arbeitstage.");
        texts["office-closed"] = new(
            "L'ufficio è chiuso nel giorno o nell'orario scelto.",
            "The office is closed at that day or time.",
            "Das Amt ist an diesem Tag oder zu dieser Uhrzeit geschlossen.");
        texts["slot-taken"] = new(
            "L'orario scelto è appena stato occupato: ne scelga un altro.",
            "That time has just been taken: choose another.",
            "Diese Uhrzeit wurde soeben vergeben: wählen Sie eine andere.");
        texts["hold-expired"] = new(
            "Il tempo per confermare è scaduto: scelga di nuovo giorno e ora.",
            "The time to confirm is over: choose day and time again.",
            "Die Zeit zum Bestätigen ist abgelaufen: wählen Sie Tag und Uhrzeit noch einmal.");
        texts["hold-already-confirmed"] = new(
            "L'appuntamento è già stato confermato: lo trova in «I miei appuntamenti».",
            "The appointment is already confirmed: see \"My appointments\".",
            "Der Termin ist bereits bestätigt: siehe «Meine Termine».");
        texts["already-waiting"] = new(
            "È già in lista d'attesa per questo ufficio e servizio.",
            "You are already on the waiting list of this office and service.",
            "Sie stehen bereits auf der Warteliste dieses Amtes und Dienstes.");
        texts["nothing-offered"] = new(
            "Al momento non c'è un orario offerto.",
            "No time is offered at the moment.",
            "Im Augenblick wird keine Uhrzeit angeboten.");
        texts["no-longer-waiting"] = new(
            "Non è più in lista d'attesa.",
            "You are no longer on the waiting list.",
            "Sie stehen nicht mehr auf der Warteliste.");
    }

    private static void AddActing(Dictionary<string, LocalizedText> texts)
    {
        texts["not-oneself"] = new(
            "Ha scelto «per me», ma il codice fiscale è di un altro soggetto.",
            "You chose \"for myself\", but the tax code is somebody else's.",
            "Sie haben «für mich» gewählt, aber die Steuernummer gehört jemand anderem.");
        texts["subject-is-oneself"] = new(
            "Il codice fiscale è il Suo: scelga «per me».",
            "The tax code is your own: choose \"for myself\".",
            "Die Steuernummer ist Ihre eigene: wählen Sie «für mich».");
        texts["not-enabled"] = new(
            "Non risulta un'abilitazione a operare per questo soggetto.",
            "You are not enabled to act for this subject.",
            "Sie sind nicht befugt, für dieses Subjekt zu handeln.");
        texts["mandate-not-yet-valid"] = new(
            "La delega non è ancora valida nel giorno dell'appuntamento.",
            "The mandate is not yet valid on the day of the appointment.",
            "Die Vollmacht gilt am Tag des Termins noch nicht.");
        texts["mandate-expired"] = new(
            "La delega è scaduta nel giorno dell'appuntamento.",
            "The mandate has ended by the day of the appointment.",
            "Die Vollmacht ist am Tag des Termins abgelaufen.");
        texts["mandate-revoked"] = new("La delega è stata revocata.", "The mandate has been revoked.", "Die Vollmacht wurde widerrufen.");
        texts["service-not-covered"] = new(
            "La delega non comprende questo servizio.",
            "The mandate does not cover this service.",
            "Die Vollmacht umfasst diesen Dienst nicht.");
        texts["collaborators-not-allowed"] = new(
            "La delega non consente la partecipazione dei collaboratori.",
            "The mandate does not let collaborators attend.",
            "Die Vollmacht lässt keine Mitarbeitenden zu.");
        texts["collaborator-not-listed"] = new(
            "Lei non figura tra i collaboratori indicati dallo studio.",
            "The practice has not named you as a collaborator.",
            "Die Kanzlei hat Sie nicht als Mitarbeitende genannt.");
    }

    private static void AddAppointments(Dictionary<string, LocalizedText> texts)
    {
        texts["appointment-unknown"] = new("L'appuntamento non esiste.", "There is no such appointment.", "Diesen Termin gibt es nicht.");
        texts["appointment-already-booked"] = new(
            "L'appuntamento è già prenotato.",
            "The appointment is already booked.",
            "Der Termin ist bereits gebucht.");
        texts["language-not-offered"] = new(
            "Il servizio non è disponibile in questa lingua.",
            "The service is not available in this language.",
            "Der Dienst ist in dieser Sprache nicht verfügbar.");
        texts["appointment-not-open-yet"] = new(
            "L'appuntamento sarà fruibile da 10 minuti prima dell'orario.",
            "The appointment can be entered from 10 minutes before its time.",
            "Der Termin ist ab 10 Minuten vor der Uhrzeit zugänglich.");
        texts["appointment-no-longer-usable"] = new(
            "L'appuntamento non è più fruibile.",
            "The appointment can no longer be used.",
            "Der Termin ist nicht mehr nutzbar.");
        texts["appointment-cancelled"] = new(
            "L'appuntamento è stato annullato.",
            "The appointment has been cancelled.",
            "Der Termin wurde abgesagt.");
        texts["appointment-resolved-early"] = new(
            "La richiesta è stata risolta prima dell'appuntamento.",
            "The request was solved before the appointment.",
            "Die Anfrage wurde vor dem Termin gelöst.");
        texts["appointment-transferred"] = new(
            "L'appuntamento è passato a un altro ufficio.",
            "Another office has the appointment now.",
            "Der Termin liegt jetzt bei einem anderen Amt.");
        texts["appointment-over"] = new("L'appuntamento è concluso.", "The appointment has ended.", "Der Termin ist beendet.");
        texts["too-late-to-cancel"] = new(
            "L'orario dell'appuntamento è arrivato: non si può più annullare.",
            "The time of the appointment has come: it can no longer be cancelled.",
            "Die Uhrzeit des Termins ist erreicht: er kann nicht mehr abgesagt werden.");
        texts["call-under-way"] = new("Il collegamento è già iniziato.", "The call has already begun.", "Das Gespräch hat schon begonnen.");
        texts["callback-owed"] = new(
            "È in corso una richiamata telefonica: registri prima il suo esito.",
            "A phone callback is owed: record its outcome first.",
            "Ein Rückruf steht aus: erfassen Sie zuerst dessen Ergebnis.");
        texts["no-callback-owed"] = new(
            "Non ci sono richiamate da fare per questo appuntamento.",
            "No callback is owed for this appointment.",
            "Für diesen Termin steht kein Rückruf aus.");
        texts["pre-call-not-open-yet"] = new(
            "La telefonata preliminare si può registrare da tre giorni prima.",
            "The pre-call can be recorded from three days before.",
            "Der Voranruf kann ab drei Tagen vorher erfasst werden.");
        texts["pre-call-window-over"] = new(
            "Il tempo per la telefonata preliminare è terminato.",
            "The time for the pre-call is over.",
            "Die Zeit für den Voranruf ist vorbei.");
        texts["assigned-to-another-official"] = new(
            "L'appuntamento è di un altro funzionario: prima lo prenda in carico.",
            "Another official has this appointment: take it over first.",
            "Der Termin gehört einer anderen Sachbearbeitung: übernehmen Sie ihn zuerst.");
        texts["official-not-connected"] = new(
            "Entri prima nell'appuntamento.",
            "Join the appointment first.",
            "Treten Sie dem Termin zuerst bei.");
        texts["taxpayer-not-connected"] = new(
            "Il contribuente non è collegato.",
            "The taxpayer is not connected.",
            "Die steuerpflichtige Person ist nicht verbunden.");
        texts["call-not-begun"] = new(
            "Il collegamento non è iniziato: non c'è nulla da chiudere.",
            "The call has not begun: there is nothing to close.",
            "Das Gespräch hat nicht begonnen: es gibt nichts abzuschließen.");
        texts["reconnect-grace-running"] = new(
            "Il contribuente può ancora rientrare: attenda qualche minuto.",
            "The taxpayer may still come back: wait a few minutes.",
            "Die steuerpflichtige Person kann noch zurückkehren: warten Sie einige Minuten.");
        texts["outcome-reserved"] = new(
            "Questo esito è riservato al sistema.",
            "Only the system sets this outcome.",
            "Dieses Ergebnis setzt nur das System.");
        texts["transfer-to-same"] = new(
            "L'appuntamento è già lì: scelga un altro destinatario.",
            "The appointment is there already: choose another recipient.",
            "Der Termin ist schon dort: wählen Sie ein anderes Ziel.");
        texts["too-late-to-resolve-early"] = new(
            "L'orario dell'appuntamento è arrivato: non si può più risolvere prima.",
            "The time of the appointment has come: it is too late to solve it before.",
            "Die Uhrzeit des Termins ist erreicht: für eine vorzeitige Lösung ist es zu spät.");
    }
}
