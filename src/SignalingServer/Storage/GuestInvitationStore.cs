using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>What a third person comes as (A.8.3-17).</summary>
internal enum GuestKind
{
    Interpreter,
    Professional,
    Colleague,
    Helper,
}

/// <summary>What the taxpayer said to a third person's coming.</summary>
internal enum GuestConsent
{
    Asked,
    Given,
    Refused,
}

/// <summary>An invitation as it is stored.</summary>
/// <param name="Id">Thirty-two hexadecimal digits.</param>
/// <param name="Appointment">To which appointment.</param>
/// <param name="Kind">As what the guest comes.</param>
/// <param name="Consent">What the taxpayer said.</param>
/// <param name="IsRevoked">It lets nobody in any more.</param>
internal sealed record GuestInvitation(string Id, AppointmentId Appointment, GuestKind Kind, GuestConsent Consent, bool IsRevoked);

/// <summary>Invitations of third persons by id and by the hash of their token.</summary>
internal sealed class GuestInvitationStore(ITransactions transactions)
{
    public Task AddAsync(GuestInvitation invitation, string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            (db, cancellation) =>
            {
                db.GuestInvitations.Add(new GuestInvitationRow
                {
                    Id = invitation.Id,
                    Appointment = invitation.Appointment.ToString(),
                    Kind = invitation.Kind,
                    TokenHash = tokenHash,
                    AskedAt = now,
                });
                return db.SaveChangesAsync(cancellation);
            },
            cancellationToken);

    /// <summary>By its token; null when there is none.</summary>
    public async Task<GuestInvitation?> FindAsync(string tokenHash, CancellationToken cancellationToken) =>
        await ListAsync(rows => rows.Where(row => row.TokenHash == tokenHash), cancellationToken) is [var found] ? found : null;

    /// <summary>All of an appointment, the oldest first.</summary>
    public Task<IReadOnlyList<GuestInvitation>> OfAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        return ListAsync(rows => rows.Where(row => row.Appointment == id).OrderBy(static row => row.AskedAt), cancellationToken);
    }

    /// <summary>Writes down what the taxpayer said.</summary>
    public Task AnswerAsync(string id, bool consent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = now;
        DateTimeOffset? no = consent ? null : now;
        return transactions.RunAsync(
            (db, cancellation) => consent
                ? db.GuestInvitations.Where(row => row.Id == id).ExecuteUpdateAsync(
                    row => row.SetProperty(static i => i.ConsentedAt, at).SetProperty(static i => i.RefusedAt, no), cancellation)
                : db.GuestInvitations.Where(row => row.Id == id).ExecuteUpdateAsync(
                    row => row.SetProperty(static i => i.RefusedAt, at), cancellation),
            cancellationToken);
    }

    public Task RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = now;
        return transactions.RunAsync(
            (db, cancellation) => db.GuestInvitations
                .Where(row => row.Id == id && row.RevokedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(static i => i.RevokedAt, at), cancellation),
            cancellationToken);
    }

    private Task<IReadOnlyList<GuestInvitation>> ListAsync(
        Func<IQueryable<GuestInvitationRow>, IQueryable<GuestInvitationRow>> which, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<GuestInvitation>>(
            async (db, cancellation) =>
            {
                var rows = await which(db.GuestInvitations.AsNoTracking()).ToListAsync(cancellation);
                return [.. rows.Select(static row => new GuestInvitation(
                    row.Id, new AppointmentId(Guid.Parse(row.Appointment)), row.Kind, ConsentOf(row), row.RevokedAt is not null))];
            },
            cancellationToken);

    private static GuestConsent ConsentOf(GuestInvitationRow row) => row switch
    {
        { RefusedAt: not null } => GuestConsent.Refused,
        { ConsentedAt: not null } => GuestConsent.Given,
        _ => GuestConsent.Asked,
    };
}
