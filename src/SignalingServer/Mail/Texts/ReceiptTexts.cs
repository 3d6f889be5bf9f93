using System.Collections.Immutable;
using System.Globalization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>N10: the protocol receipt (CDI-01): number, instant, register, subject, and what was registered of the file.</summary>
internal static class ReceiptTexts
{
    internal static readonly LocalizedText Registration = new("Registrazione", "Entry", "Eintrag");
    internal static readonly LocalizedText Name = new("Nome del file", "File name", "Dateiname");

    private static readonly LocalizedText Subject = new("Ricevuta di protocollo n. {0}", "Protocol receipt no. {0}", "Protokollbestätigung Nr. {0}");

    private static readonly LocalizedText Received = new(
        "l'ufficio ha acquisito il documento indicato sotto e lo ha registrato al protocollo. Conservi questa ricevuta.",
        "the office has accepted the document below and entered it in its protocol register. Please keep this receipt.",
        "das Amt hat das unten genannte Dokument angenommen und in sein Protokollregister eingetragen. Bitte bewahren Sie diese Bestätigung auf.");

    private static readonly LocalizedText Issued = new(
        "l'ufficio Le ha rilasciato il documento indicato sotto e lo ha registrato al protocollo. Conservi questa ricevuta.",
        "the office has issued the document below to you and entered it in its protocol register. Please keep this receipt.",
        "das Amt hat Ihnen das unten genannte Dokument ausgestellt und in sein Protokollregister eingetragen. Bitte bewahren Sie diese "
            + "Bestätigung auf.");

    private static readonly LocalizedText Annulled = new(
        "Questa registrazione è stata annullata. Motivo: {0}",
        "This entry has been annulled. Reason: {0}",
        "Dieser Eintrag wurde annulliert. Grund: {0}");

    private static readonly LocalizedText Number = new("Numero di protocollo", "Protocol number", "Protokollnummer");
    private static readonly LocalizedText Instant = new("Data e ora", "Date and time", "Datum und Uhrzeit");
    private static readonly LocalizedText InstantOfItaly = new("{0}, {1} (ora italiana)", "{0}, {1} (Italian time)", "{0}, {1} Uhr (italienische Zeit)");
    private static readonly LocalizedText Register = new("Registro (AOO)", "Register (AOO)", "Register (AOO)");
    private static readonly LocalizedText Office = new("Ufficio", "Office", "Amt");
    private static readonly LocalizedText About = new("Oggetto", "Subject", "Betreff");

    private static readonly LocalizedText File = new("Documento", "Document", "Dokument");
    private static readonly LocalizedText Size = new("Dimensione", "Size", "Größe");
    private static readonly LocalizedText Bytes = new("{0} byte", "{0} bytes", "{0} Byte");
    private static readonly LocalizedText Pages = new("Pagine", "Pages", "Seiten");
    private static readonly LocalizedText Hash = new("Impronta SHA-256", "SHA-256 fingerprint", "SHA-256-Fingerabdruck");

    private static readonly LocalizedText Check = new(
        "L'impronta permette di verificare in ogni momento che il file sia quello registrato.",
        "The fingerprint lets anybody check at any time that the file is the one that was registered.",
        "Mit dem Fingerabdruck lässt sich jederzeit prüfen, dass die Datei die eingetragene ist.");

    public static MailBody Receipt(MailContext mail, ProtocolEntry entry) => mail.ToTaxpayer(mail.Say(Subject, entry.Number.ToString()),
    [
        mail.Hello(),
        mail.Paragraph(entry.Draft.Direction == ProtocolDirection.Issued ? Issued : Received),
        .. entry.Annulment is { } annulment ? (ReadOnlySpan<MailBlock>)[mail.Paragraph(Annulled, annulment.Reason)] : [],
        mail.Title(Registration),
        new MailBlock.Table(EntryRows(mail, entry)),
        mail.Title(File),
        FileTable(mail, entry.Draft.File),
        mail.Paragraph(Check),
        mail.Appointment(),
    ]);

    /// <summary>What the register says of an entry, without its file.</summary>
    public static ImmutableArray<(string, string)> EntryRows(MailContext mail, ProtocolEntry entry) =>
    [
        (mail.Say(Number), entry.Number.ToString()),
        (mail.Say(Instant), InstantOf(mail, entry.At)),
        (mail.Say(Register), entry.Draft.Register.ToString()),
        (mail.Say(Office), mail.Facts.Office.Name),
        (mail.Say(About), entry.Draft.Subject),
    ];

    /// <summary>An instant to the second, by Italian time.</summary>
    public static string InstantOf(MailContext mail, DateTimeOffset at) => mail.Say(InstantOfItaly, mail.Words.Day(at), Wording.Second(at));

    private static MailBlock.Table FileTable(MailContext mail, RegisteredFile file)
    {
        ImmutableArray<(string, string)> rows = [(mail.Say(Name), file.Name), (mail.Say(Size), mail.Say(Bytes, mail.Words.Count(file.Bytes)))];
        if (file.Pages is { } pages)
        {
            rows = rows.Add((mail.Say(Pages), pages.ToString(CultureInfo.InvariantCulture)));
        }

        return new MailBlock.Table(rows.Add((mail.Say(Hash), file.Sha256)));
    }
}
