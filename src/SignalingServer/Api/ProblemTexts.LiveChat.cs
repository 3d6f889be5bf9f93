using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Sentences about opening live chats.</summary>
internal static partial class ProblemTexts
{
    private static void AddLiveChat(Dictionary<string, LocalizedText> texts)
    {
        texts["asks-for-missing"] = new(
            "Scriva che cosa chiede al contribuente: almeno 3 caratteri.",
            "Write what you ask the taxpayer for: at least 3 characters.",
            "Schreiben Sie, worum Sie bitten: mindestens 3 Zeichen.");
        texts["asks-for-too-long"] = new(
            "La richiesta è troppo lunga: al massimo 300 caratteri.",
            "What you ask for is too long: at most 300 characters.",
            "Die Bitte ist zu lang: höchstens 300 Zeichen.");
        texts["live-chat-not-possible"] = new(
            "La live chat non può essere aperta: l'appuntamento è stato cancellato o trasferito.",
            "The live chat cannot be opened: the appointment was cancelled or handed to another office.",
            "Der Live-Chat kann nicht geöffnet werden: Der Termin wurde abgesagt oder übergeben.");
    }
}
