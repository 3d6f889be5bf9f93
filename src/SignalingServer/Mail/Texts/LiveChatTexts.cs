using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>N6: the mail that opens the live chat (SD-12), apart from the video call and with its own terms.</summary>
internal static class LiveChatTexts
{
    private static readonly LocalizedText Subject = new(
        "Live chat con l'ufficio per l'appuntamento: {0}",
        "Live chat with the office about your appointment: {0}",
        "Live-Chat mit dem Amt zu Ihrem Termin: {0}");

    private static readonly LocalizedText Invited = new(
        "per la Sua pratica è necessario inviare documentazione utile: il funzionario ha aperto per Lei un'interazione in live chat.",
        "documents are needed for your matter: the official has opened a live chat for you.",
        "für Ihr Anliegen werden Unterlagen benötigt: Das Amt hat für Sie einen Live-Chat geöffnet.");

    private static readonly LocalizedText AskedFor = new("Che cosa Le chiediamo", "What we ask you for", "Worum wir Sie bitten");

    private static readonly LocalizedText WhatYouCanDo = new("Che cosa può fare", "What you can do", "Was Sie tun können");

    private static readonly LocalizedText Talk = new(
        "conversare con il funzionario in un'apposita chat;",
        "talk with the official in a dedicated chat;",
        "sich in einem eigenen Chat mit dem Amt austauschen;");

    private static readonly LocalizedText Send = new(
        "caricare dei file, una volta abilitato dal funzionario;",
        "upload files, once the official has enabled it;",
        "Dateien hochladen, sobald das Amt es freigegeben hat;");

    private static readonly LocalizedText Photograph = new(
        "con uno smartphone o un tablet, scattare una foto dei documenti e inviarla.",
        "with a smartphone or tablet, take a photo of documents and send it.",
        "mit Smartphone oder Tablet Unterlagen fotografieren und senden.");

    private static readonly LocalizedText AcceptTerms = new(
        "Prima di iniziare Le sarà chiesto di accettare i termini di servizio della live chat, distinti da quelli della videochiamata. "
            + "Webcam e microfono non servono.",
        "Before starting you will be asked to accept the terms of service of the live chat, which are not those of the video call. No "
            + "camera or microphone is needed.",
        "Zu Beginn werden Sie gebeten, die Nutzungsbedingungen des Live-Chats anzunehmen; es sind andere als die des Videogesprächs. "
            + "Kamera und Mikrofon werden nicht benötigt.");

    private static readonly LocalizedText Start = new("Avvii la live chat", "Start the live chat", "Live-Chat starten");

    private static readonly LocalizedText Personal = new(
        "Il collegamento è solo per Lei: non lo inoltri. Vale finché l'ufficio non chiude la live chat e sostituisce quelli inviati in "
            + "precedenza.",
        "The link is for you only: do not forward it. It is good until the office closes the live chat, and replaces those sent before.",
        "Der Link ist nur für Sie: Leiten Sie ihn nicht weiter. Er gilt, bis das Amt den Live-Chat schließt, und ersetzt früher gesendete.");

    private static readonly LocalizedText AppointmentStays = new(
        "L'appuntamento resta com'è: la live chat può essere usata prima, durante e dopo, e anche senza videochiamata.",
        "Your appointment stays as it is: the live chat can be used before, during and after it, and without a video call too.",
        "Ihr Termin bleibt unverändert: Der Live-Chat kann vorher, währenddessen und danach genutzt werden, auch ohne Videogespräch.");

    public static MailBody Opened(MailContext mail) => mail.ToTaxpayer(
        mail.Say(Subject, mail.When(mail.Facts.StartsAt)),
        [
            mail.Hello(),
            mail.Paragraph(Invited),
            mail.Title(AskedFor),
            new MailBlock.Bullets([.. mail.Facts.Documents]),
            mail.Link(Start, mail.Links.Chat(mail.LinkToken!), isMain: true),
            mail.Paragraph(AcceptTerms),
            mail.Title(WhatYouCanDo),
            new MailBlock.Bullets([mail.Say(Talk), mail.Say(Send), mail.Say(Photograph)]),
            mail.Paragraph(Personal),
            mail.Appointment(),
            mail.Paragraph(AppointmentStays),
        ]);
}
