using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences about the protocol register.</summary>
internal static partial class ProblemTexts
{
    private static void AddProtocol(Dictionary<string, LocalizedText> texts)
    {
        texts["subject-missing"] = new(
            "Scriva l'oggetto del documento: almeno tre caratteri.",
            "Write the subject of the document: at least three characters.",
            "Schreiben Sie den Betreff des Dokuments: mindestens drei Zeichen.");
        texts["reason-missing"] = new(
            "Scriva il motivo: almeno tre caratteri.",
            "Write the reason: at least three characters.",
            "Schreiben Sie den Grund: mindestens drei Zeichen.");
        texts["protocol-unknown"] = new(
            "Nel registro del Suo ufficio non esiste questo numero di protocollo.",
            "Your office's register has no such protocol number.",
            "Im Register Ihres Amtes gibt es diese Protokollnummer nicht.");
        texts["protocol-annulled"] = new(
            "Questa registrazione di protocollo è già annullata.",
            "This protocol entry is annulled already.",
            "Dieser Protokolleintrag ist bereits annulliert.");
    }
}
