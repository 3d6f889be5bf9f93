using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>Registers who is connected where: of one process, or of all web nodes.</summary>
internal static class PresenceServices
{
    public static IServiceCollection AddPresence(this IServiceCollection services, NodeSettings settings)
    {
        if (settings.IsSingle)
        {
            return services.AddSingleton<IPresence, SinglePresence>().AddSingleton<IPublication, NoPublication>();
        }

        services.AddSingleton<WebNodes>();
        services.AddSingleton<RedisPresence>();
        services.AddSingleton<RedisPublication>();
        services.AddSingleton<IPresence>(static provider => provider.GetRequiredService<RedisPresence>());
        services.AddSingleton<IPublication>(static provider => provider.GetRequiredService<RedisPublication>());
        return services.AddHostedService<PresenceBeat>().AddHostedService(static provider => ActivatorUtilities.CreateInstance<RoomComparing>(
            provider, (provider.GetRequiredService<DeskRooms>(), provider.GetRequiredService<DeskWatchers>())));
    }
}
