using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Protocol;

/// <summary>How far a register has come.</summary>
/// <param name="Last">Its last number; the default before the first.</param>
/// <param name="At">When that was given; the default before the first.</param>
public readonly record struct RegisterHead(ProtocolNumber Last, DateTimeOffset At);

/// <summary>The rules of a register. Pure: whoever asks has locked the head and keeps it so until the entry is stored.</summary>
public static class ProtocolRegister
{
    /// <summary>
    /// The head after one more entry. The year is that of the calendar in Rome. Of two servers whose clocks differ a little the later
    /// entry has the higher number and no earlier instant; a year that is over is not begun again.
    /// </summary>
    public static RegisterHead Next(RegisterHead head, DateTimeOffset now)
    {
        var cut = RomeTime.CutToMilliseconds(now);
        var at = cut >= head.At ? cut : head.At;
        var year = RomeTime.DateAt(at).Year;
        return new RegisterHead(new ProtocolNumber(year, head.Last.Year == year ? head.Last.Sequence + 1 : 1), at);
    }

    /// <summary>The instants of a day in Rome: the daily register has the entries from the first up to, and without, the second.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) DayOf(DateOnly day) =>
        (RomeTime.Instant(day, TimeOnly.MinValue), RomeTime.Instant(day.AddDays(1), TimeOnly.MinValue));

    /// <summary>Why a subject cannot stand in the register; null when it can.</summary>
    public static ProtocolRefusal? JudgeSubject(string subject) => Judge(subject, LongestSubject, ProtocolRefusals.SubjectMissing, "subject");

    /// <summary>Why an entry cannot be annulled; null when it can (art. 54: who, when, why; never deleted).</summary>
    /// <param name="reason">What the manager wrote.</param>
    /// <param name="isAnnulled">Whether it is annulled already.</param>
    public static ProtocolRefusal? JudgeAnnulment(string reason, bool isAnnulled) =>
        Judge(reason, LongestReason, ProtocolRefusals.ReasonMissing, "reason")
        ?? (isAnnulled ? new ProtocolRefusal(ProtocolRefusals.AlreadyAnnulled) : null);

    /// <summary>Characters of a subject.</summary>
    private const int LongestSubject = 200;

    /// <summary>Characters of a reason.</summary>
    private const int LongestReason = 500;

    /// <summary>Fewer say nothing.</summary>
    private const int Shortest = 3;

    private static ProtocolRefusal? Judge(string text, int longest, string missing, string field) => text.Length switch
    {
        < Shortest => new ProtocolRefusal(missing, field),
        var length when length > longest => new ProtocolRefusal(ProtocolRefusals.TextTooLong, field),
        _ => null,
    };
}

/// <summary>Why the register refuses something: a stable code, and the field it is about; null when it is about the whole.</summary>
public readonly record struct ProtocolRefusal(string Code, string? Field = null);

/// <summary>The codes.</summary>
public static class ProtocolRefusals
{
    /// <summary>Nothing says what the document is.</summary>
    public const string SubjectMissing = "subject-missing";

    /// <summary>Nothing says why.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>More than the register takes.</summary>
    public const string TextTooLong = "text-too-long";

    /// <summary>The register has no such number.</summary>
    public const string Unknown = "protocol-unknown";

    /// <summary>It was annulled before.</summary>
    public const string AlreadyAnnulled = "protocol-annulled";

    /// <summary>All of them; a test holds the host's text tables to this list.</summary>
    public static IReadOnlyList<string> All { get; } = [SubjectMissing, ReasonMissing, TextTooLong, Unknown, AlreadyAnnulled];
}
