using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

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
        services.AddSingleton(_ => new Qpdf(settings));
        services.AddSingleton<PdfInspector>();
        services.AddSingleton<IVirusScanner>(provider => settings.ClamAv.Length > 0
            ? new ClamAv(
                settings.ClamAv,
                TimeSpan.FromSeconds(settings.ClamAvSeconds),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ClamAv>>())
            : new NoVirusScanner());
        services.AddSingleton<ContentFiles>();
        services.AddSingleton<PassSeal>();
        services.AddSingleton<PassGate>();
        services.AddSingleton<DocumentNews>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<UploadLocks>();
        services.AddSingleton<UploadTurns>();
        services.AddSingleton(NewInspection);
        services.AddSingleton<InspectionQueue>();
        services.AddSingleton(NewUploads);
        services.AddSingleton<DocumentSweeper>();
        services.AddHostedService(static provider => provider.GetRequiredService<InspectionQueue>());
        return services.AddHostedService(static provider => provider.GetRequiredService<DocumentSweeper>());
    }

    private static Inspection NewInspection(IServiceProvider provider) => new(
        provider.GetRequiredService<DocumentStore>(),
        provider.GetRequiredService<ContentFiles>(),
        provider.GetRequiredService<IVirusScanner>(),
        provider.GetRequiredService<PdfInspector>(),
        provider.GetRequiredService<RefusalLog>())
    {
        News = provider.GetRequiredService<DocumentNews>(),
        Logger = provider.GetRequiredService<ILogger<Inspection>>(),
        Clock = provider.GetRequiredService<TimeProvider>(),
    };

    private static Uploads NewUploads(IServiceProvider provider) => new(
        provider.GetRequiredService<DocumentStore>(),
        provider.GetRequiredService<InspectionClaims>(),
        provider.GetRequiredService<ContentFiles>(),
        provider.GetRequiredService<DeskRooms>(),
        provider.GetRequiredService<UploadTurns>(),
        provider.GetRequiredService<DocumentSettings>())
    {
        Scanner = provider.GetRequiredService<IVirusScanner>(),
        News = provider.GetRequiredService<DocumentNews>(),
        Refusals = provider.GetRequiredService<RefusalLog>(),
        Inspections = provider.GetRequiredService<InspectionQueue>(),
        Clock = provider.GetRequiredService<TimeProvider>(),
    };
}
