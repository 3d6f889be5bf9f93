using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The one question after an appointment: how was it, from 1 to 5.</summary>
internal sealed class Surveys(SurveyStore store, TimeProvider clock)
{
    private const int Worst = 1;
    private const int Best = 5;

    /// <summary>Whether somebody was talked to, in video or by phone: who was not has nothing to rate.</summary>
    public static bool IsOpen(AppointmentPhase phase) => phase is AppointmentPhase.Closed or AppointmentPhase.CallbackDone;

    /// <summary>Whether the question may still be answered.</summary>
    public async Task<bool> IsWantedAsync(AppointmentState state, CancellationToken cancellationToken) =>
        IsOpen(new AppointmentSession(state).StateAt(clock.GetUtcNow()).Phase) && !await store.IsAnsweredAsync(state.Id, cancellationToken);

    /// <summary>Keeps an answer. Null: done.</summary>
    public async Task<Fault?> AnswerAsync(AppointmentState state, int? score, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!IsOpen(new AppointmentSession(state).StateAt(now).Phase))
        {
            return new Fault(HostFaults.SurveyNotOpen);
        }

        if (score is not (>= Worst and <= Best))
        {
            return new Fault(HostFaults.ScoreUnknown, "score");
        }

        return await store.TryAddAsync(state.Id, score.Value, now, cancellationToken) ? null : new Fault(HostFaults.SurveyAnswered);
    }
}
