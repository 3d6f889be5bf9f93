using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>An appointment that is open, and the token of its personal link.</summary>
internal sealed record SeededSeat(string Appointment, string Token);

/// <summary>Writes open appointments into a data folder, before the server that is measured starts over it.</summary>
internal static class SeatSeed
{
    private const int PerTransaction = 250;

    public static async Task<IReadOnlyList<SeededSeat>> WriteAsync(string folder, int count)
    {
        string[] settings =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", $"--Data:Folder={folder}", "--Logging:MinimumLevel=Error", "--Relay:PinLoops=false",
        ];
        await using var app = SignalingHost.Build(settings);
        await app.StartAsync();
        var states = await BookAsync(app.Services.GetRequiredService<ITransactions>(), count);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var seats = new List<SeededSeat>();
        foreach (var state in states)
        {
            seats.Add(new SeededSeat(state.Id.ToString(), await links.TokenAsync(state.Id, state.LinkRevision, CancellationToken.None)));
        }

        await app.StopAsync();
        return seats;
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

    /// <summary>Starts in five minutes: open, and nobody is late while the measurement runs.</summary>
    private static AppointmentBooking Booking(int number, DateTimeOffset now)
    {
        var startsAt = now.AddMinutes(5);
        var key = new SlotKey(DemoAgenda.Rome.Id, new SlotLineId("misura"), RomeTime.WallTimeAt(startsAt), number + 1);
        var book = new Book(
            new AppointmentId(Guid.NewGuid()),
            new Slot(key, DemoAgenda.Deeds.Id, startsAt, startsAt.AddMinutes(30)),
            new AppointmentPolicy { PreCall = false, LinkDelivery = LinkDelivery.DayOf });
        var events = new AppointmentSession(AppointmentState.NotBooked).Decide(book, now).Events;
        return new AppointmentBooking(
            AppointmentChange.Of(new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning), events), Applicant.Nobody);
    }
}
