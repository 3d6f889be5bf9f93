using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>N17: an entry of the protocol register was annulled, of which the taxpayer has a receipt (N10): why, and what to do.</summary>
internal static class AnnulmentTexts
{
    private static readonly LocalizedText Subject = new(
        "Annullata la registrazione di protocollo n. {0}", "Protocol entry no. {0} annulled", "Protokolleintrag Nr. {0} annulliert");

    private static readonly LocalizedText Received = new(
        "l'ufficio ha annullato la registrazione di protocollo indicata sotto, con cui aveva acquisito un Suo documento. La ricevuta che ha "
            + "ricevuto per questo numero non è più valida.",
        "the office has annulled the protocol entry below, by which it had accepted a document from you. The receipt that you were sent for "
            + "this number is no longer valid.",
        "das Amt hat den unten genannten Protokolleintrag annulliert, mit dem es ein Dokument von Ihnen angenommen hatte. Die Bestätigung, "
            + "die Sie zu dieser Nummer erhalten haben, ist nicht mehr gültig.");

    private static readonly LocalizedText Issued = new(
        "l'ufficio ha annullato la registrazione di protocollo indicata sotto, con cui Le aveva rilasciato un documento. La ricevuta che ha "
            + "ricevuto per questo numero non è più valida.",
        "the office has annulled the protocol entry below, by which it had issued a document to you. The receipt that you were sent for this "
            + "number is no longer valid.",
        "das Amt hat den unten genannten Protokolleintrag annulliert, mit dem es Ihnen ein Dokument ausgestellt hatte. Die Bestätigung, die "
            + "Sie zu dieser Nummer erhalten haben, ist nicht mehr gültig.");

    private static readonly LocalizedText AnnulledAt = new("Annullata il", "Annulled on", "Annulliert am");
    private static readonly LocalizedText Reason = new("Motivo", "Reason", "Grund");

    private static readonly LocalizedText WhatToDo = new("Che cosa fare", "What to do", "Was zu tun ist");

    private static readonly LocalizedText SendAgain = new(
        "Se il documento non è stato registrato con un altro numero, chieda all'ufficio se è ancora necessario e come inviarlo di nuovo.",
        "If the document was not entered under another number, ask the office whether it is still needed and how to send it again.",
        "Wurde das Dokument nicht unter einer anderen Nummer eingetragen, fragen Sie das Amt, ob es noch benötigt wird und wie Sie es erneut "
            + "einreichen können.");

    private static readonly LocalizedText DoNotUse = new(
        "Prima di utilizzare il documento rilasciato, chieda all'ufficio se è ancora valido.",
        "Before using the document that was issued, ask the office whether it is still valid.",
        "Fragen Sie das Amt, bevor Sie das ausgestellte Dokument verwenden, ob es noch gültig ist.");

    private static readonly LocalizedText AskTheOffice = new(
        "Per chiarimenti si rivolga all'ufficio, ai recapiti in fondo a questo messaggio, indicando il numero di protocollo.",
        "For any question contact the office as stated at the end of this message, giving the protocol number.",
        "Bei Fragen wenden Sie sich an das Amt, das am Ende dieser Nachricht genannt ist, und geben Sie die Protokollnummer an.");

    public static MailBody Annulled(MailContext mail, ProtocolEntry entry, ProtocolAnnulment annulment)
    {
        var isIssued = entry.Draft.Direction == ProtocolDirection.Issued;
        return mail.ToTaxpayer(mail.Say(Subject, entry.Number.ToString()),
        [
            mail.Hello(),
            mail.Paragraph(isIssued ? Issued : Received),
            mail.Title(ReceiptTexts.Registration),
            EntryTable(mail, entry, annulment),
            mail.Title(WhatToDo),
            new MailBlock.Bullets([mail.Say(isIssued ? DoNotUse : SendAgain), mail.Say(AskTheOffice)]),
            mail.Appointment(),
        ]);
    }

    private static MailBlock.Table EntryTable(MailContext mail, ProtocolEntry entry, ProtocolAnnulment annulment)
    {
        var rows = ReceiptTexts.EntryRows(mail, entry);

        // Retention empties the name before the subject.
        var file = entry.Draft.File.Name;
        return new MailBlock.Table(
        [
            .. file.Length > 0 ? rows.Add((mail.Say(ReceiptTexts.Name), file)) : rows,
            (mail.Say(AnnulledAt), ReceiptTexts.InstantOf(mail, annulment.At)),
            (mail.Say(Reason), annulment.Reason),
        ]);
    }
}
