using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Nodes;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// Presence of all web nodes: in Redis a hash for each appointment, a field for each seat. What people typed of themselves or of others is
/// sealed with the keys that the nodes share (A.10: nothing stored).
/// </summary>
internal sealed class RedisPresence(RedisConnection redis, WebNodes nodes, NodeContext node, IDataProtectionProvider protection) : IPresence
{
    private const string Seats = RedisConnection.Prefix + "seats:";

    private const string Nodes = RedisConnection.Prefix + "web";

    private const string Clocks = RedisConnection.Prefix + "web-clocks";

    /// <summary>What the fields of guests' names begin with.</summary>
    private const string Guest = "guest:";

    /// <summary>Nobody sits somewhere for longer without a word; a day's appointments are over by then.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly IDataProtector _seal = protection.CreateProtector("VideoDesk.Presence");

    /// <summary>Of this process, counted up with every sign of life that was taken; 0 before the first.</summary>
    private long _beat;

    /// <summary>How far this node's clock is ahead of that of Redis, as of the last sign of life; null before it.</summary>
    private TimeSpan? _clockAhead;

    private static readonly RedisValue KeptSeconds = (long)Kept.TotalSeconds;

    public string Process => node.Self.Process;

    public bool IsShared => true;

    public bool IsLimited => nodes.IsLimited;

    public async ValueTask<bool> TakeAsync(AppointmentId appointment, SeatRecord seat) =>
        await AskAsync(SeatScripts.Take, appointment, [seat.Key, Write(seat), KeptSeconds, Instant(seat.Since + SeatRecord.Tolerance)]) is 1;

    public async ValueTask<SeatChange> ChangeAsync(AppointmentId appointment, SeatRecord seat) =>
        await AskAsync(SeatScripts.Change, appointment, [seat.Key, Write(seat), KeptSeconds, seat.Owner, Process + "/"]) switch
        {
            1 => SeatChange.Done,
            0 => SeatChange.Anothers,
            _ => SeatChange.Unknown,
        };

    public async ValueTask<bool> RestoreAsync(AppointmentId appointment, SeatRecord seat) => await AskAsync(
        SeatScripts.Restore, appointment, [seat.Key, Write(seat), KeptSeconds, Process + "/", seat.IsConnected ? Instant(seat.Since) : ""]) is 1;

    public async ValueTask RemoveAsync(AppointmentId appointment, SeatRecord seat) =>
        await AskAsync(SeatScripts.Remove, appointment, [seat.Key, seat.Owner]);

    public async ValueTask NameGuestAsync(AppointmentId appointment, string invitation, string? name)
    {
        var key = Seats + appointment;
        await AskAsync<bool>(async database =>
        {
            if (name is null)
            {
                return await database.HashDeleteAsync(key, Guest + invitation);
            }

            await database.HashSetAsync(key, Guest + invitation, _seal.Protect(name));
            return await database.KeyExpireAsync(key, Kept);
        });
    }

    public async ValueTask<PresentSeats?> OfAsync(AppointmentId appointment)
    {
        if (await AskAsync(database => EvaluateAsync(database, SeatScripts.Read, [Seats + appointment, Nodes], [node.Self.Id])) is not { } answer)
        {
            return null;
        }

        var parts = (RedisResult[])answer;
        var isOwnThere = ((string)parts[0]).StartsWith(node.Self.Incarnation + ":", StringComparison.Ordinal);
        var fields = (string[])parts[1];
        var seats = new List<SeatRecord>();
        var names = new Dictionary<string, string>();
        for (var index = 0; index + 1 < fields.Length; index += 2)
        {
            if (fields[index].StartsWith(Guest, StringComparison.Ordinal))
            {
                names[fields[index][Guest.Length..]] = Open(fields[index + 1]);
            }
            else if (Read(fields[index + 1]) is { } seat)
            {
                seats.Add(seat);
            }
        }

        return new PresentSeats(seats, names, isOwnThere && nodes.IsWhole);
    }

