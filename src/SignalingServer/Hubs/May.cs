using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Who may call a hub method. Every method says so; what it may do beyond that is the room's to know.</summary>
[Flags]
internal enum Callers
{
    /// <summary>Whoever is connected; the method looks at what he shows.</summary>
    Anybody = 1,

    /// <summary>Signed in on the taxpayer's side.</summary>
    TaxpayerSide = 2,

    /// <summary>Signed in as somebody of an office.</summary>
    OfficeSide = 4,

    /// <summary>In the taxpayer's seat.</summary>
    Taxpayer = 8,

    /// <summary>In the official's seat.</summary>
    Official = 16,

    /// <summary>In a guest's seat.</summary>
    Guest = 32,

    /// <summary>Entered, without a seat: before it opens and after the end.</summary>
    Visitor = 64,

    /// <summary>Has entered nothing and shown nothing.</summary>
    Stranger = 128,

    /// <summary>Whoever of the roles above is in the companion <c>chat</c> of such a seat may call it too.</summary>
    Chat = 256,

    /// <summary>The same for the companion <c>scanner</c>.</summary>
    Scanner = 512,

    /// <summary>In any seat.</summary>
    Seated = Taxpayer | Official | Guest,
}

/// <summary>Says who may call a hub method.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MayAttribute(Callers callers) : Attribute
{
    public Callers Callers { get; } = callers;

    /// <summary>Called many times a second while somebody draws: has an allowance of its own, and so has what is drawn in the room.</summary>
    public bool IsOften { get; init; }

    /// <summary>Why this connection may not; null when it may.</summary>
    public Reply? RefusalFor(DeskConnection connection)
    {
        if (Callers.HasFlag(Callers.Anybody))
        {
            return null;
        }

        return (Callers & (Callers.TaxpayerSide | Callers.OfficeSide)) != 0 ? SignInRefusal(connection) : SeatRefusal(connection);
    }

    private Reply? SignInRefusal(DeskConnection connection)
    {
        var user = connection.User;
        if (user.Identity is not { IsAuthenticated: true })
        {
            return Reply.Refused(HostFaults.SignInNeeded);
        }

        var may = Callers.HasFlag(Callers.TaxpayerSide)
            ? user.IsInRole(Roles.Taxpayer) || user.IsInRole(Roles.Professional)
            : user.IsInRole(Roles.Official) || user.IsInRole(Roles.Manager);
        return may ? null : Reply.Refused(HubCodes.NotAllowed);
    }

    private Reply? SeatRefusal(DeskConnection connection)
    {
        if (connection.Seat is not { } seat)
        {
            var may = connection.Room is null ? Callers.HasFlag(Callers.Stranger) : Callers.HasFlag(Callers.Visitor);
            return may ? null : Reply.Refused(HubCodes.NotEntered);
        }

        var needed = seat.Role switch
        {
            SeatRole.Taxpayer => Callers.Taxpayer,
            SeatRole.Official => Callers.Official,
            _ => Callers.Guest,
        };
        var beside = seat.Companion switch
        {
            Companion.Chat => Callers.Chat,
            Companion.Scanner => Callers.Scanner,
            _ => default,
        };
        return Callers.HasFlag(needed | beside) ? null : Reply.Refused(HubCodes.NotAllowed);
    }
}
