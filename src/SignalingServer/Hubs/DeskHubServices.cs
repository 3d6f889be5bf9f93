using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using VideoDesk.SignalingServer.Boards;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Http;
using VideoDesk.SignalingServer.Mail.Texts;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Protocol;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Registers the desk's hub and what stands behind it.</summary>
internal static class DeskHubServices
{
    /// <summary>What the paths of hubs begin with.</summary>
    public const string Prefix = "/hubs";

    private const string Route = Prefix + "/desk";

    /// <summary>
    /// Bytes of one message: more than twice the largest update of a board in base64, so that one that is too large is refused with its code.
    /// (RTP parameters with three layers take about four thousand.)
    /// </summary>
    private const long LongestMessage = 136 * 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    /// <summary>Of silence, after which a browser is gone: two keep-alives and a little.</summary>
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(12);

    public static IServiceCollection AddDeskHub(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(DeskSettings.Section).Get<DeskSettings>() ?? new DeskSettings());
        services.AddSingleton(new TurnAccess(TurnSettings.Read(configuration)));
        services.AddSingleton<OpenConnections>();
        services.AddSingleton<Backlog>();
        services.AddSingleton<DeskMeters>();
        services.AddSingleton<OfficeQueues>();
        services.AddSingleton<RoomStores>();
        services.AddSingleton<BoardLog>();
        services.AddSingleton<BoardSnapshots>();
        services.AddSingleton(static provider => new DeskRooms(RoomServicesOf(provider)));
        services.AddSingleton<TestRooms>();
        services.AddSingleton<DeskWatchers>();
        services.AddSingleton<Door>();
        services.AddSingleton<CompanionDoor>();
        services.AddSingleton<HubGate>();
        services.AddSingleton<StoppingGate>();
        services.AddHostedService(static provider => provider.GetRequiredService<Backlog>());
        services.AddHostedService<DeskEvents>();
        services.AddHostedService<RoomClock>();
        services.AddSingleton<PresenceRepair>();
        services.AddHostedService(static provider => provider.GetRequiredService<PresenceRepair>());
        services.AddSignalR(static hub =>
            {
                hub.MaximumReceiveMessageSize = LongestMessage;
                hub.KeepAliveInterval = KeepAlive;
                hub.ClientTimeoutInterval = ClientTimeout;
                hub.EnableDetailedErrors = false;
                hub.AddFilter<HubGate>();
                hub.AddFilter<StoppingGate>();
            })
            .AddJsonProtocol(static json => HubJson.Configure(json.PayloadSerializerOptions));
        return services;
    }

    /// <summary>WebSockets only, and not from a page of another site: a browser sends its cookies along with those too.</summary>
    public static void MapDeskHub(this WebApplication app)
    {
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments(Route, StringComparison.OrdinalIgnoreCase),
            static branch => branch.Use(static (context, next) =>
            {
                if (SameOrigin.Allows(context.Request))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }));
        app.MapHub<DeskHub>(Route, static options => options.Transports = HttpTransportType.WebSockets);
    }

    private static RoomServices RoomServicesOf(IServiceProvider provider) => new(
        provider.GetRequiredService<Appointments>(),
        provider.GetRequiredService<AppointmentRegister>(),
        provider.GetRequiredService<Catalogue>(),
        provider.GetRequiredService<RoomStores>(),
        provider.GetRequiredService<IMediaRooms>(),
        provider.GetRequiredService<IPresence>())
    {
        Publication = provider.GetRequiredService<IPublication>(),
        Boards = provider.GetRequiredService<BoardLog>(),
        Changes = provider.GetRequiredService<DeskChanges>(),
        Links = provider.GetRequiredService<PublicLinks>(),
        Queues = provider.GetRequiredService<OfficeQueues>(),
        DocumentTerms = provider.GetRequiredService<DocumentTerms>(),
        Files = provider.GetRequiredService<ContentFiles>(),
        Passes = provider.GetRequiredService<PassSeal>(),
        Acceptance = provider.GetRequiredService<DocumentAcceptance>(),
        FormFields = provider.GetRequiredService<FormFields>(),
        Meters = provider.GetRequiredService<DeskMeters>(),
        Turn = provider.GetRequiredService<TurnAccess>(),
        Clock = provider.GetRequiredService<TimeProvider>(),
        Logger = provider.GetRequiredService<ILogger<DeskRoom>>(),
    };
}
