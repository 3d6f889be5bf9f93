using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Seats and media follow what is stored: who may be here, who is in the call, who may send and receive.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Two sides and as many guests as can be invited.</summary>
    private const int MaxPeers = 2 + MaxInvitations;

    /// <summary>The room of media; its name is the relay's, no client's.</summary>
    private RoomId MediaRoom { get; } = new($"appointment/{id}");

    /// <summary>One method of the relay in the name of an admitted seat. Not in a turn: the relay sorts its calls itself.</summary>
    public async Task<Reply> MediaAsync(Seat seat, MediaRequest request)
    {
        if (request.Method == "capabilities" && seat.Stage != Stage.Consent)
        {
            return MediaReplies.Of(new MediaReply(services.Media.Capabilities, null));
        }

        if (seat.Media is not { } peer)
        {
            return Reply.Refused(HubCodes.NotAdmitted);
        }

        if (request.Method == QualityReport.Method)
        {
            services.Meters.Reported(QualityReport.Read(request.Data));
            return Reply.Done;
        }

        var reply = await MediaReplies.InvokeAsync(services.Media, (MediaRoom, peer), request.Method, request.Data);
        return MediaReplies.Of(services.Turn.Extend(reply, request.Method, seat.Id, TurnAccess.OfCall));
    }

    /// <summary>Reads what is stored, and makes everything here agree with it.</summary>
    private async Task<(RoomFacts Facts, Settled Settled)> FollowAsync()
    {
        var facts = await LoadAsync();
        var settled = Settled.At(facts.State, services.Clock.GetUtcNow());
        await FollowAsync(settled);
        if (await ArriveAgainAsync(settled))
        {
            facts = await LoadAsync();
            settled = Settled.At(facts.State, services.Clock.GetUtcNow());
        }

        await WriteSeatsAsync();
        return (facts, settled);
    }

    private async Task FollowAsync(Settled settled)
    {
        foreach (var seat in _seats.Values.ToList())
        {
            if (LossOf(seat, settled) is not { } loss)
            {
                continue;
            }

            if (seat.IsElsewhere)
            {
                // The other node sends him away; here he is gone already.
                _seats.Remove(seat.Id);
            }
            else
            {
                await ExpelAsync(seat, loss);
            }
        }

        await FollowBesideAsync(settled);
        foreach (var seat in Here.ToList())
        {
            var isInCall = IsAdmitted(seat, settled);
            if (isInCall && seat.Stage == Stage.Waiting)
            {
                seat.Stage = Stage.Call;
            }
            else if (!isInCall && seat.Stage == Stage.Call)
            {
                seat.Stage = Stage.Waiting;
            }

            await (isInCall && seat.Stage == Stage.Call ? OpenMediaAsync(seat) : CloseMediaAsync(seat));
        }
    }

    /// <summary>Why somebody may no longer sit here; null when he may.</summary>
    private SeatLoss? LossOf(Seat seat, Settled settled) => seat switch
    {
        _ when settled.Page == Page.Ended => null, // Everybody may see how it ended.
        { Official: { } official } when settled.State.Official != official => SeatLoss.Removed,
        { LinkRevision: { } revision } when revision < settled.State.LinkRevision => SeatLoss.Revoked,
        { Invitation: { } own } => LossOf(_facts!.Invitations.FirstOrDefault(known => known.Id == own.Id)),
        _ => null,
    };

    /// <summary>The office's will ends a guest's part, by whichever of its buttons; the taxpayer's takes the ground from under the invitation.</summary>
    private static SeatLoss? LossOf(GuestInvitation? invitation) => invitation switch
    {
        { IsRevoked: true } => SeatLoss.Removed,
        { Consent: GuestConsent.Given } => null,
        _ => SeatLoss.Revoked,
    };

    private async Task ExpelAsync(Seat seat, SeatLoss loss)
    {
        _seats.Remove(seat.Id);
        var connection = seat.Connection;
        var wasOurs = await VacateAsync(seat);
        await services.Presence.RemoveAsync(Id, RecordOf(seat));
        connection?.SeatLost(loss);
        if (wasOurs)
        {
            await RecordDepartureAsync(seat, Grains.Appointments.Departure.Left);
        }
    }

    private async Task OpenMediaAsync(Seat seat)
    {
        if (seat is not { Media: null, Connection: { } connection })
        {
            return;
        }

        var peer = new MediaPeer(
            new PeerId(seat.Id),
            seat.Name,
            new MediaRights(Screen: seat.Role != SeatRole.Guest),
            (happened, data) => connection.Media(new MediaEventView(happened, JsonSerializer.SerializeToElement(data, MediaJson.Options))));
        if (await services.Media.EnterAsync(MediaRoom, peer, MaxPeers) is { } error)
        {
            services.Logger.MediaRefused(Id, error.Code);
            return;
        }

        seat.Media = peer;
    }

    private async Task CloseMediaAsync(Seat seat)
    {
        if (seat.Media is { } peer)
        {
            seat.Media = null;
            await services.Media.LeaveAsync(MediaRoom, peer);
        }
    }
}
