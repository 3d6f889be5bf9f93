namespace VideoDesk.SignalingServer.Protocol;

/// <summary>Registers the register, and what accepts documents and compares forms.</summary>
internal static class ProtocolServices
{
    public static IServiceCollection AddProtocol(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ProtocolSettings.Read(configuration));
        services.AddSingleton<DocumentAcceptance>();
        services.AddSingleton<QpdfForms>();
        return services.AddSingleton<FormFields>();
    }
}
