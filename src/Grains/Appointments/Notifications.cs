namespace VideoDesk.Grains.Appointments;

/// <summary>Which messages of the catalogue (A.9) an event leads to, and which unsent ones it makes pointless.</summary>
public static class Notifications
{
    /// <summary>A mail about something that is over is still worth sending this long.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(7);

    /// <summary>What only makes sense while the appointment lies ahead.</summary>
    private static readonly NotificationKind[] OfTheWayThere =
        [NotificationKind.PreCallTask, NotificationKind.Reminder, NotificationKind.Link, NotificationKind.LastReminder];

    /// <summary>The plan of one decision. What one event asks for and a later one makes pointless is left out.</summary>
    public static NotificationPlan For(AppointmentState before, IReadOnlyList<AppointmentEvent> events)
    {
        List<NotificationRequest> requests = [];
        SortedSet<NotificationKind> withdrawn = [];
        var state = before;
        foreach (var appointmentEvent in events)
        {
            var after = AppointmentHistory.Apply(state, appointmentEvent);
            var pointless = MadePointlessBy(appointmentEvent);
            withdrawn.UnionWith(pointless);
            requests.RemoveAll(request => pointless.Contains(request.Kind));
            if (For(appointmentEvent, state, after) is { } request)
            {
                requests.Add(request);
            }

            state = after;
        }

        return requests.Count == 0 && withdrawn.Count == 0 ? NotificationPlan.Nothing : new(requests, [.. withdrawn]);
    }

    /// <summary>The message that an event leads to, if any.</summary>
    /// <param name="appointmentEvent">What happened.</param>
    /// <param name="before">The state it happened to.</param>
    /// <param name="after">The state it led to.</param>
    public static NotificationRequest? For(AppointmentEvent appointmentEvent, AppointmentState before, AppointmentState after)
    {
        var timetable = after.Timetable!;
        return appointmentEvent switch
        {
            Booked e => Confirmation(e, after),
            PreCallOpened e => Once(NotificationKind.PreCallTask, e.At, timetable.StartsAt, after),
            PreCallWindowEnded { Reached: false } e => Once(NotificationKind.Reminder, e.At, timetable.StartsAt, after),
            LinkMailDue e => Link(e.At, timetable.StartsAt, after),
            TransferredToColleague { LinkRenewed: true } e when before.LinkMailIsDue => Link(e.At, timetable.TaxpayerLateAfter, after),
            Opened e when !after.Merged.HasFlag(MergedNotices.LastReminder) =>
                Once(NotificationKind.LastReminder, e.At, timetable.TaxpayerLateAfter, after),
            CallbackOpened e when e.Reason != CallbackReason.Interrupted => CallbackNotice(e, after),
            Cancelled e => Once(NotificationKind.Cancellation, e.At, e.At + WorthTelling, after, CalendarCancel(after) with
            {
                CancelledBy = e.By,
                CancellationReason = e.Reason,
            }),
            TransferredToOffice e when e.At < timetable.StartsAt =>
                Once(NotificationKind.Cancellation, e.At, e.At + WorthTelling, after, CalendarCancel(after) with
                {
                    CancelledBy = Side.Office,
                    TransferredTo = e.Office,
                }),
            ResolvedEarly e => Once(NotificationKind.EarlyResolution, e.At, e.At + WorthTelling, after, CalendarCancel(after) with
            {
                NextSteps = e.NextSteps,
            }),
            Closed e => Once(NotificationKind.Closing, e.At, e.At + WorthTelling, after, AboutTheEnd(after)),
            CallbackSettled e when !before.Phase.IsFinal() && after.Phase.IsFinal() =>
                Once(NotificationKind.Closing, e.At, e.At + WorthTelling, after, AboutTheEnd(after)),
            DocumentRegistered e => Receipt(e, after),
            RegistrationAnnulled e => Annulment(e, after),
            _ => null,
        };
    }

