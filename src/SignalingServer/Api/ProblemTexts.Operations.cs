using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences for administrators.</summary>
internal static partial class ProblemTexts
{
    private static void AddOperations(Dictionary<string, LocalizedText> texts)
    {
        texts["node-unknown"] = new(
            "Questo nodo non c'è (più). Aggiorni la pagina.",
            "There is no such node (any more). Reload the page.",
            "Diesen Knoten gibt es nicht (mehr). Laden Sie die Seite neu.");
        texts["node-unreachable"] = new(
            "Il nodo non è raggiungibile in questo momento: non è cambiato nulla. Riprovi tra poco.",
            "The node cannot be reached just now: nothing has changed. Try again shortly.",
            "Der Knoten ist gerade nicht erreichbar: Es hat sich nichts geändert. Versuchen Sie es gleich noch einmal.");
    }
}
