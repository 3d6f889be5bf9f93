using System.Text.Json;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Enters by a token.</summary>
internal sealed record EnterByToken(string Token, string Device, bool Move = false, long After = 0)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(EnterByToken);
}

/// <summary>Enters an appointment that one may see anyway.</summary>
internal sealed record EnterById(string Appointment, string Device, bool Move = false, long After = 0)
{
    /// <summary>Without the key of the device: it may end in a log.</summary>
    public override string ToString() => nameof(EnterById);
}

/// <summary>Enters as a third person.</summary>
internal sealed record EnterInvited(string Token, string Name, string Device, bool Move = false, long After = 0)
{
    /// <summary>Without token and name: it may end in a log.</summary>
    public override string ToString() => nameof(EnterInvited);
}

internal sealed record AcceptRequest(string Document, string Version, string Hash, string Language);

internal sealed record StageRequest(Stage Stage);

internal sealed record SeatRequest(string Seat);

internal sealed record PinRequest(string Seat, bool Pinned);

/// <summary>A third person is wanted.</summary>
internal sealed record GuestRequest(GuestKind GuestKind, string Name)
{
    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => nameof(GuestRequest);
}

internal sealed record InvitationRequest(string Id);

internal sealed record ConsentRequest(string Id, bool Consent);

/// <summary>A line of chat under the sender's own id.</summary>
internal sealed record SayRequest(string Id, string Text)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(SayRequest);
}

/// <summary>The line as it stands.</summary>
internal sealed record TypeRequest(string Text)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(TypeRequest);
}

internal sealed record PositionRequest(long Position);

internal sealed record AfterRequest(long After);

/// <summary>One method of the relay.</summary>
internal sealed record MediaRequest(string Method, JsonElement Data);

/// <summary>One method of the relay in a test room.</summary>
internal sealed record TestMediaRequest(string Method, JsonElement Data, bool Tcp = false);
