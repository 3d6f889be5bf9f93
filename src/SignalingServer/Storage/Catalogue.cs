using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>The policies in force for a service.</summary>
/// <param name="Appointment">What is frozen onto an appointment.</param>
/// <param name="Booking">How far ahead and how long.</param>
internal sealed record ServicePolicies(AppointmentPolicy Appointment, BookingPolicy Booking);

/// <summary>
/// Offices, services and what can be booked where. Little and seldom changed: what every booking asks for is read once a second.
/// </summary>
internal sealed class Catalogue(ITransactions transactions, TimeProvider clock)
{
    private readonly Recent<(OfficeId Office, ServiceId Service), Agenda> _agendas = new(clock);
    private readonly Recent<ServiceId, ServicePolicies> _policies = new(clock);

    public Task<IReadOnlyList<Office>> OfficesAsync(CancellationToken cancellationToken) =>
        transactions.ReadAsync(OfficesAsync, cancellationToken);

    public Task<IReadOnlyList<Service>> ServicesAsync(CancellationToken cancellationToken) => transactions.ReadAsync<IReadOnlyList<Service>>(
        static async (db, cancellation) =>
        {
            var rows = await db.Services.AsNoTracking().OrderBy(static row => row.Position).ToListAsync(cancellation);
            return [.. rows.Select(ServiceOf)];
        },
        cancellationToken);

    public Task<IReadOnlyList<Official>> OfficialsAsync(
        OfficeId office, CancellationToken cancellationToken) => transactions.ReadAsync<IReadOnlyList<Official>>(
        async (db, cancellation) =>
        {
            var rows = await db.Officials
                .AsNoTracking()
                .Where(row => row.Office == office.Value)
                .OrderBy(static row => row.Id)
                .ToListAsync(cancellation);
            return [.. rows.Select(static row => new Official(new OfficialId(row.Id), row.Name, new OfficeId(row.Office), row.IsHead))];
        },
        cancellationToken);

    /// <summary>What can be booked at an office with a service; null when one of them is unknown.</summary>
    public Task<Agenda?> AgendaAsync(OfficeId office, ServiceId service, CancellationToken cancellationToken) =>
        _agendas.GetAsync((office, service), () => transactions.ReadAsync(
            (db, cancellation) => AgendaAsync(db, office, service, cancellation), cancellationToken));

    /// <summary>The policies in force; null when the service is unknown.</summary>
    public Task<ServicePolicies?> PoliciesAsync(ServiceId service, CancellationToken cancellationToken) =>
        _policies.GetAsync(service, () => transactions.ReadAsync(
            (db, cancellation) => PoliciesAsync(db, service, cancellation), cancellationToken));

    /// <summary>The same within a transaction.</summary>
    internal static async Task<Agenda?> AgendaAsync(Db db, OfficeId office, ServiceId service, CancellationToken cancellationToken)
    {
        var offices = await OfficesAsync(db, cancellationToken);
        var policies = await PoliciesAsync(db, service, cancellationToken);
        if (offices.FirstOrDefault(known => known.Id == office) is not { } found || policies is null)
        {
            return null;
        }

        var lines = await db.SlotLines.AsNoTracking()
            .Where(row => row.Office == office.Value && row.Service == service.Value)
            .OrderBy(static row => row.Id)
            .ToListAsync(cancellationToken);
        return new Agenda(found, service, [.. lines.Select(LineOf)], policies.Booking);
    }

    private static async Task<IReadOnlyList<Office>> OfficesAsync(Db db, CancellationToken cancellationToken)
    {
        var closures = (await db.Closures.AsNoTracking().OrderBy(static row => row.Number).ToListAsync(cancellationToken)).ToLookup(
            static row => row.Office);
        var rows = await db.Offices.AsNoTracking().OrderBy(static row => row.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(row => OfficeOf(row, closures[row.Id]))];
    }

    internal static async Task<ServicePolicies?> PoliciesAsync(Db db, ServiceId service, CancellationToken cancellationToken)
    {
        var policy = await db.Services
            .Where(row => row.Id == service.Value)
            .Select(static row => row.Policy)
            .FirstOrDefaultAsync(cancellationToken);
        var row = await db.Policies.AsNoTracking()
            .Where(row => row.Name == policy)
            .OrderByDescending(static row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? null
            : new ServicePolicies(
                JsonSerializer.Deserialize<AppointmentPolicy>(row.Appointment, AppointmentJson.Options)! with { Version = row.Version },
                JsonSerializer.Deserialize<BookingPolicy>(row.Booking, AppointmentJson.Options)!);
    }

    private static Service ServiceOf(ServiceRow row)
    {
        var name = new LocalizedText(row.Italian, row.English, row.German);
        return new Service(new ServiceId(row.Id), name, row.Kind, row.Policy)
        {
            Topic = row.Topic is { } topic ? new Topic(new TopicId(topic), name) : null,
        };
    }

    private static Office OfficeOf(OfficeRow row, IEnumerable<ClosureRow> closures) => new(
        new OfficeId(row.Id),
        row.Name,
        new Province(row.Province),
        row.Kind,
        new OfficeContacts(row.Address, row.Phone, row.Email, row.CertifiedEmail),
        new OfficeCalendar
        {
            Weekdays = [.. row.Weekdays.Select(static digit => (DayOfWeek)int.Parse([digit], CultureInfo.InvariantCulture))],
            Closures = [.. closures.Select(ClosureOf)],
        });

    private static Closure ClosureOf(ClosureRow row) => ClosureDays.TryParse(row.Days, out var days)
        ? new Closure(row.Kind, days)
        {
            ClosedFrom = row.ClosedFrom,
            ClosedUntil = row.ClosedUntil,
            ValidFrom = row.ValidFrom,
            ValidUntil = row.ValidUntil,
        }
        : throw new InvalidOperationException($"Closure {row.Number} of office {row.Office} falls on no days that can be read.");

    private static SlotLine LineOf(SlotLineRow row) => new(
        new SlotLineId(row.Id),
        new OfficeId(row.Office),
        new ServiceId(row.Service),
        (DayOfWeek)row.Weekday,
        row.FromTime,
        row.UntilTime,
        row.SlotMinutes,
        row.Desks,
        row.ValidFrom,
        row.ValidUntil);
}
