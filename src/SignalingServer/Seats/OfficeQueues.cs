using System.Collections.Concurrent;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Who waits at an office today. Kept until something changes there: a full waiting room asks for it many times at once.</summary>
internal sealed class OfficeQueues(AppointmentRegister register, TimeProvider clock)
{
    /// <summary>Older ones are read again: instants move people too.</summary>
    private static readonly TimeSpan LongestKept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<OfficeId, (DateTimeOffset ReadAt, Task<IReadOnlyList<QueueEntry>> Entries)> _queues = new();

    public Task<IReadOnlyList<QueueEntry>> OfAsync(OfficeId office)
    {
        var now = clock.GetUtcNow();
        if (_queues.TryGetValue(office, out var known) && (now - known.ReadAt).Duration() < LongestKept && !known.Entries.IsFaulted)
        {
            return known.Entries;
        }

        var entries = ReadAsync(office, now);
        _queues[office] = (now, entries);
        return entries;
    }

    /// <summary>Something has changed at the office.</summary>
    public void Forget(OfficeId office) => _queues.TryRemove(office, out _);

    private async Task<IReadOnlyList<QueueEntry>> ReadAsync(OfficeId office, DateTimeOffset now)
    {
        var day = RomeTime.DateAt(now);
        var found = await register.OfOfficeAsync(
            office, RomeTime.Instant(day, TimeOnly.MinValue), RomeTime.Instant(day.AddDays(1), TimeOnly.MinValue), CancellationToken.None);
        return [.. found.Select(registered => QueueEntry.Of(Settled.At(registered.State, now).State))];
    }
}
