using StackExchange.Redis;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>This process's connection to Redis, made at first use, coming back by itself. What is asked while it is away fails soon.</summary>
internal sealed class RedisConnection : IDisposable
{
    /// <summary>What every key and channel of the product begins with.</summary>
    public const string Prefix = "videodesk:";

    private const int PatienceMilliseconds = 1000;

    private readonly ConfigurationOptions _options;

    private readonly Lock _gate = new();

    /// <summary>Made at first use; null before.</summary>
    private Task<ConnectionMultiplexer>? _connection;

    public RedisConnection(NodeSettings settings)
    {
        _options = ConfigurationOptions.Parse(settings.Redis ?? throw new InvalidOperationException("There is no Redis."));
        _options.AbortOnConnectFail = false;
        _options.ConnectTimeout = PatienceMilliseconds;
        _options.SyncTimeout = PatienceMilliseconds;
        _options.ClientName = "videodesk-" + settings.Id;
    }

    public async Task<IDatabase> DatabaseAsync() => (await ConnectAsync()).GetDatabase();

    public async Task<ISubscriber> SubscriberAsync() => (await ConnectAsync()).GetSubscriber();

    /// <summary>The same without waiting; null before the connection was made for the first time.</summary>
    public ISubscriber? TrySubscriber()
    {
        lock (_gate)
        {
            return Made?.GetSubscriber();
        }
    }

    /// <summary>Whether an error only means that Redis is away.</summary>
    public static bool IsAway(Exception error) => error is RedisException or TimeoutException or ObjectDisposedException;

    public void Dispose() => Made?.Dispose();

#pragma warning disable VSTHRD002 // Completed: nobody waits.
    /// <summary>The connection; null while it is not made.</summary>
    private ConnectionMultiplexer? Made => _connection is { IsCompletedSuccessfully: true } made ? made.Result : null;
#pragma warning restore VSTHRD002

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (_gate)
        {
            return _connection is null or { IsFaulted: true } ? _connection = ConnectionMultiplexer.ConnectAsync(_options) : _connection;
        }
    }
}
