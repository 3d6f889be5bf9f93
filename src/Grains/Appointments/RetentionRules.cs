using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Appointments;

/// <summary>What is kept beside the journal and has a time to go.</summary>
[Flags]
public enum KeptMatter
{
    None = 0,

    /// <summary>Chat and board.</summary>
    Transcript = 1,

    /// <summary>Files with their key, and what the two sides filled into forms.</summary>
    Documents = 2,

    /// <summary>Who booked, for whom, and how to reach them; names in the register.</summary>
    PersonalData = 4,
}

/// <summary>
/// How long things stay (A.8.3-10). Counted in the calendar of Rome from the planned end, by the policy that was frozen at booking; never
/// while the appointment goes on, and personal data never while a call is owed to the person. The journal stays.
/// </summary>
public static class RetentionRules
{
    private static readonly KeptMatter[] Matters = [KeptMatter.Transcript, KeptMatter.Documents, KeptMatter.PersonalData];

    /// <summary>What is to be erased now and has not been.</summary>
    public static KeptMatter DueAt(AppointmentState state, DateTimeOffset now)
    {
        var due = KeptMatter.None;
        foreach (var matter in Matters)
        {
            due |= InstantOf(state, matter) <= now ? matter : KeptMatter.None;
        }

        return due;
    }

    /// <summary>When something is next to be erased; null when nothing is left, or the appointment is not over.</summary>
    public static DateTimeOffset? NextAt(AppointmentState state) => Matters.Select(matter => InstantOf(state, matter)).Min();

    internal static Refusal? Erase(AppointmentDraft draft)
    {
        if (DueAt(draft.State, draft.Now) is not KeptMatter.None and var due)
        {
            draft.Emit(new Erased(draft.Now, due));
        }

        return null;
    }

    /// <summary>Null when it was erased, or may not be yet.</summary>
    private static DateTimeOffset? InstantOf(AppointmentState state, KeptMatter matter)
    {
        var isOver = state.Phase.IsFinal() || (state.MeetingIsOver && matter != KeptMatter.PersonalData);
        if (state.Timetable is not { } timetable || !isOver || state.Erased.HasFlag(matter) || (state.CallbackIsOpen && matter == KeptMatter.PersonalData))
        {
            return null;
        }

        var policy = state.Policy;
        var days = matter switch
        {
            KeptMatter.Transcript => policy.TranscriptDays,
            KeptMatter.Documents => policy.DocumentDays,
            _ => Math.Max(policy.TranscriptDays, policy.DocumentDays),
        };
        return RomeTime.AddCalendarDays(timetable.EndsAt, days);
    }
}
