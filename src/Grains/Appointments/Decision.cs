namespace VideoDesk.Grains.Appointments;

/// <summary>
/// What a command leads to. <see cref="Events"/> are to be stored even beside a <see cref="Refusal"/>: they are then the deadlines
/// that had come due before the command, and often the reason why it was refused.
/// </summary>
/// <param name="Events">In order; empty when nothing changes.</param>
/// <param name="Refusal">Null when the command was followed (or was harmless).</param>
public sealed record Decision(IReadOnlyList<AppointmentEvent> Events, Refusal? Refusal = null)
{
    /// <summary>Nothing changes and nothing is wrong.</summary>
    public static Decision Nothing { get; } = new([]);

    /// <summary>Whether the command was followed.</summary>
    public bool IsFollowed => Refusal is null;
}
