using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Nodes;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// The other nodes by Redis publish/subscribe: a channel for each appointment that is open here, and one for all. What people type and the
/// names that they give go sealed with the keys that the nodes share (A.10).
/// </summary>
internal sealed class RedisPublication(
    RedisConnection redis, WebNodes nodes, NodeContext node, IDataProtectionProvider protection, ILogger<RedisPublication> logger) : IPublication, IDisposable
{
    private const string Appointments = RedisConnection.Prefix + "appointment:";

    private const string Changes = RedisConnection.Prefix + "changes";

    private readonly IDataProtector _seal = protection.CreateProtector("VideoDesk.Publication");

    /// <summary>By channel, who hears what comes from others.</summary>
    private readonly ConcurrentDictionary<string, Action<RedisChannel, RedisValue>> _listeners = new();

    /// <summary>Something could not be subscribed, and is to be.</summary>
    private volatile bool _isBehind;

    /// <summary>Held by whoever subscribes.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Who hears what all nodes are told.</summary>
    private readonly ConcurrentBag<Action<NodeMessage>> _hearers = [];

    /// <summary>Some of what others tell is not heard: <see cref="RenewAsync"/> mends it.</summary>
    public bool IsBehind => _isBehind;

    public void Publish(AppointmentId appointment, RoomMessage message) =>
        Send(Appointments + appointment, message.Text is { } text ? message with { Text = _seal.Protect(text) } : message);

    public void Publish(NodeMessage message) => Send(Changes, message);

    public Task ListenAsync(AppointmentId appointment, Action<RoomMessage> hear) =>
        SubscribeAsync<RoomMessage>(Appointments + appointment, message => hear(message.Text is { } text ? message with { Text = Open(text) } : message));

    public Task ListenAsync(Action<NodeMessage> hear)
    {
        _hearers.Add(hear);
        return SubscribeAsync<NodeMessage>(Changes, message =>
        {
            foreach (var hearer in _hearers)
            {
                hearer(message);
            }
        });
    }

    public void Forget(AppointmentId appointment)
    {
        if (_listeners.TryRemove(Appointments + appointment, out _))
        {
            _ = SubscribeAsync(Appointments + appointment);
        }
    }

    /// <summary>Subscribes everything anew: after a break nobody knows what Redis still has.</summary>
    public async Task RenewAsync()
    {
        _isBehind = false;
        try
        {
            foreach (var channel in _listeners.Keys)
            {
                await SubscribeAsync(channel);
            }
        }
        catch
        {
            _isBehind = true;
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();

    private Task SubscribeAsync<T>(string channel, Action<T> hear)
        where T : class
    {
        _listeners.GetOrAdd(channel, (RedisChannel _, RedisValue text) =>
        {
            if (Read<T>(text.ToString()) is { } message)
            {
                hear(message);
            }
        });
        return SubscribeAsync(channel);
    }

    /// <summary>Whatever was there before: each channel has one listener or none, or everything would be heard twice.</summary>
    private Task SubscribeAsync(string channel) => TryAsync(async subscriber =>
    {
        await subscriber.UnsubscribeAsync(channel);
        if (_listeners.TryGetValue(channel, out var listener))
        {
            await subscriber.SubscribeAsync(channel, listener);
        }
    });

    /// <summary>Where Redis is away, everything is subscribed when it is back.</summary>
    private async Task TryAsync(Func<ISubscriber, Task> work)
    {
        if (nodes.IsAway)
        {
            _isBehind = true;
            return;
        }

        await _turn.WaitAsync();
        try
        {
            if (nodes.IsAway)
            {
                // Whoever was before has found that out.
                _isBehind = true;
                return;
            }

            // The work itself is not given up, or it would go on beside the next one: the connection bounds each of its commands.
            await work(await redis.SubscriberAsync().WaitAsync(node.Times.Ask));
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            logger.PublicationAway(e.GetType().Name);
            _isBehind = true;
            nodes.Doubt();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Send<T>(string channel, T message)
    {
        try
        {
            var text = JsonSerializer.Serialize(new Sent<T>(node.Self.Incarnation, message), HubJson.Options);
            _ = redis.TrySubscriber()?.PublishAsync(channel, text, CommandFlags.FireAndForget);
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            // The others look at what is stored, and again when Redis is back.
        }
    }

    /// <summary>Null for this node's own, and for what another version sent that this one cannot read.</summary>
    private T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<Sent<T>>(text, HubJson.Options) is { } sent && sent.From != node.Self.Incarnation ? sent.Message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the keys are others.</summary>
    private string? Open(string sealedText)
    {
        try
        {
            return _seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What goes over the wire.</summary>
    private sealed record Sent<T>(string From, T Message);
}
