using System.Threading.RateLimiting;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Boards;

/// <summary>Whole boards, as the official's page makes them.</summary>
internal sealed class BoardSnapshots(BoardStore store, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes.</summary>
    public const int Longest = 8 * 1024 * 1024;

    /// <summary>It is larger than a board may be.</summary>
    public static readonly RefusalCode TooLarge = new("update-too-large");

    /// <summary>It claims to contain an update that does not exist.</summary>
    public static readonly RefusalCode Ahead = new("snapshot-ahead");

    /// <summary>Keepings of one appointment in a minute.</summary>
    private const int MostKeepings = 20;

    private readonly PartitionedRateLimiter<AppointmentId> _keepings = PartitionedRateLimiter.Create<AppointmentId, AppointmentId>(static appointment =>
        RateLimitPartition.GetFixedWindowLimiter(appointment, static _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = MostKeepings,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Whether the appointment may keep another one now.</summary>
    public bool MayKeep(AppointmentId appointment)
    {
        using var lease = _keepings.AttemptAcquire(appointment);
        return lease.IsAcquired;
    }

    /// <summary>False when it claims updates that do not exist. An older one than is kept changes nothing.</summary>
    public Task<bool> KeepAsync(AppointmentId appointment, long upTo, byte[] content, CancellationToken cancellationToken) =>
        store.KeepAsync(appointment, (upTo, content), clock.GetUtcNow(), cancellationToken);

    public Task<(long UpTo, byte[] Content)?> FindAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
        store.SnapshotAsync(appointment, cancellationToken);

    public void Dispose() => _keepings.Dispose();
}
