using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>What people show to be let into an appointment.</summary>
internal sealed class Door(
    PersonalLinkStore links, GuestInvitationStore invitations, Appointments appointments, DeskRooms rooms, DeskSettings settings) : IDisposable
{
    /// <summary>Longer tokens are none of ours and are not even hashed.</summary>
    private const int LongestToken = 64;

    private const int ShortestDevice = 22;
    private const int LongestDevice = 64;

    /// <summary>Entries by address: a page that enters again and again, or somebody who guesses.</summary>
    private readonly PartitionedRateLimiter<string> _entries = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = settings.EntriesPerAddress,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>With a personal link.</summary>
    public async Task<Reply> EnterAsync(DeskConnection connection, EnterByToken request)
    {
        if (Refusal(connection, request.Device) is { } refused)
        {
            return refused;
        }

        var hash = LinkTokens.Hash(request.Token);
        if (request.Token.Length is 0 or > LongestToken || await links.FindAsync(hash, CancellationToken.None) is not { } link)
        {
            return Reply.Refused(HostFaults.LinkUnknown, "token");
        }

        return await rooms.EnterAsync(link.Appointment, new EnterWish(connection, SeatRole.Taxpayer, HashOf(request.Device))
        {
            Move = request.Move,
            After = request.After,
            Link = (hash, link.Revision),
            IsRevoked = link.RevokedAt is not null,
        });
    }

    /// <summary>One's own appointment, signed in; or an appointment of one's office. Also beside the seat.</summary>
    public async Task<Reply> EnterAsync(DeskConnection connection, SeatRole role, EnterById request, Companion? companion = null)
    {
        if (Refusal(connection, request.Device) is { } refused)
        {
            return refused;
        }

        if (!Guid.TryParse(request.Appointment, out var guid) || !await MayAsync(connection.User, role, new AppointmentId(guid)))
        {
            return Reply.Refused(AppointmentRefusals.Unknown.Value, "appointment");
        }

        var me = connection.User.FindFirstValue(CallerClaims.Id)!;
        return await rooms.EnterAsync(new AppointmentId(guid), new EnterWish(connection, role, HashOf(request.Device))
        {
            Move = request.Move,
            After = request.After,
            Official = role == SeatRole.Official ? new OfficialId(me) : null,
            Companion = companion,
        });
    }

    /// <summary>With an invitation to which the taxpayer has consented.</summary>
    public async Task<Reply> EnterAsync(DeskConnection connection, EnterInvited request)
    {
        if ((Refusal(connection, request.Device) ?? DeskRoom.NameFault(request.Name, out _)) is { } refused)
        {
            return refused;
        }

        if (request.Token.Length is 0 or > LongestToken
            || await invitations.FindAsync(LinkTokens.Hash(request.Token), CancellationToken.None) is not { IsRevoked: false } invitation)
        {
            return Reply.Refused(HubCodes.InvitationUnknown, "token");
        }

        if (invitation.Consent != GuestConsent.Given)
        {
            connection.Enter();
            return Reply.Refused(HubCodes.InvitationNotAgreed);
        }

        return await rooms.EnterAsync(invitation.Appointment, new EnterWish(connection, SeatRole.Guest, HashOf(request.Device))
        {
            Move = request.Move,
            After = request.After,
            Invitation = invitation,
            GuestName = PlainText.Name(request.Name),
        });
    }

    public void Dispose() => _entries.Dispose();

    /// <summary>Why this device or this address may not even ask; null when it may.</summary>
    internal Reply? Refusal(DeskConnection connection, string device)
    {
        if (device.Length is < ShortestDevice or > LongestDevice || !device.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return Reply.Refused(HubCodes.RequestUnreadable, "device");
        }

        using var lease = _entries.AttemptAcquire(connection.Address);
        return lease.IsAcquired ? null : Reply.Refused(HubCodes.TooManyRequests, "enter");
    }

    private async Task<bool> MayAsync(ClaimsPrincipal user, SeatRole role, AppointmentId appointment) => role == SeatRole.Official
        ? await appointments.OfOfficeAsync(appointment, new OfficeId(user.FindFirstValue(CallerClaims.Office) ?? ""), CancellationToken.None) is not null
        : await appointments.OfPersonAsync(appointment, new PersonId(user.FindFirstValue(CallerClaims.Id) ?? ""), CancellationToken.None) is not null;

    /// <summary>What is kept of the key of a device.</summary>
    internal static string HashOf(string device) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(device)));
}
