using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Operations;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Registers what a node needs for its roles: the relay, its control, or the way to others'.</summary>
internal static class NodeServices
{
    public static IServiceCollection AddNode(this IServiceCollection services, NodeSettings settings, IConfiguration configuration)
    {
        services.AddSingleton(settings);
        services.AddSingleton<OwnFigures>();
        services.AddSingleton<FiguresBoard>();
        services.AddHostedService(static provider => provider.GetRequiredService<FiguresBoard>());
        if (settings.IsRelay)
        {
            services.AddRelay(configuration);
        }

        if (settings.IsSingle)
        {
            return services.AddSingleton<IMediaRooms>(static provider => provider.GetRequiredService<RelayMediaRooms>());
        }

        services.AddSingleton<NodeTimes>();
        services.AddSingleton<NodeMeters>();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RelayRegistry>();
        services.AddSingleton(static provider => new NodeContext(
            provider.GetRequiredService<NodeSettings>(),
            NodeIdentity.Of(provider.GetRequiredService<NodeSettings>()),
            provider.GetRequiredService<NodeTimes>(),
            provider.GetRequiredService<TimeProvider>()));
        if (settings.IsRelay)
        {
            services.AddControl(settings);
        }

        return settings.IsWeb ? services.AddRemoteRooms() : services;
    }

    /// <summary>This process's own relay and the rooms over it.</summary>
    private static void AddRelay(this IServiceCollection services, IConfiguration configuration)
    {
        var options = RelaySettings.Read(configuration);
        services.AddSingleton(options);
        services.AddSingleton(static provider =>
            Relay.Start(provider.GetRequiredService<RelayOptions>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<RelayMediaRooms>();
        services.AddSingleton<RelayTraffic>();
        services.AddHostedService(static provider => provider.GetRequiredService<RelayTraffic>());
        services.AddHostedService<RelayEvents>();
    }

    private static void AddControl(this IServiceCollection services, NodeSettings settings)
    {
        services.AddSingleton(new ControlKey(settings.ControlKey));
        services.AddSingleton<RelayControl>();
        services.AddSingleton<RelayRegistration>();
        services.AddHostedService(static provider => provider.GetRequiredService<RelayControl>());
        services.AddHostedService(static provider => provider.GetRequiredService<RelayRegistration>());
    }

    private static IServiceCollection AddRemoteRooms(this IServiceCollection services)
    {
        services.AddSingleton<RelayLinks>();
        services.AddSingleton<RoomNews>();
        services.AddSingleton<NodeOperations>();
        services.AddSingleton(static provider => new MediaPlacements(
            provider.GetRequiredService<ITransactions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new RemoteMediaRooms(
            provider.GetRequiredService<RelayLinks>(),
            (provider.GetRequiredService<MediaPlacements>(), provider.GetRequiredService<RoomNews>()),
            provider.GetRequiredService<NodeContext>(),
            (provider.GetRequiredService<NodeMeters>(), provider.GetRequiredService<ILogger<RemoteMediaRooms>>())));
        services.AddSingleton<IMediaRooms>(static provider => provider.GetRequiredService<RemoteMediaRooms>());
        services.AddHostedService<RoomKeeping>();
        services.AddHostedService(static provider => provider.GetRequiredService<RelayLinks>());
        return services;
    }
}
