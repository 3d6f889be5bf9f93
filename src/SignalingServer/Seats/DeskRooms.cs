using System.Collections.Concurrent;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>The rooms of this process: opened by the first who comes, closed some time after the last has gone.</summary>
internal sealed partial class DeskRooms(RoomServices services)
{
    /// <summary>
    /// An empty room is kept so long: who was alone and reloads finds stage and device as they were. Longer than the place itself is kept
    /// (A.8.3-3).
    /// </summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<AppointmentId, DeskRoom> _rooms = new();

    public IEnumerable<DeskRoom> All => _rooms.Select(static room => room.Value);

    public DeskRoom? Find(AppointmentId appointment) => _rooms.GetValueOrDefault(appointment);

    /// <summary>Does something in an appointment's room.</summary>
    public async Task<T> InAsync<T>(AppointmentId appointment, Func<DeskRoom, Task<T>> work)
    {
        while (true)
        {
            var room = _rooms.GetOrAdd(appointment, static (id, services) => new DeskRoom(id, services), services);
            if (await room.TakeTurnAsync(() => work(room)) is (true, { } result))
            {
                return result;
            }

            _rooms.TryRemove(KeyValuePair.Create(appointment, room));
        }
    }

    /// <summary>Gives somebody a seat; the connection may stay from then on.</summary>
    public async Task<Reply> EnterAsync(AppointmentId appointment, EnterWish wish)
    {
        if (wish.Connection.Room is { } former)
        {
            await former.InTurnAsync(() => former.Id == appointment && wish.Connection.Seat?.Key == wish.Key
                ? Task.FromResult(Reply.Done)
                : former.LeaveAsync(wish.Connection, Departure.Dropped));
        }

        // Whoever comes so far has shown something good: also one who is asked "move here?" may take his time.
        wish.Connection.Enter();
        return await InAsync(appointment, room => room.EnterAsync(wish));
    }

    /// <summary>Brings a room up to date; an error is written down and leaves the others alone.</summary>
    public Task RefreshAsync(DeskRoom room, long version = long.MaxValue) => AloneAsync(room, room => room.RefreshAsync(version));

    /// <summary>The same after a change of its documents; other nodes are told too.</summary>
    public Task RefreshDocumentsAsync(AppointmentId appointment)
    {
        if (Find(appointment) is { EmptySince: null } room)
        {
            return AloneAsync(room, static room => room.RefreshDocumentsAsync());
        }

        services.Publication.Publish(appointment, new RoomMessage(RoomMessageKind.Documents));
        return Task.CompletedTask;
    }

    /// <summary>Rooms of an office in which somebody waits: their places move when anything moves there.</summary>
    public async Task RefreshWaitingAsync(OfficeId office)
    {
        foreach (var room in All.Where(room => room.IsWaiting && room.Office == office))
        {
            await RefreshAsync(room);
        }
    }

    /// <summary>What the clock brings: views that change by themselves, departures to be written down, rooms to be closed.</summary>
    public async Task TickAsync(DateTimeOffset now)
    {
        foreach (var room in All)
        {
            if (room.NeedsRepair)
            {
                await RepairAsync(room);
            }

            if (room.ChangesAt <= now)
            {
                await RefreshAsync(room);
            }
            else if (room.EmptySince + Linger < now && await room.TryCloseAsync(Linger))
            {
                _rooms.TryRemove(KeyValuePair.Create(room.Id, room));
            }
        }
    }

    /// <summary>One room that cannot be repaired now keeps no other from it; the next tick tries again.</summary>
    private Task RepairAsync(DeskRoom room) => AloneAsync(room, static room => room.TakeTurnAsync(room.RepairAsync));

    private async Task AloneAsync(DeskRoom room, Func<DeskRoom, Task> work)
    {
        try
        {
            await work(room);
        }
        catch (Exception e)
        {
            services.Logger.RefreshFailed(room.Id, e.GetType().Name);
        }
    }
}
