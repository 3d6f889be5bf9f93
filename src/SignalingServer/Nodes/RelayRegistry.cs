using System.Text.Json;
using StackExchange.Redis;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>What a relay node says of itself in the registry.</summary>
/// <param name="Id">Of the node.</param>
/// <param name="Incarnation">Of its process.</param>
/// <param name="Control">Where its control is.</param>
/// <param name="Load">What it has to do.</param>
/// <param name="At">By its own clock.</param>
internal sealed record RelayRecord(string Id, string Incarnation, Uri Control, RelayLoad Load, DateTimeOffset At)
{
    public int Protocol { get; init; }

    public int Schema { get; init; }

    /// <summary>Where browsers send media, for those who look at it.</summary>
    public IReadOnlyList<string> MediaAddresses { get; init; } = [];
}

/// <summary>Relay nodes in Redis: a set of their ids, and one key for each that expires unless it is renewed.</summary>
internal sealed class RelayRegistry(RedisConnection redis, NodeTimes times)
{
    private const string Ids = RedisConnection.Prefix + "relays";

    private const string Record = RedisConnection.Prefix + "relay:";

    public async Task WriteAsync(RelayRecord record)
    {
        var database = await redis.DatabaseAsync();
        await database.StringSetAsync(Record + record.Id, JsonSerializer.Serialize(record, MediaJson.Options), times.Registration);
        await database.SetAddAsync(Ids, record.Id);
    }

    public async Task RemoveAsync(string id)
    {
        var database = await redis.DatabaseAsync();
        await database.KeyDeleteAsync(Record + id);
        await database.SetRemoveAsync(Ids, id);
    }

    /// <summary>Those that have renewed their registration. Ids of others are removed.</summary>
    public async Task<IReadOnlyList<RelayRecord>> ReadAsync()
    {
        var database = await redis.DatabaseAsync();
        var ids = await database.SetMembersAsync(Ids);
        if (ids.Length == 0)
        {
            return [];
        }

        var texts = await database.StringGetAsync([.. ids.Select(static id => (RedisKey)(Record + id.ToString()))]);
        var found = new List<RelayRecord>();
        foreach (var (id, text) in ids.Zip(texts))
        {
            if (text.IsNull)
            {
                await database.SetRemoveAsync(Ids, id);
            }
            else if (Parse(text.ToString()) is { } record)
            {
                found.Add(record);
            }
        }

        return found;
    }

    /// <summary>Null for what a much newer or older version wrote.</summary>
    private static RelayRecord? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RelayRecord>(text, MediaJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
