using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Appointments;

/// <summary>What the office does around the call: whose appointment it is, the pre-call, handing over.</summary>
internal static class DeskRules
{
    /// <summary>Also for a callback that is still owed after the appointment has closed: the task follows its official.</summary>
    public static Refusal? Assign(AppointmentDraft draft, Assign command)
    {
        if (!draft.State.CallbackIsOpen && AppointmentRules.Over(draft.State) is { } over)
        {
            return over;
        }

        if (draft.State.Official != command.Official)
        {
            LeaveChair(draft);
            draft.Emit(new Assigned(draft.Now, command.Official, command.By));
        }

        return null;
    }

    public static Refusal? RecordDocumentRefusal(AppointmentDraft draft, RecordDocumentRefusal command)
    {
        draft.Emit(new DocumentRefused(draft.Now, command.Code));
        return null;
    }

    public static Refusal? NoteLiveChat(AppointmentDraft draft, NoteLiveChat command)
    {
        draft.Emit(new LiveChatOpened(draft.Now, command.Number, command.By));
        return null;
    }

    public static Refusal? RecordPreCall(AppointmentDraft draft, RecordPreCall command)
    {
        if (draft.State.PreCallWindowIsOver)
        {
            return new(AppointmentRefusals.PreCallWindowOver);
        }

        if (draft.State.PreCall == PreCallState.NotYetOpen)
        {
            return new(AppointmentRefusals.PreCallNotOpenYet);
        }

        draft.Emit(new PreCallRecorded(draft.Now, command.Outcome, command.By));
        return null;
    }

    /// <summary>Before T and before anybody came in, the personal link is renewed with the official.</summary>
    public static Refusal? Transfer(AppointmentDraft draft, TransferToColleague command)
    {
        if (draft.State.Official == command.Colleague)
        {
            return new(AppointmentRefusals.TransferToSame, "colleague");
        }

        LeaveChair(draft);
        var linkRenewed = draft.State.Policy.LinkDelivery != LinkDelivery.ReservedArea
            && draft.Now < draft.Timetable.StartsAt
            && draft.State is { FirstAdmittedAt: null, Taxpayer.Connected: false };
        draft.Emit(new TransferredToColleague(draft.Now, command.Colleague, command.By, linkRenewed));
        return null;
    }

    public static Refusal? Transfer(AppointmentDraft draft, TransferToOffice command)
    {
        if (draft.State.Slot!.Key.Office == command.Office)
        {
            return new(AppointmentRefusals.TransferToSame, "office");
        }

        if (draft.State.CallbackIsOpen)
        {
            return new(AppointmentRefusals.CallbackOwed);
        }

        draft.Emit(new TransferredToOffice(draft.Now, command.Office, command.Successor, command.By));
        AppointmentRules.ReleaseSlot(draft);
        return null;
    }

    /// <summary>Refuses an official to whom the appointment does not belong.</summary>
    public static Refusal? NotHis(AppointmentState state, OfficialId official) =>
        state.Official is { } assigned && assigned != official ? new(AppointmentRefusals.AssignedToAnother, "official") : null;

    /// <summary>Refuses an official to whom it does not belong, or who has not joined.</summary>
    public static Refusal? NotThere(AppointmentState state, OfficialId official) =>
        NotHis(state, official)
        ?? (state.OfficialPresence.Connected ? null : new Refusal(AppointmentRefusals.OfficialNotConnected, "official"));

    /// <summary>The official who had it is no longer there for it; the time for the next one to come counts from now.</summary>
    private static void LeaveChair(AppointmentDraft draft)
    {
        if (draft.State is { OfficialPresence.Connected: true, Official: { } present })
        {
            draft.Emit(new OfficialLeft(draft.Now, present, Departure.Left));
        }
    }
}
