namespace VideoDesk.SignalingServer.Presence;

/// <summary>What Redis does in one step. Instants are ISO 8601 with milliseconds, in UTC: they compare as text.</summary>
internal static class SeatScripts
{
    /// <summary>Seats: hash. Arguments: key, seat, seconds to keep. What every writing ends with.</summary>
    private const string Write =
        """

        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
        redis.call('EXPIRE', KEYS[1], ARGV[3])
        return 1
        """;

    /// <summary>
    /// Further argument: the latest since when another may sit there (a little later than this one, for clocks differ). A command that was
    /// held up on its way for long thus changes nothing.
    /// </summary>
    public const string Take =
        """
        local known = redis.call('HGET', KEYS[1], ARGV[1])
        if known then
          local other = cjson.decode(known)
          if other.isConnected and other.since > ARGV[4] then return 0 end
        end
        """ + Write;

    /// <summary>Further arguments: the owner; what owners of this process begin with. What was lost is written again.</summary>
    public const string Change =
        """
        local known = redis.call('HGET', KEYS[1], ARGV[1])
        if known then
          local owner = cjson.decode(known).owner
          if owner ~= ARGV[4] and string.sub(owner, 1, #ARGV[5]) ~= ARGV[5] then return 0 end
        end
        """ + Write;

    /// <summary>Further arguments: what owners of this process begin with; since when somebody is there, empty when nobody is.</summary>
    public const string Restore =
        """
        local known = redis.call('HGET', KEYS[1], ARGV[1])
        if known then
          local other = cjson.decode(known)
          local isOwn = string.sub(other.owner, 1, #ARGV[4]) == ARGV[4]
          if not isOwn and (ARGV[5] == '' or (other.isConnected and other.since >= ARGV[5])) then return 0 end
        end
        """ + Write;

    /// <summary>Arguments: key, owner.</summary>
    public const string Remove =
        """
        local known = redis.call('HGET', KEYS[1], ARGV[1])
        if known and cjson.decode(known).owner == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
        return 1
        """;

    /// <summary>Keys: seats, nodes. Argument: this node. Its sign of life shows whether everything was lost meanwhile.</summary>
    public const string Read =
        """
        return { redis.call('HGET', KEYS[2], ARGV[1]) or '', redis.call('HGETALL', KEYS[1]) }
        """;

    /// <summary>
    /// Keys: nodes, their clocks. Arguments: this node, its incarnation, the number of this sign of life, seconds to keep, how far its clock
    /// is ahead in milliseconds. The clock is Redis' own. The answer: what was there of this node, the clock in milliseconds, every node, how
    /// far every node's clock is ahead.
    /// </summary>
    public const string Beat =
        """
        local time = redis.call('TIME')
        local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
        local before = redis.call('HGET', KEYS[1], ARGV[1]) or ''
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. ARGV[3] .. ':' .. now)
        redis.call('EXPIRE', KEYS[1], ARGV[4])
        redis.call('HSET', KEYS[2], ARGV[1], ARGV[5])
        redis.call('EXPIRE', KEYS[2], ARGV[4])
        return { before, now, redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]) }
        """;
}