    /// <summary>Gives a sign of life, and hears of the others'. Null when Redis is away.</summary>
    public async Task<Beats?> BeatAsync()
    {
        var number = _beat + 1;
        RedisValue ahead = _clockAhead is { } known ? (long)known.TotalMilliseconds : "";
        RedisValue[] arguments = [node.Self.Id, node.Self.Incarnation, number, KeptSeconds, ahead];
        try
        {
            var database = await redis.DatabaseAsync().WaitAsync(node.Times.Ask);
            var asked = node.Clock.GetUtcNow();
            var answer = (RedisResult[])await EvaluateAsync(database, SeatScripts.Beat, [Nodes, Clocks], arguments).WaitAsync(node.Times.Ask);
            var answered = node.Clock.GetUtcNow();
            var before = ((string)answer[0]).Split(':');

            // One whose answer was lost was taken nevertheless: then its number is there.
            var isContinued = before is [var incarnation, var last, _] && incarnation == node.Self.Incarnation
                && long.Parse(last, CultureInfo.InvariantCulture) >= _beat;
            _beat = number;
            var now = long.Parse((string)answer[1], CultureInfo.InvariantCulture);
            var between = asked + ((answered - asked) / 2) - DateTimeOffset.FromUnixTimeMilliseconds(now);
            _clockAhead = between;
            return new Beats(BeatsIn((string[])answer[2], (string[])answer[3], now), isContinued, between);
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            return null;
        }
    }

    /// <summary>This node ends, and says so.</summary>
    public async Task EndAsync() => await AskAsync<bool>(async database =>
    {
        await database.HashDeleteAsync(Clocks, node.Self.Id);
        return await database.HashDeleteAsync(Nodes, node.Self.Id);
    });

    private static List<NodeBeat> BeatsIn(string[] fields, string[] clocks, long now)
    {
        var beats = new List<NodeBeat>();
        var ahead = clocks.Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[1]);
        for (var index = 0; index + 1 < fields.Length; index += 2)
        {
            if (fields[index + 1].Split(':') is [var incarnation, _, var at] && long.TryParse(at, CultureInfo.InvariantCulture, out var then))
            {
                beats.Add(new NodeBeat(fields[index], incarnation, TimeSpan.FromMilliseconds(now - then))
                {
                    ClockAhead = long.TryParse(ahead.GetValueOrDefault(fields[index]), CultureInfo.InvariantCulture, out var milliseconds)
                        ? TimeSpan.FromMilliseconds(milliseconds)
                        : null,
                });
            }
        }

        return beats;
    }

    private async Task<int?> AskAsync(string script, AppointmentId appointment, RedisValue[] arguments) =>
        await AskAsync(database => EvaluateAsync(database, script, [Seats + appointment], arguments)) is { } answer ? (int)answer : null;

    /// <summary>Null when Redis is away or does not answer soon.</summary>
    private async Task<T?> AskAsync<T>(Func<IDatabase, Task<T>> question)
    {
        if (nodes.IsAway)
        {
            return default;
        }

        try
        {
            var database = await redis.DatabaseAsync().WaitAsync(node.Times.Ask);
            return await question(database).WaitAsync(node.Times.Ask);
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            nodes.Doubt();
            return default;
        }
    }

    /// <summary>Whole, not by its hash: a Redis that was restarted knows no hashes.</summary>
    private static Task<RedisResult> EvaluateAsync(IDatabase database, string script, RedisKey[] keys, RedisValue[] arguments) =>
        database.ScriptEvaluateAsync(script, keys, arguments, CommandFlags.NoScriptCache);

    private static string Instant(DateTimeOffset at) => JsonSerializer.Serialize(at, HubJson.Options).Trim('"');

    private string Write(SeatRecord seat) => JsonSerializer.Serialize(
        seat.GuestName is { } name ? seat with { GuestName = _seal.Protect(name) } : seat, HubJson.Options);

    /// <summary>A seat as it is now; null for what another version wrote that this one cannot read.</summary>
    private SeatRecord? Read(string text)
    {
        try
        {
            var written = JsonSerializer.Deserialize<SeatRecord>(text, HubJson.Options)!;
            var seat = written.GuestName is { } sealedName ? written with { GuestName = Open(sealedName) } : written;
            return seat.IsConnected && nodes.DeadSince(seat.Process) is { } since ? seat with { IsConnected = false, Since = since } : seat;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Empty when the keys are others.</summary>
    private string Open(string sealedText)
    {
        try
        {
            return _seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}
