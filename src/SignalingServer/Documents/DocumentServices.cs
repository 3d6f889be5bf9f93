using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>What is said of documents before anybody sends one.</summary>
/// <param name="Policy">The limits.</param>
/// <param name="IsScanned">An antivirus looks at files.</param>
internal sealed record DocumentTerms(DocumentPolicy Policy, bool IsScanned);

/// <summary>Registers everything about documents.</summary>
internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = DocumentSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(new DocumentTerms(settings.Policy, settings.ClamAv.Length > 0));
        services.AddSingleton<ContentFiles>();
        services.AddSingleton<PassSeal>();
        services.AddSingleton<PassGate>();
        services.AddSingleton<DocumentNews>();
        return services;
    }
}
