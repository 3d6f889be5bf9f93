using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Api;

/// <summary>What people read instead of a code: what is wrong, and what they can do about it.</summary>
internal static partial class ProblemTexts
{
    private static readonly Dictionary<string, LocalizedText> Texts = All();

    /// <exception cref="KeyNotFoundException">A code without a sentence; a test walks through all of them.</exception>
    public static string Of(string code, Language language) => Texts[code].In(language);

    /// <summary>Whether there is a sentence.</summary>
    public static bool Has(string code) => Texts.ContainsKey(code);

    private static Dictionary<string, LocalizedText> All()
    {
        Dictionary<string, LocalizedText> texts = [];
        AddForms(texts);
        AddSlots(texts);
        AddActing(texts);
        AddAppointments(texts);
        AddRequests(texts);
        AddMailedLinks(texts);
        AddProtocol(texts);
        AddLiveChat(texts);
        AddBoard(texts);
        AddDocuments(texts);
        AddOperations(texts);
        return texts;
    }
}
