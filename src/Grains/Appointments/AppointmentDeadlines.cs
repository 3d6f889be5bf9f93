namespace VideoDesk.Grains.Appointments;

/// <summary>When an appointment next changes by itself: a pure function of its state.</summary>
internal static class AppointmentDeadlines
{
    /// <summary>The first instant that is no longer "at or before": instants are whole milliseconds (A.8.3-1).</summary>
    private static readonly TimeSpan FirstInstantAfter = TimeSpan.FromMilliseconds(1);

    public static Deadline Next(AppointmentState state)
    {
        if (state.Timetable is not { } timetable || state.Phase.IsFinal() || state.MeetingIsOver)
        {
            return Deadline.Never;
        }

        var next = BeforeOpening(state, timetable);
        return state.IsOpened ? Deadline.Sooner(next, WhileOpen(state, timetable)) : next;
    }

    /// <summary>
    /// When a missing official owes a callback. One who was never there: T+5 (ADER-19). One who dropped: five minutes after the drop,
    /// but before the call began not before T+5, because nobody has to be there before T (A.8.3-13, A.8.3-14).
    /// </summary>
    public static DateTimeOffset OfficialMissingAt(AppointmentState state)
    {
        var lateAt = state.Timetable!.OfficialLateAt;
        if (state.OfficialPresence.ChangedAt is not { } droppedAt)
        {
            return lateAt;
        }

        var awaitedFrom = state.CameBackAt is { } cameBack ? AppointmentDraft.Later(droppedAt, cameBack) : droppedAt;
        var droppedTooLong = awaitedFrom + state.Policy.OfficialDropLimit;
        return state.IsAdmitted ? droppedTooLong : AppointmentDraft.Later(lateAt, droppedTooLong);
    }

    /// <summary>Whether the taxpayer pressed "leave" in a call: he does not wait for anybody, and no place is kept.</summary>
    public static bool TaxpayerHasLeft(AppointmentState state) =>
        state.IsAdmitted && !state.Taxpayer.Connected && state.Taxpayer.Departure == Departure.Left;

    private static Deadline BeforeOpening(AppointmentState state, AppointmentTimetable timetable)
    {
        var next = Deadline.Never;
        if (state.PreCall == PreCallState.NotYetOpen && timetable.PreCallOpensAt is { } preCallOpens)
        {
            next = Deadline.Sooner(next, new(preCallOpens, DeadlineReason.PreCallOpens));
        }

        if (!state.PreCallWindowIsOver && timetable.PreCallEndsAt is { } preCallEnds)
        {
            next = Deadline.Sooner(next, new(preCallEnds, DeadlineReason.PreCallWindowEnds));
        }

        if (!state.LinkMailIsDue && timetable.LinkMailAt is { } linkMail)
        {
            next = Deadline.Sooner(next, new(linkMail, DeadlineReason.LinkMail));
        }

        return state.IsOpened ? next : Deadline.Sooner(next, new(timetable.OpensAt, DeadlineReason.Opens));
    }

    private static Deadline WhileOpen(AppointmentState state, AppointmentTimetable timetable)
    {
        if (state.CallbackIsOpen)
        {
            return ClosesItself(state, timetable);
        }

        if (!state.Taxpayer.Ever)
        {
            return new(timetable.TaxpayerLateAfter + FirstInstantAfter, DeadlineReason.TaxpayerLate);
        }

        if (TaxpayerHasLeft(state))
        {
            return ClosesItself(state, timetable);
        }

        return Deadline.Sooner(OfficialMissing(state), ReconnectGraceEnds(state, timetable));
    }

    private static Deadline OfficialMissing(AppointmentState state) =>
        state.OfficialPresence.Connected ? Deadline.Never : new(OfficialMissingAt(state), DeadlineReason.OfficialMissing);

    /// <summary>Before the call began the grace counts from T at the earliest: until then nobody has to be there.</summary>
    private static Deadline ReconnectGraceEnds(AppointmentState state, AppointmentTimetable timetable)
    {
        if (state.Taxpayer.Connected || state.GraceHasEnded || state.Taxpayer.ChangedAt is not { } droppedAt)
        {
            return Deadline.Never;
        }

        var from = state.IsAdmitted ? droppedAt : AppointmentDraft.Later(droppedAt, timetable.StartsAt);
        return new(from + state.Policy.ReconnectGrace, DeadlineReason.ReconnectGraceEnds);
    }

    private static Deadline ClosesItself(AppointmentState state, AppointmentTimetable timetable) =>
        state.Taxpayer.Connected || state.OfficialPresence.Connected
            ? Deadline.Never
            : new(AppointmentDraft.Later(timetable.ClosesAt, state.ChangedAt), DeadlineReason.ClosesItself);
}
