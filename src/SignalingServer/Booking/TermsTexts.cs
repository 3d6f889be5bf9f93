using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The words of <see cref="TermsDocuments"/>.</summary>
internal static class TermsTexts
{
    public static readonly (LocalizedText Title, LocalizedText[] Paragraphs) Terms = (
        new("Condizioni del servizio in videochiamata", "Conditions of the video service", "Bedingungen des Videodienstes"),
        [
            new(
                "L'appuntamento in videochiamata sostituisce, se Lei lo desidera, la visita allo sportello: può farne a meno in ogni momento e "
                    + "rivolgersi all'ufficio con gli altri canali.",
                "The video appointment takes the place of a visit to the counter if you wish: you may leave it at any time and turn to the "
                    + "office through its other channels.",
                "Der Videotermin ersetzt auf Ihren Wunsch den Besuch am Schalter: Sie können ihn jederzeit beenden und sich auf anderem Weg an "
                    + "das Amt wenden."),
            new(
                "Per tutelare la riservatezza di tutte le persone coinvolte, i funzionari si impegnano a non effettuare alcuna registrazione "
                    + "video o audio e a non acquisire immagini durante il collegamento, e Le chiedono di fare altrettanto.",
                "To protect the privacy of everybody involved, the officials undertake to make no video or audio recording and to capture no "
                    + "images during the connection, and ask you to do the same.",
                "Zum Schutz aller Beteiligten verpflichten sich die Bediensteten, während der Verbindung weder Video noch Ton aufzuzeichnen und "
                    + "keine Bilder zu erfassen, und bitten Sie, dies ebenso zu halten."),
            new(
                "Partecipi da un luogo riservato. Chi altro è presente o La assiste, per esempio un interprete o un professionista, va "
                    + "presentato al funzionario e partecipa soltanto con il Suo consenso.",
                "Take part from a private place. Anybody else who is present or assists you, such as an interpreter or a professional, is to be "
                    + "introduced to the official and takes part with your consent only.",
                "Nehmen Sie von einem ungestörten Ort aus teil. Wer sonst anwesend ist oder Sie unterstützt, etwa eine Dolmetscherin oder ein "
                    + "Berater, ist vorzustellen und nimmt nur mit Ihrer Zustimmung teil."),
            new(
                "Il funzionario può chiederLe un documento di riconoscimento. Il linguaggio e il comportamento restano quelli dello sportello: in "
                    + "caso di offese o minacce il funzionario può chiudere il collegamento.",
                "The official may ask you for an identity document. Language and conduct remain those of the counter: in case of insults or "
                    + "threats the official may end the connection.",
                "Die Bediensteten können einen Ausweis verlangen. Sprache und Verhalten bleiben die des Schalters: Bei Beleidigungen oder "
                    + "Drohungen kann die Verbindung beendet werden."),
            new(
                "Se condivide lo schermo, il funzionario vede tutto ciò che vi appare, anche notifiche e altre finestre: chiuda prima ciò che non "
                    + "riguarda l'appuntamento e condivida, se può, una sola finestra. La condivisione si interrompe quando vuole.",
                "If you share your screen, the official sees everything that appears on it, notifications and other windows included: first close "
                    + "what does not concern the appointment and share a single window if you can. You can stop sharing whenever you wish.",
                "Wenn Sie Ihren Bildschirm teilen, sieht das Amt alles, was darauf erscheint, auch Benachrichtigungen und andere Fenster: "
                    + "Schließen Sie vorher, was nicht zum Termin gehört, und teilen Sie möglichst nur ein Fenster. Sie können das Teilen "
                    + "jederzeit beenden."),
            new(
                "Il link che ha ricevuto è personale: non lo inoltri. La puntualità è importante: se si collega oltre cinque minuti dopo l'ora "
                    + "fissata, l'appuntamento non è più utilizzabile.",
                "The link you received is personal: do not forward it. Being on time matters: if you connect more than five minutes after the "
                    + "set time, the appointment can no longer be used.",
                "Der Link, den Sie erhalten haben, ist persönlich: Leiten Sie ihn nicht weiter. Pünktlichkeit ist wichtig: Verbinden Sie sich mehr "
                    + "als fünf Minuten nach der vereinbarten Zeit, kann der Termin nicht mehr genutzt werden."),
        ]);

