namespace VideoDesk.Grains.Appointments;

/// <summary>What each event means for what is known: facts and phase, nothing else.</summary>
internal static class AppointmentHistory
{
    public static AppointmentState Apply(AppointmentState state, AppointmentEvent appointmentEvent)
    {
        var next = WithFacts(state, appointmentEvent) with { Version = state.Version + 1, ChangedAt = appointmentEvent.At };
        return next.Phase.IsFinal() ? next : next with { Phase = PhaseOf(next) };
    }

    private static AppointmentState WithFacts(AppointmentState state, AppointmentEvent appointmentEvent) => appointmentEvent switch
    {
        Booked e => OfBooking(e),
        Assigned e => state with { Official = e.Official },
        PreCallOpened => state with { PreCall = PreCallState.Open },
        PreCallRecorded e => state with { PreCall = StateOf(e.Outcome) },
        PreCallWindowEnded => state with { PreCallWindowIsOver = true, PreCall = AfterTheWindow(state.PreCall) },
        LinkMailDue => state with { LinkMailIsDue = true },
        Opened => state with { IsOpened = true },
        TaxpayerConnected e => state with
        {
            Taxpayer = state.Taxpayer.ConnectedAt(e.At),
            CameBackAt = AppointmentDeadlines.TaxpayerHasLeft(state) ? e.At : state.CameBackAt,
            GraceHasEnded = false,
        },
        TaxpayerDisconnected e => state with { Taxpayer = state.Taxpayer.DisconnectedAt(e.At, e.Departure) },
        OfficialJoined e => state with { OfficialPresence = state.OfficialPresence.ConnectedAt(e.At) },
        OfficialLeft e => state with { OfficialPresence = state.OfficialPresence.DisconnectedAt(e.At, e.Departure) },
        Admitted e => state with { IsAdmitted = true, FirstAdmittedAt = state.FirstAdmittedAt ?? e.At },
        ReconnectGraceEnded => state with { GraceHasEnded = true },
        CallbackOpened e => state with
        {
            Callback = new CallbackTask(e.Number, e.Reason, e.At, e.DueAt),
            IsAdmitted = false,
            OfficeWasAbsent = state.OfficeWasAbsent || e.Reason == CallbackReason.OfficialLate,
        },
        CallbackSettled e => Settled(state, e),
        TransferredToColleague e => state with
        {
            Official = e.Colleague,
            LinkRevision = e.LinkRenewed ? state.LinkRevision + 1 : state.LinkRevision,
            CalendarSequence = e.LinkRenewed ? state.CalendarSequence + 1 : state.CalendarSequence,
        },
        TransferredToOffice e => Final(state, AppointmentPhase.Transferred) with
        {
            TransferredTo = e.Successor,
            CalendarSequence = state.CalendarSequence + 1,
        },
        Cancelled e => Final(state, e.By == Side.Taxpayer ? AppointmentPhase.CancelledByTaxpayer : AppointmentPhase.CancelledByOffice) with
        {
            CancellationReason = e.Reason,
            CalendarSequence = state.CalendarSequence + 1,
        },
        ResolvedEarly e => Final(state, AppointmentPhase.ResolvedEarly) with
        {
            NextSteps = e.NextSteps,
            CalendarSequence = state.CalendarSequence + 1,
        },
        Expired e => Final(state, AppointmentPhase.ExpiredTaxpayerLate) with
        {
            CountsAsCarriedOut = e.CountsAsCarriedOut,
            OfficeWasAbsent = e.OfficeAbsent,
        },
        Closed e => Final(state, AppointmentPhase.Closed) with { Outcome = e.Outcome, NextSteps = e.NextSteps },
        MeetingEnded => state with { MeetingIsOver = true },
        SlotReleased => state with { SlotIsReleased = true },
        DocumentRegistered or RegistrationAnnulled or DocumentRefused or LiveChatOpened => state,
        Erased e => state with { Erased = state.Erased | e.What },
        _ => throw new InvalidOperationException($"No rule for the event {appointmentEvent.GetType().Name}."),
    };

    private static AppointmentState OfBooking(Booked e)
    {
        var hasPreCall = e.Timetable.PreCallEndsAt is not null && !e.Merged.HasFlag(MergedNotices.Reminder);
        return AppointmentState.NotBooked with
        {
            Id = e.Appointment,
            Phase = AppointmentPhase.Booked,
            Slot = e.Slot,
            Policy = e.Policy,
            Timetable = e.Timetable,
            BookedAt = e.At,
            BookedBy = e.BookedBy,
            Language = e.Language,
            Merged = e.Merged,
            TransferredFrom = e.TransferredFrom,
            PreCall = hasPreCall ? PreCallState.NotYetOpen : PreCallState.None,
            PreCallWindowIsOver = !hasPreCall,
            LinkMailIsDue = e.Timetable.LinkMailAt is null || e.Merged.HasFlag(MergedNotices.Link),
            LinkRevision = 1,
        };
    }

    private static AppointmentState Settled(AppointmentState state, CallbackSettled e)
    {
        var settled = state with
        {
            Callback = state.Callback! with { Outcome = e.Outcome, SettledAt = e.At, SettledBy = e.By },
        };
        return (state.Phase.IsFinal(), e.Outcome) switch
        {
            (false, CallbackOutcome.Reached) => Final(settled, AppointmentPhase.CallbackDone),
            (false, CallbackOutcome.NotReached) => Final(settled, AppointmentPhase.CallbackFailed),
            _ => settled,
        };
    }

    private static AppointmentState Final(AppointmentState state, AppointmentPhase phase) => state with { Phase = phase };

    /// <summary>A phase that is not final follows from the facts.</summary>
    private static AppointmentPhase PhaseOf(AppointmentState state) => state switch
    {
        { CallbackIsOpen: true } => AppointmentPhase.CallbackDue,
        { IsOpened: false, PreCall: PreCallState.Reached } => AppointmentPhase.PreCalled,
        { IsOpened: false } => AppointmentPhase.Booked,
        { Taxpayer.Connected: true, OfficialPresence.Connected: true, IsAdmitted: true } => AppointmentPhase.Live,
        { IsAdmitted: true } => AppointmentPhase.Suspended,
        { Taxpayer.Connected: true, OfficialPresence.Connected: true } => AppointmentPhase.Ready,
        { Taxpayer.Connected: true } => AppointmentPhase.WaitingForOfficial,
        { OfficialPresence.Connected: true } => AppointmentPhase.WaitingForTaxpayer,
        _ => AppointmentPhase.Open,
    };

    private static PreCallState StateOf(PreCallOutcome outcome) => outcome switch
    {
        PreCallOutcome.Reached => PreCallState.Reached,
        PreCallOutcome.NotReached => PreCallState.NotReached,
        _ => PreCallState.NotDone,
    };

    private static PreCallState AfterTheWindow(PreCallState preCall) =>
        preCall is PreCallState.Open or PreCallState.NotYetOpen ? PreCallState.NotDone : preCall;
}
