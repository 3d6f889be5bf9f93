using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>Documents that are there without anybody having sent them.</summary>
internal static class StoredDocuments
{
    public static readonly string Sha256 = new('c', 64);

    public static DocumentRow Row(
        AppointmentId appointment, string id, Side from, DateTimeOffset at, DocumentState state = DocumentState.Ready, string? request = null) => new()
        {
            Id = id,
            Appointment = appointment.ToString(),
            Request = request,
            FromSide = from,
            Seat = from == Side.Taxpayer ? "taxpayer" : SignalingServer.Seats.SeatIds.OfOfficial(RegisterScene.Official),
            Name = "successione.pdf",
            Bytes = 12345,
            Received = 12345,
            State = state,
            Kind = DocumentKind.Pdf,
            Pages = 3,
            Sha256 = Sha256,
            File = "nothing",
            CreatedAt = at,
            ChangedAt = at,
            ReadyAt = state == DocumentState.Uploading ? null : at,
            Version = 1,
        };

    public static async Task<string> AddAsync(ITransactions transactions, DocumentRow row)
    {
        await transactions.RunAsync(
            async (db, cancellation) =>
            {
                db.Documents.Add(row);
                return await db.SaveChangesAsync(cancellation);
            },
            TestContext.Current.CancellationToken);
        return row.Id;
    }
}
