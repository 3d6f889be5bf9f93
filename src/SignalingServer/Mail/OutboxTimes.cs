namespace VideoDesk.SignalingServer.Mail;

/// <summary>
/// How long an attempt may take, and from that how long a row is claimed: long enough that no other node ever begins while this one is
/// still at it, and no longer, because the rows of a node that died wait until its claims end.
/// </summary>
/// <param name="LongestAttempt">An attempt that takes longer up to the end of its content is given up.</param>
/// <param name="LongestAnswer">The wait for the server's last answer, during which nobody gives up.</param>
/// <param name="Spare">For a slow database, and for clocks of nodes that do not agree.</param>
internal sealed record OutboxTimes(TimeSpan LongestAttempt, TimeSpan LongestAnswer, TimeSpan Spare)
{
    /// <summary>Two seconds for the mailer's farewell.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Those of the settings' defaults: a claim of four minutes, which the last reminder (N5) survives.</summary>
    public static OutboxTimes Default { get; } = From(new MailSettings());

    /// <summary>What is left of a claim when an attempt begins must be at least this.</summary>
    public TimeSpan ClaimNeeded => LongestAttempt + LongestAnswer + Farewell + Spare;

    /// <summary>Length of a claim, with room for a batch before its last attempt begins.</summary>
    public TimeSpan ClaimFor => ClaimNeeded + LongestAttempt + Spare;

    public static OutboxTimes From(MailSettings settings) => new(settings.LongestAttempt, settings.Smtp.AnswerTimeout, settings.ClaimSpare);
}
