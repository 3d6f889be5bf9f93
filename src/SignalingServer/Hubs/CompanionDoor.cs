using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>What people show to be let in beside a seat. How often and with which device is the main door's to look at.</summary>
internal sealed class CompanionDoor(Door door, LiveChatStore chats, ScannerTokenStore scanners, DeskRooms rooms, TimeProvider clock)
{
    /// <summary>With the link of a live chat's mail.</summary>
    public async Task<Reply> EnterAsync(DeskConnection connection, EnterByToken request)
    {
        if (door.Refusal(connection, request.Device) is { } refused)
        {
            return refused;
        }

        var hash = LinkTokens.Hash(request.Token);
        if (!LinkTokens.MayBeOne(request.Token) || await chats.FindAsync(hash, CancellationToken.None) is not { } link)
        {
            return Reply.Refused(HostFaults.LinkUnknown, "token");
        }

        if (link.IsRevoked)
        {
            return Reply.Refused(HostFaults.LinkRevoked, "token");
        }

        return await rooms.EnterAsync(link.Chat.Appointment, new EnterWish(connection, SeatRole.Taxpayer, Door.HashOf(request.Device))
        {
            Companion = Companion.Chat,
            Move = request.Move,
            After = request.After,
            ChatLink = (hash, link.Chat.Number),
        });
    }

    /// <summary>With the code that a taxpayer's page has shown.</summary>
    public async Task<Reply> EnterAsync(DeskConnection connection, EnterScan request)
    {
        if (door.Refusal(connection, request.Device) is { } refused)
        {
            return refused;
        }

        var (hash, device) = (LinkTokens.Hash(request.Token), Door.HashOf(request.Device));
        if (!LinkTokens.MayBeOne(request.Token)
            || await scanners.UseAsync(hash, device, clock.GetUtcNow(), CancellationToken.None) is not ({ } token, var use))
        {
            return Reply.Refused(HostFaults.LinkUnknown, "token");
        }

        return use == LinkUse.Granted
            ? await rooms.EnterAsync(token.Appointment, new EnterWish(connection, SeatRole.Taxpayer, device)
            {
                Companion = Companion.Scanner,
                Scanner = (hash, token),
            })
            : Reply.Refused(HubCodes.SeatOnAnotherDevice);
    }
}
