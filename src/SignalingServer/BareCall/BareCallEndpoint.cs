using System.Net.WebSockets;
using VideoDesk.SignalingServer.Http;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>
/// A call without sign-in, appointment or waiting room: who knows a room's name is in it. It is there to try the relay with real
/// browsers, so it runs in the Development environment or where <c>BareCall:Enabled</c> says so.
/// </summary>
internal static class BareCallEndpoint
{
    private const string EnabledKey = "BareCall:Enabled";

    public static bool IsEnabled(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue(EnabledKey, defaultValue: environment.IsDevelopment());

    public static void AddBareCall(this IServiceCollection services)
    {
        services.AddSingleton<CallRooms>();
    }

    public static void UseBareCall(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(10),
            KeepAliveTimeout = TimeSpan.FromSeconds(10),
        });
        app.Map("/call", ServeAsync);
    }

    private static async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!SameOrigin.Allows(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var services = context.RequestServices;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BareCallEndpoint).FullName!);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var peer = new CallPeer(context.Request.Query["name"].ToString().Trim());
        var connection = new CallConnection(socket, peer, logger);
        var rooms = services.GetRequiredService<CallRooms>();
        var room = context.Request.Query["room"].ToString().Trim();
        if (await rooms.JoinAsync(room, peer.Media) is { } error)
        {
            // Refused after the socket is open, because a browser does not show the status of a refused upgrade.
            logger.JoinRefused(peer.Id, error.Code);
            await connection.CloseAsync(WebSocketCloseStatus.PolicyViolation, error.Code);
            return;
        }

        logger.PeerJoined(peer.Id);
        try
        {
            await connection.RunAsync((method, data) => rooms.InvokeAsync(room, peer.Media, method, data), stopping);
        }
        finally
        {
            await rooms.LeaveAsync(room, peer.Media);
            logger.PeerLeft(peer.Id);
        }
    }
}
