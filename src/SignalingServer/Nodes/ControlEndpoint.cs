using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// The control's own port. Whatever arrives there is answered here or not at all, and what arrives elsewhere never gets here. Every
/// request shows the key.
/// </summary>
internal static class ControlEndpoint
{
    public const string SocketPath = "/control";
    public const string DrainPath = "/drain";
    public const string StatusPath = "/status";

    /// <summary>First in the pipeline.</summary>
    public static void UseControl(this WebApplication app, NodeSettings settings)
    {
        if (settings.ControlUrl is not { Port: var port })
        {
            return;
        }

        app.MapWhen(context => context.Connection.LocalPort == port, static control =>
        {
            control.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
            control.Run(AnswerAsync);
        });
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<ControlKey>().IsShownBy(context.Request))
        {
            services.GetRequiredService<NodeMeters>().Refused("key");
            services.GetRequiredService<ILogger<RelayControl>>().WrongKey();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var control = services.GetRequiredService<RelayControl>();
        switch (context.Request.Method, context.Request.Path.Value)
        {
            case ("GET", SocketPath) when context.WebSockets.IsWebSocketRequest:
                await ServeAsync(context, control);
                break;
            case ("GET", StatusPath):
                await context.Response.WriteAsJsonAsync(control.Load, MediaJson.Options);
                break;
            case ("POST", DrainPath):
                control.Drain(true);
                await context.Response.WriteAsJsonAsync(control.Load, MediaJson.Options);
                break;
            case ("DELETE", DrainPath):
                control.Drain(false);
                await context.Response.WriteAsJsonAsync(control.Load, MediaJson.Options);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static async Task ServeAsync(HttpContext context, RelayControl control)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await using var socket = new ControlSocket(await context.WebSockets.AcceptWebSocketAsync());
        await control.ServeAsync(socket, ends.Token);
    }
}
