using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Leaving, and departures that nobody could write down.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>The connection has ended, or the person has pressed the button that leaves.</summary>
    public async Task<Reply> LeaveAsync(DeskConnection connection, Departure departure)
    {
        _visitors.Remove(connection);
        if (_seats.Values.FirstOrDefault(seat => seat.Connection == connection) is { } seat)
        {
            var wasOurs = await VacateAsync(seat);
            if (wasOurs && seat.Role == SeatRole.Guest && departure == Departure.Left)
            {
                _seats.Remove(seat.Id);
                await services.Presence.RemoveAsync(Id, RecordOf(seat));
            }

            if (wasOurs)
            {
                await RecordDepartureAsync(seat, departure);
            }

            await TellAllAsync();
        }
        else if (_companions.Values.FirstOrDefault(beside => beside.Connection == connection) is { } companion)
        {
            await LeaveBesideAsync(companion);
        }

        return Reply.Done;
    }

    /// <summary>Makes the database agree with who is here: after a crash it says "connected" of people who are not. Later, while seats may be missing.</summary>
    public async Task<bool> RepairAsync()
    {
        var present = await services.Presence.OfAsync(Id);
        if (present is { IsWhole: false })
        {
            return false;
        }

        var elsewhere = present?.Seats ?? [.. _seats.Values.Where(static seat => seat.IsElsewhere).Select(RecordOf)];
        if (await services.Register.FindAsync(Id, CancellationToken.None) is { State: var state })
        {
            if (state.Taxpayer.Connected && !Sits(SeatRole.Taxpayer))
            {
                await HandleAsync(new TaxpayerDisconnect(Departure.Dropped));
            }

            if (state is { OfficialPresence.Connected: true, Official: { } official } && !Sits(SeatRole.Official))
            {
                await HandleAsync(new OfficialLeave(official, Departure.Dropped));
            }
        }

        NeedsRepair = false;
        return true;

        bool Sits(SeatRole role) => Here.Any(seat => seat.Role == role) || elsewhere.Any(seat =>
            seat.Role == role && seat is { IsConnected: true, Companion: null } && seat.Process != services.Presence.Process);
    }

    /// <summary>Nobody sits there any more; the seat stays. False when nobody sat there, or somebody else sits there by now, elsewhere.</summary>
    private async Task<bool> VacateAsync(Seat seat)
    {
        if (!seat.IsHere)
        {
            return false;
        }

        await UnseatAsync(seat);
        return await LetGoAsync(seat);
    }

    /// <summary>The connection has the seat no more.</summary>
    private async Task UnseatAsync(Seat seat)
    {
        if (seat.Connection is { } connection)
        {
            connection.Seat = null;
            (seat.Connection, seat.Since) = (null, services.Clock.GetUtcNow());
            await CloseMediaAsync(seat);
        }
    }

    /// <summary>When the database is away the departure is written down later, by <see cref="RepairAsync"/>.</summary>
    private async Task RecordDepartureAsync(Seat seat, Departure departure)
    {
        try
        {
            if (seat.Role == SeatRole.Taxpayer)
            {
                await HandleAsync(new TaxpayerDisconnect(departure));
            }
            else if (seat.Official is { } official)
            {
                await HandleAsync(new OfficialLeave(official, departure));
            }
        }
        catch (Exception e)
        {
            services.Logger.DepartureNotRecorded(Id, e.GetType().Name);
            NeedsRepair = true;
        }
    }
}
