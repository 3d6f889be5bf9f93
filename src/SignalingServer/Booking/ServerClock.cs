namespace VideoDesk.SignalingServer.Booking;

/// <summary>
/// The system's clock with a constant added (<c>Clock:Offset</c>, Development only): T−10 and T+5 can be watched in seconds. The same on
/// every node and after every restart.
/// </summary>
internal sealed class ServerClock(TimeSpan offset) : TimeProvider
{
    public const string OffsetKey = "Clock:Offset";

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    /// <exception cref="InvalidOperationException">An offset is set where citizens rely on the time.</exception>
    public static TimeProvider Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var offset = configuration.GetValue(OffsetKey, TimeSpan.Zero);
        if (offset == TimeSpan.Zero)
        {
            return System;
        }

        return environment.IsDevelopment()
            ? new ServerClock(offset)
            : throw new InvalidOperationException($"{OffsetKey} is for Development only.");
    }
}
