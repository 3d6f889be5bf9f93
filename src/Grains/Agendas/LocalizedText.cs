namespace VideoDesk.Grains.Agendas;

/// <summary>The languages of the product.</summary>
public enum Language
{
    Italian,
    English,
    German,
}

/// <summary>A name in every language of the product. Italian is the official one.</summary>
public sealed record LocalizedText(string Italian, string English, string German)
{
    public string In(Language language) => language switch
    {
        Language.English => English,
        Language.German => German,
        _ => Italian,
    };
}
