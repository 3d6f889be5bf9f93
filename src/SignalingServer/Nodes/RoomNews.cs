using System.Text.Json;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>A room was placed.</summary>
internal sealed record RoomPlaced(string Room, string Node, long Epoch);

/// <summary>Tells the other web nodes at once where a room was placed. Who misses it sees it in the table a little later.</summary>
internal sealed class RoomNews(RedisConnection redis, ILogger<RoomNews> logger)
{
    private const string Channel = RedisConnection.Prefix + "rooms";

    public async Task PublishAsync(RoomPlaced placed)
    {
        try
        {
            await (await redis.SubscriberAsync()).PublishAsync(Channel, JsonSerializer.Serialize(placed, MediaJson.Options));
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            logger.RegistryAway(e.GetType().Name);
        }
    }

    /// <summary>Hears what the others publish; comes back by itself after Redis was away.</summary>
    /// <returns>False when Redis is away now: ask again.</returns>
    public async Task<bool> TrySubscribeAsync(Action<RoomPlaced> hear)
    {
        try
        {
            await (await redis.SubscriberAsync()).SubscribeAsync(Channel, (_, text) =>
            {
                if (Parse(text.ToString()) is { } placed)
                {
                    hear(placed);
                }
            });
            return true;
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            return false;
        }
    }

    private static RoomPlaced? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RoomPlaced>(text, MediaJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
