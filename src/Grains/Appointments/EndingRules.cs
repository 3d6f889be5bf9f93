namespace VideoDesk.Grains.Appointments;

/// <summary>Closing and calling back.</summary>
internal static class EndingRules
{
    public static Refusal? Close(AppointmentDraft draft, Close command)
    {
        if (command.Outcome is AppointmentOutcome.Interrupted or AppointmentOutcome.Ended)
        {
            return new(AppointmentRefusals.OutcomeReserved, "outcome");
        }

        if ((DeskRules.NotHis(draft.State, command.Official) ?? NotClosable(draft.State, command.Outcome)) is { } refusal)
        {
            return refusal;
        }

        draft.Emit(new Closed(draft.Now, command.Outcome, command.NextSteps, command.Official));
        return null;
    }

    /// <summary>The official phones instead of waiting longer: only once nobody's place is kept any more (A.8.3-3, A.8.3-14).</summary>
    public static Refusal? ChooseCallback(AppointmentDraft draft, ChooseCallback command)
    {
        if (draft.State.CallbackIsOpen)
        {
            return new(AppointmentRefusals.CallbackOwed);
        }

        if (DeskRules.NotThere(draft.State, command.Official) is { } notThere)
        {
            return notThere;
        }

        if (draft.State.Taxpayer.Connected)
        {
            return new(AppointmentRefusals.CallUnderWay);
        }

        if (!draft.State.Taxpayer.Ever)
        {
            return new(AppointmentRefusals.CallNotBegun);
        }

        if (PlaceIsKept(draft.State))
        {
            return new(AppointmentRefusals.ReconnectGraceRunning);
        }

        DeadlineRules.OpenCallback(draft, CallbackReason.OfficialChose, draft.Now);
        return null;
    }

    public static Refusal? RecordCallback(AppointmentDraft draft, RecordCallbackOutcome command)
    {
        if (draft.State.Callback is not { IsOpen: true } callback)
        {
            return new(AppointmentRefusals.NoCallbackOwed);
        }

        if (command.Outcome == CallbackOutcome.ServedInVideo)
        {
            return new(AppointmentRefusals.OutcomeReserved, "outcome");
        }

        draft.Emit(new CallbackSettled(draft.Now, callback.Number, command.Outcome, command.By));
        return null;
    }

    /// <summary>
    /// A taxpayer who dropped keeps his place, unless the official says that the question was served before: then there is nothing
    /// left to come back for.
    /// </summary>
    private static Refusal? NotClosable(AppointmentState state, AppointmentOutcome outcome)
    {
        if (state.CallbackIsOpen)
        {
            return new(AppointmentRefusals.CallbackOwed);
        }

        var wasServed = state.IsAdmitted && outcome is AppointmentOutcome.Served or AppointmentOutcome.ServedWithNextSteps;
        if (PlaceIsKept(state) && !wasServed)
        {
            return new(AppointmentRefusals.ReconnectGraceRunning);
        }

        return state.IsAdmitted || state.GraceHasEnded ? null : new Refusal(AppointmentRefusals.CallNotBegun);
    }

    private static bool PlaceIsKept(AppointmentState state) =>
        state is { Taxpayer: { Ever: true, Connected: false }, GraceHasEnded: false } && !AppointmentDeadlines.TaxpayerHasLeft(state);
}
