namespace VideoDesk.SignalingServer.Mail;

/// <summary>When an attempt that failed is repeated. A row's own expiry ends it, not a count.</summary>
internal static class RetrySchedule
{
    /// <summary>The first ones are short: the last reminder (N5) lives fifteen minutes. The last one repeats.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    /// <summary>The pause after so many failed attempts, this one included.</summary>
    public static TimeSpan PauseAfter(int attempts) => Pauses[Math.Clamp(attempts, 1, Pauses.Length) - 1];
}
