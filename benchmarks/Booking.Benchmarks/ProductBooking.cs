using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.Booking.Benchmarks;

/// <summary>A booking as the HTTP endpoints make it, without HTTP: hold, then confirm, each person a slot.</summary>
internal sealed class ProductBooking
{
    /// <summary>Enough for everybody who books in a run.</summary>
    private const int Desks = 1_000;

    private readonly SlotKeeping _keeping;
    private readonly TaxpayerBookings _bookings;
    private readonly Slot[] _slots;

    private ProductBooking(BenchDatabase database, Agenda agenda)
    {
        var catalogue = new Catalogue(database.Transactions, TimeProvider.System);
        var registers = new DemoRegisters(new DemoCrowd(DemoCrowd.Largest));
        _keeping = new SlotKeeping(new AgendaStore(database.Transactions), catalogue, TimeProvider.System);
        _bookings = new TaxpayerBookings(
            new BookingStore(database.Transactions, new Nobody()),
            new HeldSlots(database.Transactions),
            catalogue,
            new Registers(registers, registers, registers),
            TimeProvider.System);

        // The last ones first: they are days away, however long the run takes.
        _slots = [.. agenda.Available(new HashSet<SlotKey>(), TimeProvider.System.GetUtcNow())
            .SelectMany(static day => day.Times).SelectMany(static time => time.Slots).Reverse()];
    }

    public static async Task<ProductBooking> CreateAsync(BenchDatabase database)
    {
        var (office, service) = (DemoAgenda.Rome.Id, DemoAgenda.Deeds.Id);
        await database.Transactions.RunAsync(
            static (db, cancellation) => db.SlotLines.ExecuteUpdateAsync(row => row.SetProperty(static line => line.Desks, Desks), cancellation),
            CancellationToken.None);
        var agenda = await new Catalogue(database.Transactions, TimeProvider.System).AgendaAsync(office, service, CancellationToken.None);
        return new ProductBooking(database, agenda!);
    }

    /// <summary>Books for the person of this number; the appointment's identifier.</summary>
    public async Task<string> BookAsync(int number)
    {
        var (person, slot) = (DemoCrowd.Person(number), _slots[number]);
        var hold = await _keeping.HoldAsync(slot.Key.ToString(), slot.Service.Value, person.Id, CancellationToken.None);
        var form = new BookingForm(
            hold.Value!.Id.ToString(), "oneself", person.Subject.Code.Value, "persona@posta.example", "333 0000001", PrivacyAccepted: true, "it");
        var caller = new TaxpayerCaller(person.Id, person.Subject.Code, person.Subject.Name);
        var booked = await _bookings.ConfirmAsync(caller, form, CancellationToken.None);
        return booked.Value!.Id.ToString();
    }

    private sealed class Nobody : ILiveEvents
    {
        public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
