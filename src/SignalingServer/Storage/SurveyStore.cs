using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Answers to the survey: one per appointment, never changed.</summary>
internal sealed class SurveyStore(ITransactions transactions)
{
    /// <summary>Writes an answer down. False when the appointment has one already.</summary>
    public Task<bool> TryAddAsync(AppointmentId appointment, int score, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async (db, cancellation) =>
            {
                var id = appointment.ToString();
                if (await db.SurveyAnswers.AnyAsync(row => row.Appointment == id, cancellation))
                {
                    return false;
                }

                db.SurveyAnswers.Add(new SurveyAnswerRow { Appointment = id, Score = score, AnsweredAt = now });
                await db.SaveChangesAsync(cancellation);
                return true;
            },
            cancellationToken);

    /// <summary>Whether the appointment's question has been answered.</summary>
    public Task<bool> IsAnsweredAsync(AppointmentId appointment, CancellationToken cancellationToken) => transactions.ReadAsync(
        (db, cancellation) =>
        {
            var id = appointment.ToString();
            return db.SurveyAnswers.AnyAsync(row => row.Appointment == id, cancellation);
        },
        cancellationToken);

    /// <summary>The scores given to these appointments.</summary>
    public Task<IReadOnlyList<int>> ScoresAsync(IEnumerable<AppointmentId> appointments, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<int>>(
            async (db, cancellation) =>
            {
                var ids = appointments.Select(static id => id.ToString()).ToList();
                return await db.SurveyAnswers.Where(row => ids.Contains(row.Appointment)).Select(static row => row.Score).ToListAsync(cancellation);
            },
            cancellationToken);
}
