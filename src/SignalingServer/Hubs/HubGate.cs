using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>What every call passes: how often, who, and that no exception ever reaches a client.</summary>
internal sealed partial class HubGate(TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<HubGate> logger) : IHubFilter
{
    private readonly ConcurrentDictionary<MethodInfo, MayAttribute> _rules = new();

    /// <summary>
    /// Whoever comes while the process is about to end is sent away: nobody else would close that connection, and the end would wait for it.
    /// </summary>
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Context.Abort();
        }
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = DeskConnection.Of(invocationContext.Context);

        // A method without a rule cannot be called at all; a test holds all of them to it.
        var rule = _rules.GetOrAdd(invocationContext.HubMethod, static method => method.GetCustomAttribute<MayAttribute>() ?? new MayAttribute(default));
        if (!(rule.IsOften ? connection.OftenCalls : connection.Calls).TryTake(clock.GetUtcNow()))
        {
            return Reply.Refused(HubCodes.TooManyRequests);
        }

        if (rule.RefusalFor(connection) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await next(invocationContext);
        }
        catch (UnreadableRequestException)
        {
            return Reply.Refused(HubCodes.RequestUnreadable);
        }
        catch (Exception e)
        {
            LogFailed(invocationContext.HubMethodName, e.GetType().Name);
            return Reply.Refused(HubCodes.TryAgain);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Hub method {Method} failed ({Error})")]
    private partial void LogFailed(string method, string error);
}

/// <summary>The argument of a call is not what the method takes.</summary>
internal sealed class UnreadableRequestException(Exception? cause) : Exception("The argument could not be read.", cause)
{
    /// <summary>Reads a call's argument.</summary>
    /// <exception cref="UnreadableRequestException">It is something else.</exception>
    public static T Read<T>(JsonElement argument)
        where T : class
    {
        try
        {
            return argument.Deserialize<T>(HubJson.Options) ?? throw new UnreadableRequestException(null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            // InvalidOperationException: half of a surrogate pair, which is valid JSON and no text.
            throw new UnreadableRequestException(e);
        }
    }
}
