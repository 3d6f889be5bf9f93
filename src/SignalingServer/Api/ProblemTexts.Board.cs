using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences about the board, for the few who see them: the client asks again by itself.</summary>
internal static partial class ProblemTexts
{
    private static void AddBoard(Dictionary<string, LocalizedText> texts)
    {
        texts.TryAdd("pass-invalid", new(
            "La sessione non è più valida: ricarichi la pagina.",
            "The session is no longer valid: reload the page.",
            "Die Sitzung ist nicht mehr gültig: laden Sie die Seite neu."));
        texts["update-too-large"] = new(
            "La lavagna è troppo grande.",
            "The board is too large.",
            "Die Tafel ist zu groß.");
        texts["snapshot-ahead"] = new(
            "La copia della lavagna non corrisponde alle modifiche salvate.",
            "The copy of the board does not match the changes that were saved.",
            "Die Kopie der Tafel passt nicht zu den gespeicherten Änderungen.");
    }
}
