namespace VideoDesk.Grains.Appointments;

/// <summary>Booking, cancelling, and solving before the date.</summary>
internal static class BookingRules
{
    public static Refusal? Book(AppointmentDraft draft, Book command)
    {
        if (draft.State.Phase != AppointmentPhase.NotBooked)
        {
            return new(AppointmentRefusals.AlreadyBooked, "appointment");
        }

        var timetable = AppointmentTimetable.From(command.Slot, command.Policy);
        if (timetable.StartsAt <= draft.Now)
        {
            return new(AppointmentRefusals.SlotInThePast, "slot");
        }

        if (!command.Policy.Offers(command.Language))
        {
            return new(AppointmentRefusals.LanguageNotOffered, "language");
        }

        draft.Emit(new Booked(
            draft.Now,
            command.Appointment,
            command.Slot,
            command.Policy,
            timetable,
            command.BookedBy,
            command.Language,
            AlreadyPast(timetable, draft.Now),
            command.TransferredFrom));
        return null;
    }

    /// <summary>The taxpayer cancels until T; the office also after, while neither a call nor a callback has begun.</summary>
    public static Refusal? Cancel(AppointmentDraft draft, Cancel command)
    {
        if (Begun(draft.State) is { } begun)
        {
            return begun;
        }

        if (command.By == Side.Taxpayer && draft.Now >= draft.Timetable.StartsAt)
        {
            return new(AppointmentRefusals.TooLateToCancel);
        }

        draft.Emit(new Cancelled(draft.Now, command.By, command.Reason));
        AppointmentRules.ReleaseSlot(draft);
        return null;
    }

    public static Refusal? ResolveEarly(AppointmentDraft draft, ResolveEarly command)
    {
        if (Begun(draft.State) is { } begun)
        {
            return begun;
        }

        if (draft.Now >= draft.Timetable.StartsAt)
        {
            return new(AppointmentRefusals.TooLateToResolveEarly);
        }

        draft.Emit(new ResolvedEarly(draft.Now, command.Official, command.NextSteps));
        AppointmentRules.ReleaseSlot(draft);
        return null;
    }

    /// <summary>Mails whose instant is past at booking go into the confirmation (A.8.3-15).</summary>
    private static MergedNotices AlreadyPast(AppointmentTimetable timetable, DateTimeOffset now) =>
        (timetable.PreCallEndsAt <= now ? MergedNotices.Reminder : MergedNotices.None)
        | (timetable.LinkMailAt <= now ? MergedNotices.Link : MergedNotices.None)
        | (timetable.OpensAt <= now ? MergedNotices.LastReminder : MergedNotices.None);

    private static Refusal? Begun(AppointmentState state) => state switch
    {
        { CallbackIsOpen: true } => new(AppointmentRefusals.CallbackOwed),
        { FirstAdmittedAt: not null } => new(AppointmentRefusals.CallUnderWay),
        _ => null,
    };
}
