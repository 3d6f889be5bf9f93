using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Fills an empty agenda with <see cref="DemoAgenda"/>. Does nothing where there is an office already.</summary>
internal static class DemoSeed
{
    /// <summary>How the two desks deliver their link (A.8.3-5).</summary>
    private static readonly (string Name, AppointmentPolicy Appointment)[] Policies =
    [
        ("sportello-online", new AppointmentPolicy { LinkDelivery = LinkDelivery.ReservedArea }),
        ("videochiamata", new AppointmentPolicy { LinkDelivery = LinkDelivery.DayBefore }),
    ];

    /// <summary>Whether anything was written.</summary>
    public static Task<bool> RunAsync(ITransactions transactions, CancellationToken cancellationToken) => transactions.RunAsync(
        static async (db, cancellation) =>
        {
            if (await db.Offices.AnyAsync(cancellation))
            {
                return false;
            }

            db.Offices.AddRange(DemoAgenda.Offices.Select(RowOf));
            db.Closures.AddRange(DemoAgenda.Offices.SelectMany(ClosuresOf));
            db.Services.AddRange(DemoAgenda.Services.Select(RowOf));
            db.SlotLines.AddRange(DemoAgenda.Lines.Select(RowOf));
            db.Officials.AddRange(DemoAgenda.Officials.Select(RowOf));
            db.Policies.AddRange(Policies.Select(static policy => new PolicyRow
            {
                Name = policy.Name,
                Version = 1,
                Appointment = JsonSerializer.Serialize(policy.Appointment, AppointmentJson.Options),
                Booking = JsonSerializer.Serialize(new BookingPolicy(), AppointmentJson.Options),
            }));
            await db.SaveChangesAsync(cancellation);
            return true;
        },
        cancellationToken);

    private static OfficeRow RowOf(Office office) => new()
    {
        Id = office.Id.Value,
        Name = office.Name,
        Province = office.Province.Code,
        Kind = office.Kind,
        Address = office.Contacts.Address,
        Phone = office.Contacts.Phone,
        Email = office.Contacts.Email,
        CertifiedEmail = office.Contacts.CertifiedEmail,
        Weekdays = string.Concat(office.Calendar.Weekdays.Order().Select(static day => ((int)day).ToString(CultureInfo.InvariantCulture))),
    };

    private static IEnumerable<ClosureRow> ClosuresOf(Office office) => office.Calendar.Closures.Select((closure, index) => new ClosureRow
    {
        Office = office.Id.Value,
        Number = index + 1,
        Kind = closure.Kind,
        Days = closure.Days.ToString()!,
        ClosedFrom = closure.ClosedFrom,
        ClosedUntil = closure.ClosedUntil,
        ValidFrom = closure.ValidFrom,
        ValidUntil = closure.ValidUntil,
    });

    private static ServiceRow RowOf(Service service, int index) => new()
    {
        Id = service.Id.Value,
        Italian = service.Name.Italian,
        English = service.Name.English,
        German = service.Name.German,
        Kind = service.Kind,
        Policy = service.Policy,
        Topic = service.Topic?.Id.Value,
        Position = index + 1,
    };

    private static SlotLineRow RowOf(SlotLine line) => new()
    {
        Office = line.Office.Value,
        Id = line.Id.Value,
        Service = line.Service.Value,
        Weekday = (int)line.Weekday,
        FromTime = line.Start,
        UntilTime = line.End,
        SlotMinutes = line.SlotMinutes,
        Desks = line.Desks,
        ValidFrom = line.ValidFrom,
        ValidUntil = line.ValidUntil,
    };

    private static OfficialRow RowOf(Official official) => new()
    {
        Id = official.Id.Value,
        Name = official.Name,
        Office = official.Office.Value,
        IsHead = official.IsHead,
    };
}
