using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>An appointment whose documents are entered in a register.</summary>
internal sealed class RegisterScene(TestDatabase database, SetClock clock)
{
    public static readonly RegisterCode Register = new("roma");
    public static readonly OfficialId Official = new("roma-2");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public HeardEvents Heard { get; } = new();

    public ProtocolStore Store => new(database.Transactions, Heard, clock);

    public static ProtocolDraft Draft(AppointmentId appointment, string document, RegisterCode? register = null) => new(
        register ?? Register,
        appointment,
        document,
        ProtocolDirection.Received,
        "Dichiarazione di successione",
        new RegisteredFile("successione.pdf", 12345, new string('a', 64), 3),
        Official);

    /// <summary>Books one at the next desk.</summary>
    public async Task<AppointmentId> BookAsync(int desk = 1)
    {
        var slot = Scene.Slot with { Key = Scene.Slot.Key with { Desk = desk } };
        var book = Scene.Book(slot);
        var decision = new AppointmentSession(AppointmentState.NotBooked).Decide(book, Scene.Now);
        var change = AppointmentChange.Of(new(AppointmentState.NotBooked, Journal.Beginning), decision.Events);
        await database.Transactions.RunAsync(
            async (db, cancellation) =>
            {
                await AppointmentStore.AddAsync(db, new AppointmentBooking(change, Scene.Applicant), cancellation);
                return true;
            },
            Cancellation);
        return book.Appointment;
    }

    public Task<RegisterHead> EnterAsync(ProtocolDraft draft, ITransactions? transactions = null) => (transactions ?? database.Transactions).RunAsync(
        (db, cancellation) => ProtocolWriting.EnterAsync(db, draft, clock, Heard, cancellation), Cancellation);
}
