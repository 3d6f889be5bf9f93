using System.Buffers.Text;
using System.Security.Cryptography;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Third persons (A.8.3-17): the official invites, the taxpayer consents, the official lets in one by one.</summary>
internal sealed partial class DeskRoom
{
    private const int TokenBytes = 16;

    /// <summary>Invitations of an appointment that are good at the same time.</summary>
    private const int MaxInvitations = 6;

    /// <summary>UTF-16 units of a guest's name.</summary>
    public const int LongestName = 64;

    public async Task<Reply> InviteAsync(Seat official, GuestRequest request)
    {
        if (NameFault(request.Name, out var name) is { } fault)
        {
            return fault;
        }

        var now = services.Clock.GetUtcNow();
        if (!official.Wishes.TryTake(now) || _facts!.Invitations.Count(static invitation => !invitation.IsRevoked) >= MaxInvitations)
        {
            return Reply.Refused(HubCodes.TooManyRequests, "invitations");
        }

        var invitation = new GuestInvitation(Guid.NewGuid().ToString("N"), Id, request.GuestKind, GuestConsent.Asked, IsRevoked: false);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await services.Stores.Invitations.AddAsync(invitation, LinkTokens.Hash(token), now, CancellationToken.None);
        _guestNames[invitation.Id] = name;
        await services.Presence.NameGuestAsync(Id, invitation.Id, name);
        await TellAllAsync();
        return Reply.Of(new InvitedView(invitation.Id, token));
    }

    public async Task<Reply> RevokeInvitationAsync(Seat official, InvitationRequest request)
    {
        if (!Knows(request.Id))
        {
            return Reply.Refused(HubCodes.InvitationUnknown, "id");
        }

        await services.Stores.Invitations.RevokeAsync(request.Id, services.Clock.GetUtcNow(), CancellationToken.None);
        _guestNames.Remove(request.Id);
        await services.Presence.NameGuestAsync(Id, request.Id, null);
        await TellAllAsync();
        return Reply.Done;
    }

    /// <summary>The taxpayer says yes or no; a no after a yes sends the guest away.</summary>
    public async Task<Reply> AnswerInvitationAsync(Seat taxpayer, ConsentRequest request)
    {
        if (!Knows(request.Id))
        {
            return Reply.Refused(HubCodes.InvitationUnknown, "id");
        }

        await services.Stores.Invitations.AnswerAsync(request.Id, request.Consent, services.Clock.GetUtcNow(), CancellationToken.None);
        await TellAllAsync();
        return Reply.Done;
    }

    public Task<Reply> AskForGuestAsync(Seat taxpayer, GuestRequest request)
    {
        if (NameFault(request.Name, out var name) is { } fault)
        {
            return Task.FromResult(fault);
        }

        if (Connected.FirstOrDefault(static seat => seat.Role == SeatRole.Official) is not { } official)
        {
            return Task.FromResult(Reply.Refused(Grains.Appointments.AppointmentRefusals.OfficialNotConnected.Value));
        }

        if (IsOutOfReach(official))
        {
            return Task.FromResult(Reply.Refused(HubCodes.TryAgain));
        }

        if (!taxpayer.Wishes.TryTake(services.Clock.GetUtcNow()))
        {
            return Task.FromResult(Reply.Refused(HubCodes.TooManyRequests, "guests"));
        }

        if (official.Connection is { } connection)
        {
            connection.GuestWanted(new GuestWantedView(request.GuestKind, name));
        }
        else
        {
            Publish(new RoomMessage(RoomMessageKind.GuestWanted) { GuestKind = request.GuestKind, Text = name });
        }

        return Task.FromResult(Reply.Done);
    }

    public async Task<Reply> AdmitGuestAsync(Seat official, SeatRequest request)
    {
        if (_seats.GetValueOrDefault(request.Seat) is not { Role: SeatRole.Guest, IsConnected: true } guest)
        {
            return Reply.Refused(HubCodes.SeatUnknown, "seat");
        }

        if (!Look().CallIsOn)
        {
            return Reply.Refused(HubCodes.NotAdmitted);
        }

        if (IsOutOfReach(guest))
        {
            return Reply.Refused(HubCodes.TryAgain);
        }

        if (guest.IsElsewhere)
        {
            Publish(new RoomMessage(RoomMessageKind.AdmitGuest) { Seat = guest.Id });
            return Reply.Done;
        }

        guest.GuestIsAdmitted = true;
        await TellAllAsync();
        return Reply.Done;
    }

    /// <summary>Sends a guest away, who cannot come back with the same invitation.</summary>
    public async Task<Reply> RemoveAsync(Seat official, SeatRequest request)
    {
        if (_seats.GetValueOrDefault(request.Seat) is not { Role: SeatRole.Guest } guest)
        {
            return Reply.Refused(HubCodes.SeatUnknown, "seat");
        }

        await services.Stores.Invitations.RevokeAsync(guest.Invitation!.Id, services.Clock.GetUtcNow(), CancellationToken.None);
        if (guest.IsElsewhere)
        {
            Publish(new RoomMessage(RoomMessageKind.Remove) { Seat = guest.Id });
        }
        else
        {
            await ExpelAsync(guest, SeatLoss.Removed);
        }

        await TellAllAsync();
        return Reply.Done;
    }

    private bool Knows(string invitation) => _facts!.Invitations.Any(known => known.Id == invitation && !known.IsRevoked);

    /// <summary>What is wrong with a name that somebody typed; null when nothing is.</summary>
    internal static Reply? NameFault(string typed, out string name)
    {
        name = PlainText.Name(typed);
        return name.Length switch
        {
            0 => Reply.Refused(HubCodes.TextMissing, "name"),
            > LongestName => Reply.Refused(HubCodes.TextTooLong, "name"),
            _ => null,
        };
    }
}
