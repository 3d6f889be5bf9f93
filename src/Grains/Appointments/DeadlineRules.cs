namespace VideoDesk.Grains.Appointments;

/// <summary>What happens by itself. The instant of the event is the deadline's, however late it is noticed.</summary>
internal static class DeadlineRules
{
    public static void Fire(AppointmentDraft draft, Deadline deadline)
    {
        var at = AppointmentDraft.Later(deadline.At, draft.State.ChangedAt);
        switch (deadline.Reason)
        {
            case DeadlineReason.PreCallOpens:
                draft.Emit(new PreCallOpened(at));
                break;
            case DeadlineReason.PreCallWindowEnds:
                draft.Emit(new PreCallWindowEnded(at, draft.State.PreCall == PreCallState.Reached));
                break;
            case DeadlineReason.LinkMail:
                draft.Emit(new LinkMailDue(at));
                break;
            case DeadlineReason.Opens:
                draft.Emit(new Opened(at));
                break;
            case DeadlineReason.OfficialMissing:
                OfficialMissing(draft, at);
                break;
            case DeadlineReason.TaxpayerLate:
                TaxpayerLate(draft, at);
                break;
            case DeadlineReason.ReconnectGraceEnds:
                ReconnectGraceEnds(draft, at);
                break;
            case DeadlineReason.ClosesItself:
                draft.Emit(draft.State.CallbackIsOpen
                    ? new MeetingEnded(at)
                    : new Closed(at, AppointmentOutcome.Ended, NextSteps.None, null));
                break;
            case DeadlineReason.None:
            default:
                throw new InvalidOperationException($"No rule for the deadline {deadline.Reason}.");
        }
    }

    /// <summary>Message B and the callback (ADER-19, ADER-20, A.8.3-14); for a taxpayer who is gone for good, the end.</summary>
    private static void OfficialMissing(AppointmentDraft draft, DateTimeOffset at)
    {
        if (draft.State.GraceHasEnded)
        {
            Interrupt(draft, at);
            return;
        }

        var wasThere = draft.State.OfficialPresence.ChangedAt is { } left && (draft.State.IsAdmitted || left > draft.Timetable.StartsAt);
        OpenCallback(draft, wasThere ? CallbackReason.OfficialDropped : CallbackReason.OfficialLate, at);
    }

    /// <summary>
    /// No longer usable (ADER-17), and counted as carried out (ADER-16) unless the office was not there either (A.8.3-4). An official
    /// who dropped a moment ago was there.
    /// </summary>
    private static void TaxpayerLate(AppointmentDraft draft, DateTimeOffset at)
    {
        var official = draft.State.OfficialPresence;
        var officeAbsent = !official.Connected && (!official.Ever || AppointmentDeadlines.OfficialMissingAt(draft.State) <= at);
        draft.Emit(new Expired(at, draft.State.Policy.AbsenceCountsAsCarriedOut && !officeAbsent, officeAbsent));
    }

    /// <summary>With an official there he chooses; otherwise the appointment is interrupted (A.8.3-14).</summary>
    private static void ReconnectGraceEnds(AppointmentDraft draft, DateTimeOffset at)
    {
        if (draft.State.OfficialPresence.Connected)
        {
            draft.Emit(new ReconnectGraceEnded(at));
        }
        else
        {
            Interrupt(draft, at);
        }
    }

    private static void Interrupt(AppointmentDraft draft, DateTimeOffset at)
    {
        OpenCallback(draft, CallbackReason.Interrupted, at);
        draft.Emit(new Closed(at, AppointmentOutcome.Interrupted, NextSteps.None, null));
    }

    public static void OpenCallback(AppointmentDraft draft, CallbackReason reason, DateTimeOffset at) =>
        draft.Emit(new CallbackOpened(at, (draft.State.Callback?.Number ?? 0) + 1, reason, at + draft.State.Policy.CallbackDueAfter));
}
