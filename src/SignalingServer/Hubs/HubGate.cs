using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>What every call passes: how often, who, and that no exception ever reaches a client.</summary>
internal sealed partial class HubGate(TimeProvider clock, OpenConnections open, DeskMeters meters, ILogger<HubGate> logger) : IHubFilter
{
    private readonly ConcurrentDictionary<MethodInfo, MayAttribute> _rules = new();

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var method = NameOf(invocationContext.HubMethod);
        var began = TimeProvider.System.GetTimestamp();
        using var span = Traces.Begin(method, ActivityKind.Server);
        var answer = await AnswerAsync(invocationContext, next);
        var code = (answer as Reply)?.Error?.Code;
        span.End(code);
        meters.Called(method, code, TimeProvider.System.GetElapsedTime(began));
        return answer;
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        open.Add(DeskConnection.Of(context.Context));
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        open.Remove(DeskConnection.Of(context.Context));
        await next(context, exception);
    }

    private async ValueTask<object?> AnswerAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = DeskConnection.Of(call.Context);

        // A method without a rule cannot be called at all; a test holds all of them to it.
        var rule = _rules.GetOrAdd(call.HubMethod, static method => method.GetCustomAttribute<MayAttribute>() ?? new MayAttribute(default));
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
            return await next(call);
        }
        catch (UnreadableRequestException)
        {
            return Reply.Refused(HubCodes.RequestUnreadable);
        }
        catch (Exception e)
        {
            LogFailed(call.HubMethodName, e.GetType().Name);
            return Reply.Refused(HubCodes.TryAgain);
        }
    }

    /// <summary>As clients call it.</summary>
    private static string NameOf(MethodInfo method) => method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name;

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
