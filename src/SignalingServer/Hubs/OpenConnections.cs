using System.Collections.Concurrent;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The connections of this process, for those who count them. Any thread; what changes meanwhile is counted before or after.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<DeskConnection, byte> _open = new();

    public int Count => _open.Count;

    /// <summary>Seats in which somebody sits over this process.</summary>
    public IReadOnlyList<Seat> Seats => [.. _open.Keys.Select(static connection => connection.Seat).OfType<Seat>()];

    /// <summary>Appointments of which somebody is in the call over this process.</summary>
    public int Calls => _open.Keys
        .Where(static connection => connection.Seat is { Media: not null })
        .Select(static connection => connection.Room)
        .Distinct()
        .Count();

    public void Add(DeskConnection connection) => _open.TryAdd(connection, 0);

    public void Remove(DeskConnection connection) => _open.TryRemove(connection, out _);
}
