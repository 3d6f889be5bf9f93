using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Personal links: issued for a mail, opened by whoever has one.</summary>
internal sealed class PersonalLinks(LinkTokens tokens, PersonalLinkStore store, AppointmentRegister register, TimeProvider clock)
    : ILinkTokens
{
    /// <summary>Longer ones are none of ours and are not even hashed.</summary>
    private const int LongestToken = 64;

    public async ValueTask<string> TokenAsync(AppointmentId appointment, int revision, CancellationToken cancellationToken)
    {
        var token = tokens.Of(appointment, revision);
        await store.IssueAsync((appointment, revision), LinkTokens.Hash(token), clock.GetUtcNow(), cancellationToken);
        return token;
    }

    /// <summary>What a link opens. A revoked one opens nothing.</summary>
    public async Task<Answer<RegisteredAppointment>> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null or { Length: 0 or > LongestToken }
            || await store.FindAsync(LinkTokens.Hash(token), cancellationToken) is not { } link
            || await register.FindAsync(link.Appointment, cancellationToken) is not { } found)
        {
            return new Fault(HostFaults.LinkUnknown, "token");
        }

        return link.RevokedAt is null ? found : new Fault(HostFaults.LinkRevoked, "token");
    }
}
