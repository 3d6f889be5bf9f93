namespace VideoDesk.Grains.Appointments;

/// <summary>What the taxpayer's page says: a pure function of a settled state and the instant.</summary>
internal static class AppointmentMessages
{
    public static AppointmentMessage For(AppointmentState state, DateTimeOffset now)
    {
        if (state.Timetable is not { } timetable)
        {
            return new(AppointmentMessageKind.None);
        }

        if (state.Callback is { IsOpen: true } callback)
        {
            return AboutCallback(state, callback);
        }

        if (state.Phase.IsFinal())
        {
            return new(AboutTheEnd(state));
        }

        return state switch
        {
            { IsOpened: false } => new(AppointmentMessageKind.NotOpenYet, timetable.OpensAt),
            { Taxpayer.Connected: false } => new(AppointmentMessageKind.EnterNow, timetable.StartsAt),
            { Phase: AppointmentPhase.Live } => new(AppointmentMessageKind.InCall),
            { OfficialPresence.Connected: true } => new(AppointmentMessageKind.OfficialIsHere),
            { IsAdmitted: true } => new(AppointmentMessageKind.OfficialDisconnected, state.OfficialPresence.ChangedAt),
            _ when now < timetable.StartsAt => new(AppointmentMessageKind.OfficialExpected, timetable.StartsAt),
            _ when now < timetable.OfficialLateAt => new(AppointmentMessageKind.CourtesyWait),
            _ => new(AppointmentMessageKind.OfficialDisconnected, state.OfficialPresence.ChangedAt),
        };
    }

    private static AppointmentMessage AboutCallback(AppointmentState state, CallbackTask callback) => callback.Reason switch
    {
        _ when state is { Phase: AppointmentPhase.CallbackDue, Taxpayer.Connected: true, OfficialPresence.Connected: true } =>
            new(AppointmentMessageKind.OfficialIsHere),
        CallbackReason.OfficialLate or CallbackReason.OfficialDropped => new(AppointmentMessageKind.CourtesyCallback, callback.DueAt),
        _ => new(AppointmentMessageKind.CallbackExpected, callback.DueAt),
    };

    private static AppointmentMessageKind AboutTheEnd(AppointmentState state) => state.Phase switch
    {
        AppointmentPhase.ExpiredTaxpayerLate when state.OfficeWasAbsent => AppointmentMessageKind.NoLongerUsableRebook,
        AppointmentPhase.ExpiredTaxpayerLate => AppointmentMessageKind.NoLongerUsable,
        AppointmentPhase.CancelledByTaxpayer => AppointmentMessageKind.CancelledByTaxpayer,
        AppointmentPhase.CancelledByOffice => AppointmentMessageKind.CancelledByOffice,
        AppointmentPhase.ResolvedEarly => AppointmentMessageKind.ResolvedEarly,
        AppointmentPhase.Transferred => AppointmentMessageKind.Transferred,
        _ => AppointmentMessageKind.Ended,
    };
}
