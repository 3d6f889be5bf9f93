using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Who opens a link.</summary>
/// <param name="Token">What stands behind the "#" of the mailed address.</param>
/// <param name="Device">A random key that the browser keeps; only its hash is stored.</param>
/// <param name="Move">The person said "move here".</param>
internal readonly record struct LinkVisit(string? Token, string? Device, bool Move)
{
    /// <summary>Without the secrets: it may end in a log.</summary>
    public override string ToString() => nameof(LinkVisit);
}

/// <summary>What a link opened.</summary>
/// <param name="State">Of the appointment, with everything that has come due until <paramref name="Now"/>.</param>
/// <param name="Now">The server's time.</param>
/// <param name="Office">Whose appointment it is; null when that office is gone.</param>
/// <param name="Successor">The appointment that took its place at another office; null when none did.</param>
internal sealed record OpenedLink(AppointmentState State, DateTimeOffset Now, Office? Office, AppointmentState? Successor);

/// <summary>Personal links: issued for a mail, opened by whoever has one, on one device at a time.</summary>
internal sealed class PersonalLinks(
    LinkTokens tokens,
    PersonalLinkStore store,
    OfferTokenStore offers,
    AppointmentRegister register,
    Catalogue catalogue,
    TimeProvider clock)
    : ILinkTokens
{
    /// <summary>128 bits as hexadecimal digits or longer, but not so long that hashing it is work.</summary>
    private const int ShortestDevice = 16;

    private const int LongestDevice = 128;

    public async ValueTask<string> TokenAsync(AppointmentId appointment, int revision, CancellationToken cancellationToken)
    {
        var token = tokens.Of(appointment, revision);
        await store.IssueAsync((appointment, revision), LinkTokens.Hash(token), clock.GetUtcNow(), cancellationToken);
        return token;
    }

    public async ValueTask<string> OfferTokenAsync(HoldId offer, CancellationToken cancellationToken)
    {
        var token = tokens.Of(offer);
        await offers.IssueAsync(offer, LinkTokens.Hash(token), cancellationToken);
        return token;
    }

    public string ChatToken(AppointmentId appointment, int number) => tokens.OfChat(appointment, number);

    /// <summary>The appointment that a link belongs to, revoked or not and on whatever device; null when there is no such link.</summary>
    public async Task<(PersonalLink Link, RegisteredAppointment Appointment)?> FindAsync(string? token, CancellationToken cancellationToken) =>
        LinkTokens.MayBeOne(token)
        && await store.FindAsync(LinkTokens.Hash(token!), cancellationToken) is { } link
        && await register.FindAsync(link.Appointment, cancellationToken) is { } found
            ? (link, found)
            : null;

    /// <summary>
    /// Opens a link and gives it to the device. When the appointment is over, any device may see how it ended, and with any of its links.
    /// </summary>
    public async Task<Answer<OpenedLink>> OpenAsync(LinkVisit visit, CancellationToken cancellationToken)
    {
        if (await FindAsync(visit.Token, cancellationToken) is not var (link, found))
        {
            return new Fault(HostFaults.LinkUnknown, "token");
        }

        var now = clock.GetUtcNow();
        var state = new AppointmentSession(found.State).StateAt(now);
        if (!state.Phase.IsFinal() && await ClaimAsync(visit, link, now, cancellationToken) is { } fault)
        {
            return fault;
        }

        var offices = await catalogue.OfficesAsync(cancellationToken);
        var successor = state.TransferredTo is { } next ? await register.FindAsync(next, cancellationToken) : null;
        return new OpenedLink(state, now, offices.FirstOrDefault(office => office.Id == state.Slot?.Key.Office), successor?.State);
    }

    /// <summary>Null: the device has the link.</summary>
    private async Task<Fault?> ClaimAsync(LinkVisit visit, PersonalLink link, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (link.RevokedAt is not null)
        {
            return new Fault(HostFaults.LinkRevoked, "token");
        }

        if (visit.Device is not { Length: >= ShortestDevice and <= LongestDevice } device)
        {
            return new Fault(HostFaults.DeviceInvalid, "device");
        }

        var use = await store.UseAsync(LinkTokens.Hash(visit.Token!), (LinkTokens.Hash(device), visit.Move), now, cancellationToken);
        return use switch
        {
            LinkUse.Granted => null,
            LinkUse.OnAnotherDevice => new Fault(HostFaults.LinkOnAnotherDevice, "device"),
            LinkUse.Moved => new Fault(HostFaults.LinkMoved, "device"),
            _ => new Fault(HostFaults.LinkRevoked, "token"),
        };
    }
}