    /// <summary>The key of a trigger that happens once in an appointment's life.</summary>
    public static string TriggerKey(AppointmentId appointment, NotificationKind kind) => $"{appointment}/N{(int)kind}";

    /// <summary>The key of a trigger that can happen again, told apart by a number that the domain counts.</summary>
    public static string TriggerKey(AppointmentId appointment, NotificationKind kind, int number) =>
        $"{TriggerKey(appointment, kind)}/{number}";

    private static NotificationKind[] MadePointlessBy(AppointmentEvent appointmentEvent) => appointmentEvent switch
    {
        OfficialJoined or CallbackSettled => [NotificationKind.CallbackNotice],
        TransferredToColleague { LinkRenewed: true } => [NotificationKind.Link],
        Cancelled or ResolvedEarly or TransferredToOffice or Expired => OfTheWayThere,
        Closed => [.. OfTheWayThere, NotificationKind.CallbackNotice],
        _ => [],
    };

    private static NotificationRequest Confirmation(Booked booked, AppointmentState state) =>
        Once(NotificationKind.Confirmation, booked.At, booked.Timetable.EndsAt, state, new NotificationData
        {
            Merged = booked.Merged,
            Calendar = CalendarMethod.Request,
            CalendarSequence = state.CalendarSequence,
            LinkRevision = booked.Merged.HasFlag(MergedNotices.Link) ? state.LinkRevision : 0,
        });

    private static NotificationRequest Link(DateTimeOffset dueAt, DateTimeOffset expiresAt, AppointmentState state) => new(
        NotificationKind.Link,
        state.Id,
        TriggerKey(state.Id, NotificationKind.Link, state.LinkRevision),
        dueAt,
        expiresAt,
        new NotificationData
        {
            LinkRevision = state.LinkRevision,
            Calendar = state.CalendarSequence > 0 ? CalendarMethod.Request : CalendarMethod.None,
            CalendarSequence = state.CalendarSequence,
        });

    private static NotificationRequest CallbackNotice(CallbackOpened opened, AppointmentState state) => new(
        NotificationKind.CallbackNotice,
        state.Id,
        TriggerKey(state.Id, NotificationKind.CallbackNotice, opened.Number),
        opened.At,
        opened.DueAt,
        new NotificationData { CallbackReason = opened.Reason, CallbackDueAt = opened.DueAt });

    private static NotificationRequest Receipt(DocumentRegistered registered, AppointmentState state) => new(
        NotificationKind.ProtocolReceipt,
        state.Id,
        $"{TriggerKey(state.Id, NotificationKind.ProtocolReceipt)}/{registered.Number.ToKey()}",
        registered.At,
        registered.At + WorthTelling,
        new NotificationData { Document = registered.Document });

    private static NotificationRequest Annulment(RegistrationAnnulled annulled, AppointmentState state) => new(
        NotificationKind.Annulment,
        state.Id,
        $"{TriggerKey(state.Id, NotificationKind.Annulment)}/{annulled.Number.ToKey()}",
        annulled.At,
        annulled.At + WorthTelling,
        new NotificationData { Register = annulled.Register, ProtocolNumber = annulled.Number });

    private static NotificationRequest Once(
        NotificationKind kind, DateTimeOffset dueAt, DateTimeOffset expiresAt, AppointmentState state, NotificationData? data = null) =>
        new(kind, state.Id, TriggerKey(state.Id, kind), dueAt, expiresAt, data ?? new NotificationData());

    private static NotificationData CalendarCancel(AppointmentState state) =>
        new() { Calendar = CalendarMethod.Cancel, CalendarSequence = state.CalendarSequence };

    private static NotificationData AboutTheEnd(AppointmentState state) => new()
    {
        Outcome = state.Outcome,
        NextSteps = state.NextSteps,
        CallbackReason = state.Callback?.Reason,
        CallbackDueAt = state.CallbackIsOpen ? state.Callback!.DueAt : null,
        CallbackOutcome = state.Callback?.Outcome,
    };
}