    public static readonly (LocalizedText Title, LocalizedText[] Paragraphs) Privacy = (
        new("Informativa sulla privacy della videochiamata", "Privacy notice of the video call", "Datenschutzerklärung zum Videogespräch"),
        [
            new(
                "L'amministrazione che gestisce l'ufficio tratta i Suoi dati personali, come titolare, per svolgere l'appuntamento che ha "
                    + "prenotato: un compito di interesse pubblico (art. 6, paragrafo 1, lettera e, del Regolamento (UE) 2016/679). La presente "
                    + "informativa è resa ai sensi dell'art. 13 dello stesso Regolamento.",
                "The administration that runs the office processes your personal data, as controller, to hold the appointment you booked: a task "
                    + "in the public interest (art. 6(1)(e) of Regulation (EU) 2016/679). This notice is given under art. 13 of that Regulation.",
                "Die Verwaltung, der das Amt untersteht, verarbeitet als Verantwortliche Ihre personenbezogenen Daten, um den gebuchten Termin "
                    + "abzuhalten: eine Aufgabe im öffentlichen Interesse (Art. 6 Abs. 1 Buchst. e der Verordnung (EU) 2016/679). Diese Erklärung "
                    + "erfolgt nach Art. 13 derselben Verordnung."),
            new(
                "Immagini e voce passano cifrate attraverso i server dell'amministrazione, soltanto per il tempo della conversazione. Non "
                    + "vengono registrate né conservate, e nessun servizio di terzi le riceve.",
                "Picture and voice pass encrypted through the administration's servers, only while you talk. They are neither recorded nor kept, "
                    + "and no third party's service receives them.",
                "Bild und Ton laufen verschlüsselt über die Server der Verwaltung, nur solange Sie sprechen. Sie werden weder aufgezeichnet noch "
                    + "gespeichert, und kein Dienst Dritter erhält sie."),
            new(
                "Si conservano con l'appuntamento, per il tempo stabilito dall'amministrazione: i dati della prenotazione, i messaggi scritti, "
                    + "i documenti inviati, la lavagna e i moduli compilati insieme, gli istanti in cui ci si è collegati e l'esito. "
                    + "Delle Sue accettazioni si conservano documento, versione, lingua e istante, "
                    + "senza indirizzo di rete.",
                "Kept with the appointment, for the time laid down by the administration: the data of the booking, the messages written, the "
                    + "documents sent, the board and the forms filled in together, the instants of connecting, and the outcome. "
                    + "Of your acceptances, document, version, language and instant are kept, without "
                    + "a network address.",
                "Mit dem Termin gespeichert werden für die von der Verwaltung festgelegte Zeit: die Daten der Buchung, die geschriebenen "
                    + "Nachrichten, die gesendeten Dokumente, die Tafel und die gemeinsam ausgefüllten Formulare, die Zeitpunkte der "
                    + "Verbindung und das Ergebnis. Von Ihren Zustimmungen werden Dokument, Fassung, Sprache und "
                    + "Zeitpunkt gespeichert, ohne Netzadresse."),
            new(
                "La videocamera e il microfono si attivano soltanto con il Suo permesso e può spegnerli in ogni momento. Nessuno La vede o La "
                    + "sente prima che il funzionario La ammetta.",
                "Camera and microphone start with your permission only, and you can switch them off at any time. Nobody sees or hears you before "
                    + "the official admits you.",
                "Kamera und Mikrofon starten nur mit Ihrer Erlaubnis, und Sie können sie jederzeit ausschalten. Niemand sieht oder hört Sie, bevor "
                    + "Sie eingelassen werden."),
            new(
                "Può chiedere all'amministrazione l'accesso ai Suoi dati, la rettifica, la cancellazione o la limitazione, opporsi al trattamento, "
                    + "rivolgersi al responsabile della protezione dei dati e presentare reclamo al Garante per la protezione dei dati personali.",
                "You may ask the administration for access to your data, for rectification, erasure or restriction, object to the processing, turn "
                    + "to the data protection officer, and lodge a complaint with the Italian data protection authority (Garante).",
                "Sie können von der Verwaltung Auskunft, Berichtigung, Löschung oder Einschränkung verlangen, der Verarbeitung widersprechen, sich "
                    + "an den Datenschutzbeauftragten wenden und bei der italienischen Datenschutzbehörde (Garante) Beschwerde einlegen."),
        ]);
}
