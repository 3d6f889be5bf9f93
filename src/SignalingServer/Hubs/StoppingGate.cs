using Microsoft.AspNetCore.SignalR;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>
/// Whoever comes while the process is about to end is sent away at once: nobody else would close that connection, and the end would wait for it.
/// </summary>
internal sealed class StoppingGate(IHostApplicationLifetime lifetime) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Context.Abort();
        }
    }
}
