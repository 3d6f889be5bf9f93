using System.Threading.RateLimiting;
using VideoDesk.SignalingServer.Http;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The configuration section <c>Limits</c>: how often slots are held and confirmed.</summary>
internal sealed class LimitSettings
{
    public const string Section = "Limits";

    /// <summary>Holds and confirms of one person in a window. Defaults to 30: a person tries a few times, a program many.</summary>
    public int BookingsPerPerson { get; init; } = 30;

    /// <summary>The same from one network address. Defaults to 300: an office or a village may share one address.</summary>
    public int BookingsPerAddress { get; init; } = 300;

    /// <summary>Length of a window in seconds. Defaults to 60.</summary>
    public int WindowSeconds { get; init; } = 60;
}

/// <summary>Limits holds and confirms, by person and by network address; both must have room.</summary>
internal sealed class BookingLimits(LimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => Window(PersonOf(context), settings.BookingsPerPerson, settings)),
        PartitionedRateLimiter.Create<HttpContext, string>(context => Window(CallerAddress.Of(context), settings.BookingsPerAddress, settings)));

    /// <summary>Null when the request may pass, otherwise how long to wait.</summary>
    public TimeSpan? WaitFor(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(settings.WindowSeconds);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Who is not signed in counts by the address: strangers must not use up each other's window.</summary>
    private static string PersonOf(HttpContext context) => Auth.CallerClaims.PersonOf(context.User) ?? "address " + CallerAddress.Of(context);

    private static RateLimitPartition<string> Window(string key, int permits, LimitSettings settings) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromSeconds(settings.WindowSeconds),
        });
}
