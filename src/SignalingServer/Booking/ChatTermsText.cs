using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The words of <see cref="TermsDocuments.ChatTerms"/>: the live chat has conditions of its own (SD-12).</summary>
internal static class ChatTermsText
{
    public static readonly (LocalizedText Title, LocalizedText[] Paragraphs) Terms = (
        new("Condizioni e informativa della live chat", "Conditions and privacy notice of the live chat", "Bedingungen und Datenschutz des Live-Chats"),
        [
            new(
                "La live chat serve a conversare per iscritto con l'ufficio e a inviare e ricevere i documenti utili alla Sua pratica. Può usarla "
                    + "prima, durante e dopo l'appuntamento, e anche senza videochiamata; può farne a meno e consegnare i documenti con gli altri "
                    + "canali dell'ufficio.",
                "The live chat is for talking with the office in writing and for sending and receiving the documents that your matter needs. You "
                    + "can use it before, during and after the appointment, and without a video call too; you may do without it and hand "
                    + "documents in through the office's other channels.",
                "Der Live-Chat dient dazu, sich schriftlich mit dem Amt auszutauschen und Unterlagen zu Ihrem Anliegen zu senden und zu erhalten. "
                    + "Sie können ihn vor, während und nach dem Termin nutzen, auch ohne Videogespräch; Sie können darauf verzichten und "
                    + "Unterlagen auf anderem Weg einreichen."),
            new(
                "Si scambiano messaggi scritti, file e fotografie di documenti. Webcam e microfono non si usano: di immagini e voce non si "
                    + "trasmette né si registra nulla. La fotocamera serve soltanto se Lei fotografa un documento e soltanto in quel momento.",
                "What is exchanged is written messages, files and photos of documents. No webcam and no microphone is used: nothing of picture or "
                    + "sound is transmitted or recorded. The camera serves only when you photograph a document, and only at that moment.",
                "Ausgetauscht werden geschriebene Nachrichten, Dateien und Fotos von Unterlagen. Webcam und Mikrofon werden nicht verwendet: Von "
                    + "Bild und Ton wird nichts übertragen oder aufgezeichnet. Die Kamera dient nur dem Fotografieren eines Dokuments, und nur "
                    + "in diesem Augenblick."),
            new(
                "Può caricare un file soltanto dopo che il funzionario ha indicato che cosa serve e ha abilitato l'invio. Invii soltanto ciò che Le "
                    + "viene chiesto: copra o tolga i dati che non riguardano la pratica e i dati di altre persone.",
                "You can upload a file only after the official has said what is needed and has enabled it. Send only what you are asked for: cover "
                    + "or remove data that does not concern the matter, and other people's data.",
                "Sie können eine Datei erst hochladen, wenn das Amt angegeben hat, was benötigt wird, und das Senden freigegeben hat. Senden Sie nur, "
                    + "worum Sie gebeten werden: Decken Sie ab oder entfernen Sie, was nicht zum Anliegen gehört, und Daten anderer Personen."),
            new(
                "Ogni file è controllato prima di essere mostrato e conservato cifrato. Un documento è acquisito soltanto quando il funzionario lo "
                    + "accetta: in quel caso riceve il numero di protocollo e la ricevuta.",
                "Every file is checked before it is shown and is kept encrypted. A document counts as handed in only when the official accepts it: "
                    + "then you are given the protocol number and the receipt.",
                "Jede Datei wird geprüft, bevor sie gezeigt wird, und verschlüsselt gespeichert. Eine Unterlage gilt erst als eingereicht, wenn das "
                    + "Amt sie annimmt: Dann erhalten Sie Protokollnummer und Empfangsbestätigung."),
            new(
                "Il collegamento che ha ricevuto è personale e si usa su un dispositivo alla volta: non lo inoltri. Il linguaggio e il comportamento "
                    + "restano quelli dello sportello. L'ufficio può chiudere la live chat quando non serve più.",
                "The link you received is personal and is used on one device at a time: do not forward it. Language and conduct remain those of the "
                    + "counter. The office may close the live chat when it is no longer needed.",
                "Der Link, den Sie erhalten haben, ist persönlich und wird jeweils auf einem Gerät verwendet: Leiten Sie ihn nicht weiter. Sprache "
                    + "und Verhalten bleiben die des Schalters. Das Amt kann den Live-Chat schließen, wenn er nicht mehr benötigt wird."),
            new(
                "L'amministrazione che gestisce l'ufficio tratta, come titolare, i messaggi e i documenti per trattare la Sua pratica: un compito di "
                    + "interesse pubblico (art. 6, paragrafo 1, lettera e, del Regolamento (UE) 2016/679). Si conservano con l'appuntamento, per il "
                    + "tempo stabilito dall'amministrazione per il servizio, e poi si cancellano; quelli protocollati seguono le regole del "
                    + "protocollo. Di questa accettazione si conservano documento, versione, lingua e istante, senza indirizzo di rete.",
                "The administration that runs the office processes messages and documents, as controller, to deal with your matter: a task in the "
                    + "public interest (art. 6(1)(e) of Regulation (EU) 2016/679). They are kept with the appointment for the time that the "
                    + "administration has laid down for the service, and then erased; registered ones follow the rules of the register. Of this "
                    + "acceptance, document, version, language and instant are kept, without a network address.",
                "Die Verwaltung, der das Amt untersteht, verarbeitet Nachrichten und Unterlagen als Verantwortliche, um Ihr Anliegen zu bearbeiten: "
                    + "eine Aufgabe im öffentlichen Interesse (Art. 6 Abs. 1 Buchst. e der Verordnung (EU) 2016/679). Sie werden mit dem Termin für "
                    + "die von der Verwaltung festgelegte Zeit gespeichert und dann gelöscht; protokollierte folgen den Regeln des Protokolls. Von "
                    + "dieser Zustimmung werden Dokument, Fassung, Sprache und Zeitpunkt gespeichert, ohne Netzadresse."),
            new(
                "Può chiedere all'amministrazione l'accesso ai Suoi dati, la rettifica, la cancellazione o la limitazione, opporsi al trattamento, "
                    + "rivolgersi al responsabile della protezione dei dati e presentare reclamo al Garante per la protezione dei dati personali.",
                "You may ask the administration for access to your data, for rectification, erasure or restriction, object to the processing, turn "
                    + "to the data protection officer, and lodge a complaint with the Italian data protection authority (Garante).",
                "Sie können von der Verwaltung Auskunft, Berichtigung, Löschung oder Einschränkung verlangen, der Verarbeitung widersprechen, sich "
                    + "an den Datenschutzbeauftragten wenden und bei der italienischen Datenschutzbehörde (Garante) Beschwerde einlegen."),
        ]);
}
