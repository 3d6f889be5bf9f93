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

/// <summary>Writes open appointments into the database of a cluster whose nodes run.</summary>
internal static class SeededAppointments
{
    /// <summary>They start in so long: open now, and nobody is late while something runs.</summary>
    private static readonly TimeSpan UntilStart = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(60);

    public static async Task<IReadOnlyList<SeededAppointment>> WriteAsync(RunningCluster cluster, int count)
    {
        // Never started: only its way to the database and to the keys is wanted.
        await using var app = SignalingHost.Build(
        [
            "--environment=Development", $"--Storage:PostgreSql={cluster.Database}", $"--Data:Folder={cluster.DataFolder}", "--Logging:MinimumLevel=Error",
        ]);
        var now = DateTimeOffset.UtcNow;
        var states = await app.Services.GetRequiredService<ITransactions>().RunAsync(
            async (db, cancellation) =>
            {
                List<AppointmentState> added = [];
                for (var number = 0; number < count; number++)
                {
                    var booking = Booking(number, now);
                    await AppointmentStore.AddAsync(db, booking, cancellation);
                    added.Add(booking.Change.State);
                }

                return added;
            },
            CancellationToken.None);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        List<SeededAppointment> seeded = [];
        foreach (var state in states)
        {
            var token = await links.TokenAsync(state.Id, state.LinkRevision, CancellationToken.None);
            seeded.Add(new SeededAppointment(state.Id.ToString(), token, NameOf(seeded.Count)));
        }

        return seeded;
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
