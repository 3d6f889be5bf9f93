using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences about documents.</summary>
internal static partial class ProblemTexts
{
    private static void AddDocuments(Dictionary<string, LocalizedText> texts)
    {
        AddSending(texts);
        AddChecking(texts);
        texts["document-unknown"] = new("Il documento non esiste.", "There is no such document.", "Dieses Dokument gibt es nicht.");
        texts["document-not-ready"] = new(
            "Il documento è ancora in fase di controllo: attenda qualche istante.",
            "The document is still being checked: wait a moment.",
            "Das Dokument wird noch geprüft: warten Sie einen Augenblick.");
        texts["document-settled"] = new(
            "Il documento è già stato accettato, respinto o ritirato.",
            "The document has already been accepted, declined or withdrawn.",
            "Das Dokument wurde bereits angenommen, abgelehnt oder zurückgezogen.");
        texts["pass-invalid"] = new(
            "L'accesso non è più valido: rientri nell'appuntamento.",
            "Your access is no longer valid: enter the appointment again.",
            "Ihr Zugang ist nicht mehr gültig: treten Sie dem Termin erneut bei.");
    }

    private static void AddSending(Dictionary<string, LocalizedText> texts)
    {
        texts["upload-not-enabled"] = new(
            "L'invio non è abilitato: attenda che l'operatore richieda un documento.",
            "Sending is not enabled: wait until the official asks for a document.",
            "Das Senden ist nicht freigegeben: warten Sie, bis die Sachbearbeitung ein Dokument anfordert.");
        texts["request-closed"] = new(
            "Questo documento non è più richiesto.", "This document is no longer asked for.", "Dieses Dokument wird nicht mehr angefordert.");
        texts["file-too-large"] = new(
            "Il file supera la dimensione massima consentita.",
            "The file is larger than allowed.",
            "Die Datei ist größer als zulässig.");
        texts["files-too-many"] = new(
            "È stato raggiunto il numero massimo di file per questo appuntamento.",
            "The greatest number of files for this appointment has been reached.",
            "Die Höchstzahl an Dateien für diesen Termin ist erreicht.");
        texts["files-too-much"] = new(
            "I file di questo appuntamento superano insieme la dimensione massima consentita.",
            "The files of this appointment together are larger than allowed.",
            "Die Dateien dieses Termins sind zusammen größer als zulässig.");
        texts["file-empty"] = new("Il file è vuoto.", "The file is empty.", "Die Datei ist leer.");
        texts["name-unusable"] = new(
            "Il nome del file non è utilizzabile: lo rinomini, senza barre né simboli.",
            "The file's name cannot be used: rename it, without slashes or symbols.",
            "Der Dateiname ist nicht verwendbar: benennen Sie die Datei um, ohne Schrägstriche und Symbole.");
        texts["upload-mismatch"] = new(
            "L'invio non corrisponde a quanto già ricevuto: invii di nuovo il file.",
            "What was sent does not fit what has arrived: send the file again.",
            "Das Gesendete passt nicht zum bereits Empfangenen: senden Sie die Datei noch einmal.");
        texts["storage-full"] = new(
            "Lo spazio per i documenti è esaurito: i file già accettati sono al sicuro; riprovi più tardi.",
            "There is no space left for documents: files already accepted are safe; try again later.",
            "Der Speicher für Dokumente ist voll: bereits angenommene Dateien sind sicher; versuchen Sie es später noch einmal.");
    }

    private static void AddChecking(Dictionary<string, LocalizedText> texts)
    {
        texts["kind-not-allowed"] = new(
            "Questo tipo di file non è ammesso: invii un PDF, un'immagine JPEG o PNG, o un file firmato P7M.",
            "This type of file is not allowed: send a PDF, a JPEG or PNG picture, or a signed P7M file.",
            "Dieser Dateityp ist nicht zulässig: senden Sie ein PDF, ein JPEG- oder PNG-Bild oder eine signierte P7M-Datei.");
        texts["kind-disguised"] = new(
            "Il contenuto del file non corrisponde al suo tipo.",
            "The file's content is not what its type says.",
            "Der Inhalt der Datei entspricht nicht ihrem Typ.");
        texts["file-infected"] = new(
            "L'antivirus ha riconosciuto un contenuto pericoloso: il file è stato eliminato.",
            "The antivirus found dangerous content: the file was deleted.",
            "Das Virenschutzprogramm hat gefährlichen Inhalt gefunden: die Datei wurde gelöscht.");
        texts["file-not-scannable"] = new(
            "Il file non può essere controllato per intero.",
            "The file cannot be checked as a whole.",
            "Die Datei kann nicht vollständig geprüft werden.");
        texts["pdf-too-complex"] = new(
            "Il PDF è troppo complesso per essere controllato: lo salvi o lo stampi di nuovo come PDF e riprovi.",
            "The PDF is too complex to be checked: save or print it as PDF again and retry.",
            "Das PDF ist zu komplex für die Prüfung: speichern oder drucken Sie es erneut als PDF und versuchen Sie es noch einmal.");
        texts["file-check-failed"] = new(
            "Non è stato possibile controllare il file: lo invii di nuovo; se non basta, lo salvi in un nuovo PDF o fotografi il documento.",
            "The file could not be checked: send it again; if that is not enough, save it as a new PDF or photograph the document.",
            "Die Datei konnte nicht geprüft werden: senden Sie sie erneut, notfalls als neues PDF oder als Foto des Dokuments.");
        texts["scanner-away"] = new(
            "Il controllo antivirus non è disponibile: riprovi tra qualche minuto.",
            "The antivirus check is not available: try again in a few minutes.",
            "Die Virenprüfung ist nicht verfügbar: versuchen Sie es in einigen Minuten noch einmal.");
    }
}
