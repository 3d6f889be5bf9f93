using System.Collections.Concurrent;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>The rooms of this process: opened by the first who comes, closed some time after the last has gone.</summary>
internal sealed class DeskRooms(RoomServices services)
{
    /// <summary>
    /// An empty room is kept so long: who was alone and reloads finds stage and device as they were. Longer than the place itself is kept
    /// (A.8.3-3).
    /// </summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<AppointmentId, DeskRoom> _rooms = new();

    public IEnumerable<DeskRoom> All => _rooms.Select(static room => room.Value);

    public DeskRoom? Find(AppointmentId appointment) => _rooms.GetValueOrDefault(appointment);

    /// <summary>The taxpayer's seat in an appointment's room; null while there is none.</summary>
    public Seat? TaxpayerOf(AppointmentId appointment) => Find(appointment)?.Taxpayer;

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
    public async Task RefreshAsync(DeskRoom room, long version = long.MaxValue)
    {
        try
        {
            await room.RefreshAsync(version);
        }
        catch (Exception e)
        {
            services.Logger.RefreshFailed(room.Id, e.GetType().Name);
        }
    }

    /// <summary>The same after a change of its documents.</summary>
    public async Task RefreshDocumentsAsync(DeskRoom room)
    {
        try
        {
            await room.RefreshDocumentsAsync();
        }
        catch (Exception e)
        {
            services.Logger.RefreshFailed(room.Id, e.GetType().Name);
        }
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
    private async Task RepairAsync(DeskRoom room)
    {
        try
        {
            await room.TakeTurnAsync(room.RepairAsync);
        }
        catch (Exception e)
        {
            services.Logger.RefreshFailed(room.Id, e.GetType().Name);
        }
    }
}
