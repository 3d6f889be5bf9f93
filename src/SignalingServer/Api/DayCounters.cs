using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>How a day of an office goes (CIV-04). Every appointment counts in exactly one of the numbers up to <paramref name="Transferred"/>.</summary>
/// <param name="Date">The day, in Rome.</param>
/// <param name="ToTakeInCharge">Nothing has happened yet: no call has begun and no callback is owed.</param>
/// <param name="InProgress">A call has begun and has not ended, or a callback is owed.</param>
/// <param name="Closed">Ended with an outcome, by the word of the outcome; those that have none are left out.</param>
/// <param name="CallbacksDone">Called back and reached.</param>
/// <param name="CallbacksFailed">Called back and not reached.</param>
/// <param name="Expired">The taxpayer did not connect in time.</param>
/// <param name="Cancelled">By either side.</param>
/// <param name="ResolvedEarly">Solved before the date.</param>
/// <param name="Transferred">Handed to another office.</param>
/// <param name="CountAsCarriedOut">How many of them count as carried out (ADER-16).</param>
/// <param name="AverageWaitSeconds">
/// From the set time, or the taxpayer's first connection if that came later, to being let in; null when nobody was let in.
/// </param>
/// <param name="Survey">The answers of those who were asked.</param>
internal sealed record DayCounters(
    DateOnly Date,
    int ToTakeInCharge,
    int InProgress,
    IReadOnlyDictionary<string, int> Closed,
    int CallbacksDone,
    int CallbacksFailed,
    int Expired,
    int Cancelled,
    int ResolvedEarly,
    int Transferred,
    int CountAsCarriedOut,
    double? AverageWaitSeconds,
    SurveyCounters Survey)
{
    public static DayCounters Of(DateOnly date, IEnumerable<AppointmentState> appointments, IReadOnlyList<int> scores)
    {
        var all = appointments.ToList();
        var isOpen = all.ToLookup(static state => !state.Phase.IsFinal() || state.CallbackIsOpen);
        var ended = isOpen[false].ToList();
        return new DayCounters(
            date,
            isOpen[true].Count(static state => !IsInProgress(state)),
            isOpen[true].Count(IsInProgress),
            ended.Where(static state => state.Phase == AppointmentPhase.Closed)
                .CountBy(static state => KebabWords.Of(state.Outcome ?? AppointmentOutcome.Ended))
                .OrderBy(static count => count.Key, StringComparer.Ordinal)
                .ToDictionary(),
            Count(AppointmentPhase.CallbackDone),
            Count(AppointmentPhase.CallbackFailed),
            Count(AppointmentPhase.ExpiredTaxpayerLate),
            Count(AppointmentPhase.CancelledByTaxpayer) + Count(AppointmentPhase.CancelledByOffice),
            Count(AppointmentPhase.ResolvedEarly),
            Count(AppointmentPhase.Transferred),
            all.Count(static state => state.CountsAsCarriedOut),
            AverageWait(all),
            new SurveyCounters(scores.Count, scores.Count == 0 ? null : Math.Round(scores.Average(), 2)));

        int Count(AppointmentPhase phase) => ended.Count(state => state.Phase == phase);
    }

    private static bool IsInProgress(AppointmentState state) => state.FirstAdmittedAt is not null || state.CallbackIsOpen;

    private static double? AverageWait(IEnumerable<AppointmentState> appointments)
    {
        var waits = appointments.Where(static state => state is { FirstAdmittedAt: not null, Taxpayer.FirstAt: not null }).Select(WaitOf).ToList();
        return waits.Count == 0 ? null : Math.Round(waits.Average(), 1);
    }

    private static double WaitOf(AppointmentState state)
    {
        var (setTime, came) = (state.Timetable!.StartsAt, state.Taxpayer.FirstAt!.Value);
        return Math.Max(0, (state.FirstAdmittedAt!.Value - (came > setTime ? came : setTime)).TotalSeconds);
    }
}

/// <summary>Answers to the survey, and their mean from 1 to 5; null when nobody answered.</summary>
internal sealed record SurveyCounters(int Answers, double? Mean);
