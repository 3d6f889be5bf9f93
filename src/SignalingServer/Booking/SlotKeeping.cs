using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Holds a slot that is named by its key.</summary>
internal sealed class SlotKeeping(IAgendaStore store, Catalogue catalogue, TimeProvider clock)
{
    public async Task<Answer<SlotHold>> HoldAsync(string? slot, string? service, PersonId person, CancellationToken cancellationToken)
    {
        if (!SlotKey.TryParse(slot, out var key))
        {
            return new Fault(string.IsNullOrEmpty(slot) ? HostFaults.SlotMissing : SlotRefusals.Unknown.Code, "slot");
        }

        if (await catalogue.PoliciesAsync(new ServiceId(service ?? ""), cancellationToken) is null)
        {
            return new Fault(HostFaults.ServiceUnknown, "service");
        }

        if (await catalogue.AgendaAsync(key.Office, new ServiceId(service!), cancellationToken) is not { } agenda)
        {
            return Fault.From(SlotRefusals.Unknown);
        }

        var decision = await store.HoldAsync(new HoldWish(new HoldId(Guid.NewGuid()), key, person), agenda, clock.GetUtcNow(), cancellationToken);
        return decision.Hold is { } hold ? hold : Fault.From(decision.Refusal!.Value);
    }
}
