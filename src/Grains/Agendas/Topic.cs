using System.Collections.Immutable;

namespace VideoDesk.Grains.Agendas;

/// <summary>What a video call is about; the user chooses it before day and time (VC-05).</summary>
public sealed record Topic(TopicId Id, LocalizedText Name);

/// <summary>The initial topics (VC-07). The Italian names are the sources' words.</summary>
public static class Topics
{
    public static readonly Topic Deeds = new(
        new TopicId("atti-successioni"),
        new LocalizedText("Atti e successioni", "Deeds and inheritances", "Urkunden und Erbschaften"));

    public static readonly Topic Returns = new(
        new TopicId("dichiarazioni-rimborsi"),
        new LocalizedText("Dichiarazioni e rimborsi", "Tax returns and refunds", "Steuererklärungen und Rückerstattungen"));

    public static readonly Topic TaxCode = new(
        new TopicId("codice-fiscale-tessera-sanitaria"),
        new LocalizedText(
            "Codice fiscale e duplicato della tessera sanitaria",
            "Tax code and duplicate of the health card",
            "Steuernummer und Duplikat der Gesundheitskarte"));

    public static readonly ImmutableArray<Topic> All = [Deeds, Returns, TaxCode];
}
