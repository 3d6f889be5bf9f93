using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.Cluster.Hub;

/// <summary>An appointment that is open, and the token of its personal link.</summary>
/// <param name="Id">As in addresses.</param>
/// <param name="Token">Of the link.</param>
/// <param name="Name">Whose matter it is, as the official reads it.</param>
internal sealed record SeededAppointment(string Id, string Token, string Name);

/// <summary>Writes open appointments into a database, which servers may use meanwhile; where there is none yet, it is made.</summary>
internal static class SeededAppointments
{
    /// <summary>They start in so long: open now, and nobody is late while something runs.</summary>
    private static readonly TimeSpan UntilStart = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(60);

    private const int PerTransaction = 250;

    /// <param name="storage">The server's settings that say where the database and the keys are, in command-line form.</param>
    /// <param name="count">How many.</param>
    public static async Task<IReadOnlyList<SeededAppointment>> WriteAsync(IReadOnlyList<string> storage, int count)
    {
        // Never started: only its way to the database and to the keys is wanted.
        await using var app = SignalingHost.Build(["--environment=Development", "--Logging:MinimumLevel=Error", .. storage]);
        var (database, transactions) = (app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<ITransactions>());
        if (await SchemaMigration.IsBehindAsync(database, CancellationToken.None))
        {
            await SchemaMigration.RunAsync(database, CancellationToken.None);
            await DemoSeed.RunAsync(transactions, CancellationToken.None);
        }

        var states = await BookAsync(transactions, count);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        List<SeededAppointment> seeded = [];
        foreach (var state in states)
        {
            var token = await links.TokenAsync(state.Id, state.LinkRevision, CancellationToken.None);
            seeded.Add(new SeededAppointment(state.Id.ToString(), token, NameOf(seeded.Count)));
        }

        return seeded;
    }

    private static async Task<IReadOnlyList<AppointmentState>> BookAsync(ITransactions transactions, int count)
    {
        var now = DateTimeOffset.UtcNow;
        List<AppointmentState> states = [];
        foreach (var chunk in Enumerable.Range(0, count).Chunk(PerTransaction))
        {
            states.AddRange(await transactions.RunAsync(
                async (db, cancellation) =>
                {
                    List<AppointmentState> added = [];
                    foreach (var number in chunk)
                    {
                        var booking = Booking(number, now);
                        await AppointmentStore.AddAsync(db, booking, cancellation);
                        added.Add(booking.Change.State);
                    }

                    return added;
                },
                CancellationToken.None));
        }

        return states;
    }

    private static AppointmentBooking Booking(int number, DateTimeOffset now)
    {
        var startsAt = now + UntilStart;
        var key = new SlotKey(DemoAgenda.Rome.Id, new SlotLineId("prova"), RomeTime.WallTimeAt(startsAt), number + 1);
        var book = new Book(
            new AppointmentId(Guid.NewGuid()),
            new Slot(key, DemoAgenda.Deeds.Id, startsAt, startsAt + Length),
            new AppointmentPolicy { PreCall = false, LinkDelivery = LinkDelivery.DayOf });
        var events = new AppointmentSession(AppointmentState.NotBooked).Decide(book, now).Events;
        return new AppointmentBooking(
            AppointmentChange.Of(new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning), events),
            Applicant.Nobody with { SubjectName = NameOf(number) });
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Persona {number + 1:000}");
}
