using VideoDesk.SignalingServer.Nodes;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// Whether a web node's clock is one to work with. No clock is the right one, that of Redis included: one is refused when fewer than half of
/// all agree with it. Of two that differ nobody can tell which is wrong, and neither is refused.
/// </summary>
internal static class ClockAgreement
{
    /// <param name="own">How far this node's clock is ahead of that of Redis.</param>
    /// <param name="others">The same of every other web node that lives.</param>
    /// <returns>How far it is ahead of the middle one of the others' and of Redis', when it is refused; else null.</returns>
    public static TimeSpan? Fault(TimeSpan own, IReadOnlyCollection<TimeSpan> others)
    {
        List<TimeSpan> rest = [.. others.Append(TimeSpan.Zero).Order()];
        var agreeing = 1 + rest.Count(other => (own - other).Duration() <= HelloCheck.LargestOffset);
        return agreeing * 2 < rest.Count + 1 ? own - rest[rest.Count / 2] : null;
    }
}
