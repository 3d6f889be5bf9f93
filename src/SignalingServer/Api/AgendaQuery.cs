using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Which agenda somebody asks for, and where agendas come from.</summary>
internal readonly record struct AgendaQuery(string? Office, string? Service, Catalogue Catalogue, IAgendaStore Store)
{
    /// <summary>The agenda; null when office or service are unknown.</summary>
    public Task<Agenda?> FindAsync(CancellationToken cancellationToken) =>
        Catalogue.AgendaAsync(new OfficeId(Office ?? ""), new ServiceId(Service ?? ""), cancellationToken);

    /// <summary>Which of the two is unknown.</summary>
    public async Task<Fault> FaultAsync(CancellationToken cancellationToken) => await FaultAsync(Catalogue, Office, cancellationToken);

    public static async Task<Fault> FaultAsync(Catalogue catalogue, string? office, CancellationToken cancellationToken)
    {
        var offices = await catalogue.OfficesAsync(cancellationToken);
        return offices.Any(known => known.Id.Value == office)
            ? new Fault(HostFaults.ServiceUnknown, "service")
            : new Fault(HostFaults.OfficeUnknown, "office");
    }
}
