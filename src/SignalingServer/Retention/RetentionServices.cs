namespace VideoDesk.SignalingServer.Retention;

/// <summary>Registers what erases what is due.</summary>
internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RetentionQueue>();
        services.AddSingleton<RetentionSweeper>();
        return services.AddHostedService(static provider => provider.GetRequiredService<RetentionSweeper>());
    }
}
