namespace VideoDesk.Grains.Appointments;

/// <summary>Which rule judges a command. Deadlines that were due are settled already.</summary>
internal static class AppointmentRules
{
    /// <summary>Adds what the command leads to; or says why it leads to nothing.</summary>
    public static Refusal? Judge(AppointmentDraft draft, AppointmentCommand command)
    {
        if (draft.State.Phase == AppointmentPhase.NotBooked && command is not (Book or DeadlineReached))
        {
            return new Refusal(AppointmentRefusals.Unknown, "appointment");
        }

        return command switch
        {
            DeadlineReached => null, // Settled before; a stale tick is not an error.
            TaxpayerDisconnect c => AttendanceRules.Disconnect(draft, c), // Whoever is gone is gone, also from what has ended.
            OfficialLeave c => AttendanceRules.Leave(draft, c),
            Book c => BookingRules.Book(draft, c),
            RecordCallbackOutcome c => EndingRules.RecordCallback(draft, c),
            Assign c => DeskRules.Assign(draft, c),
            NoteRegistration c => RegisterRules.Note(draft, c),
            NoteAnnulment c => RegisterRules.Note(draft, c),
            NoteLiveChat c => DeskRules.NoteLiveChat(draft, c),
            EraseWhatIsDue => RetentionRules.Erase(draft),
            RecordDocumentRefusal c => DeskRules.RecordDocumentRefusal(draft, c),
            _ when Over(draft.State) is { } over => over,
            TaxpayerConnect => AttendanceRules.Connect(draft),
            OfficialJoin c => AttendanceRules.Join(draft, c),
            Admit c => AttendanceRules.Admit(draft, c),
            Cancel c => BookingRules.Cancel(draft, c),
            ResolveEarly c => BookingRules.ResolveEarly(draft, c),
            RecordPreCall c => DeskRules.RecordPreCall(draft, c),
            TransferToColleague c => DeskRules.Transfer(draft, c),
            TransferToOffice c => DeskRules.Transfer(draft, c),
            ChooseCallback c => EndingRules.ChooseCallback(draft, c),
            Close c => EndingRules.Close(draft, c),
            _ => throw new InvalidOperationException($"No rule for the command {command.GetType().Name}."),
        };
    }

    /// <summary>Why nothing can be done any more; null while something can.</summary>
    public static Refusal? Over(AppointmentState state) => state.Phase switch
    {
        AppointmentPhase.ExpiredTaxpayerLate => new(AppointmentRefusals.NoLongerUsable),
        AppointmentPhase.CancelledByTaxpayer or AppointmentPhase.CancelledByOffice => new(AppointmentRefusals.Cancelled),
        AppointmentPhase.ResolvedEarly => new(AppointmentRefusals.ResolvedEarly),
        AppointmentPhase.Transferred => new(AppointmentRefusals.Transferred),
        AppointmentPhase.Closed or AppointmentPhase.CallbackDone or AppointmentPhase.CallbackFailed => new(AppointmentRefusals.Over),
        _ => null,
    };

    /// <summary>Frees the slot for others while it can still be booked (ADER-15); at most once, because what follows is final.</summary>
    public static void ReleaseSlot(AppointmentDraft draft)
    {
        if (draft.Now < draft.Timetable.StartsAt && draft.State is { SlotIsReleased: false, Slot: { } slot })
        {
            draft.Emit(new SlotReleased(draft.Now, slot.Key));
        }
    }
}
