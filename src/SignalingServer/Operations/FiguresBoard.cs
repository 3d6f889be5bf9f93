using System.Text.Json;
using StackExchange.Redis;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Nodes;

namespace VideoDesk.SignalingServer.Operations;

/// <summary>
/// Where every node writes its figures and every web node reads those of all: a hash in Redis, or this process alone. What is lost with
/// Redis is written again two seconds later.
/// </summary>
internal sealed class FiguresBoard(OwnFigures own, ILogger<FiguresBoard> logger, RedisConnection? redis = null) : BackgroundService
{
    /// <summary>Between two writings.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A node that has not been heard of for so long is not shown any more.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private const string Key = RedisConnection.Prefix + "figures";

    /// <summary>What was measured last; null before the first time.</summary>
    private volatile NodeFigures? _own;

    /// <summary>Those of all nodes, as far as they can be known, and whether they could be asked for.</summary>
    public async Task<(bool IsThere, IReadOnlyList<NodeFigures> Nodes)> ReadAsync()
    {
        var here = _own ?? own.Read();
        if (redis is null)
        {
            return (true, [here]);
        }

        try
        {
            var database = await redis.DatabaseAsync();
            var others = (await database.HashGetAllAsync(Key)).Select(static entry => Parse(entry.Value.ToString())).OfType<NodeFigures>()
                .Where(figures => figures.Id != here.Id).ToLookup(figures => here.At - figures.At < Forgotten);
            await database.HashDeleteAsync(Key, [.. others[false].Select(static figures => (RedisValue)figures.Id)]);
            return (true, [here, .. others[true]]);
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            return (false, [here]);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PeriodicWork(nameof(FiguresBoard), Pause, TimeProvider.System, logger).RunAsync(WriteAsync, stoppingToken);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var figures = own.Read();
        _own = figures;
        if (redis is null)
        {
            return;
        }

        try
        {
            var database = await redis.DatabaseAsync();
            await database.HashSetAsync(Key, figures.Id, JsonSerializer.Serialize(figures, MediaJson.Options));
            await database.KeyExpireAsync(Key, Forgotten);
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            // The next time.
        }
    }

    /// <summary>Null for what a much newer or older version wrote.</summary>
    private static NodeFigures? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<NodeFigures>(text, MediaJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
