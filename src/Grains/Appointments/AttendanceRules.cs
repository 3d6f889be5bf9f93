namespace VideoDesk.Grains.Appointments;

/// <summary>Who is there, and letting in.</summary>
internal static class AttendanceRules
{
    public static Refusal? Connect(AppointmentDraft draft)
    {
        if (NotEnterable(draft.State) is { } refusal)
        {
            return refusal;
        }

        if (!draft.State.Taxpayer.Connected)
        {
            draft.Emit(new TaxpayerConnected(draft.Now));
        }

        return null;
    }

    public static Refusal? Disconnect(AppointmentDraft draft, TaxpayerDisconnect command)
    {
        if (draft.State.Taxpayer.Connected)
        {
            draft.Emit(new TaxpayerDisconnected(draft.Now, command.Departure));
        }

        return null;
    }

    public static Refusal? Join(AppointmentDraft draft, OfficialJoin command)
    {
        if (NotEnterable(draft.State) is { } refusal)
        {
            return refusal;
        }

        if (DeskRules.NotHis(draft.State, command.Official) is { } notHis)
        {
            return notHis;
        }

        if (draft.State.Official is null)
        {
            draft.Emit(new Assigned(draft.Now, command.Official, command.Official));
        }

        if (!draft.State.OfficialPresence.Connected)
        {
            draft.Emit(new OfficialJoined(draft.Now, command.Official));
        }

        return null;
    }

    public static Refusal? Leave(AppointmentDraft draft, OfficialLeave command)
    {
        if (draft.State.OfficialPresence.Connected && draft.State.Official == command.Official)
        {
            draft.Emit(new OfficialLeft(draft.Now, command.Official, command.Departure));
        }

        return null;
    }

    /// <summary>From T−10 on, as soon as both are there (A.8.3-13); a callback that was owed is thereby served (A.8.3-2).</summary>
    public static Refusal? Admit(AppointmentDraft draft, Admit command)
    {
        if ((NotEnterable(draft.State) ?? DeskRules.NotThere(draft.State, command.Official)) is { } refusal)
        {
            return refusal;
        }

        if (!draft.State.Taxpayer.Connected)
        {
            return new(AppointmentRefusals.TaxpayerNotConnected);
        }

        if (draft.State.IsAdmitted)
        {
            return null;
        }

        draft.Emit(new Admitted(draft.Now, command.Official));
        if (draft.State.Callback is { IsOpen: true } callback)
        {
            draft.Emit(new CallbackSettled(draft.Now, callback.Number, CallbackOutcome.ServedInVideo, null));
        }

        return null;
    }

    private static Refusal? NotEnterable(AppointmentState state) => state switch
    {
        { IsOpened: false } => new(AppointmentRefusals.NotOpenYet),
        { MeetingIsOver: true } => new(AppointmentRefusals.Over),
        _ => null,
    };
}
