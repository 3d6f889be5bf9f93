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
            await VacateAsync(seat);
            if (seat.Role == SeatRole.Guest && departure == Departure.Left)
            {
                _seats.Remove(seat.Id);
            }

            await RecordDepartureAsync(seat, departure);
            await TellAsync();
        }
        else if (_companions.Values.FirstOrDefault(beside => beside.Connection == connection) is { } companion)
        {
            await LeaveBesideAsync(companion);
        }

        return Reply.Done;
    }

    /// <summary>Makes the database agree with who is here: after a crash it says "connected" of people who are not.</summary>
    public async Task<bool> RepairAsync()
    {
        var here = await services.Presence.OfAsync(Id);
        if (await services.Register.FindAsync(Id, CancellationToken.None) is { State: var state })
        {
            if (state.Taxpayer.Connected && !here.Any(static seat => seat.Role == SeatRole.Taxpayer))
            {
                await HandleAsync(new TaxpayerDisconnect(Departure.Dropped));
            }

            if (state is { OfficialPresence.Connected: true, Official: { } official } && !here.Any(static seat => seat.Role == SeatRole.Official))
            {
                await HandleAsync(new OfficialLeave(official, Departure.Dropped));
            }
        }

        NeedsRepair = false;
        return true;
    }

    /// <summary>Nobody sits there any more; the seat stays.</summary>
    private async Task VacateAsync(Seat seat)
    {
        if (seat.Connection is not { } connection)
        {
            return;
        }

        connection.Seat = null;
        (seat.Connection, seat.Since) = (null, services.Clock.GetUtcNow());
        await CloseMediaAsync(seat);
        await services.Presence.LeaveAsync(Id, seat.Id, connection.Id);
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
