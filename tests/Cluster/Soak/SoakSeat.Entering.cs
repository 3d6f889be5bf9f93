using System.Net.WebSockets;
using System.Text.Json;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.Cluster.Soak;

/// <summary>The way in.</summary>
internal sealed partial class SoakSeat
{
    private async Task<SeatConnection?> TryEnterAsync()
    {
        SeatConnection? connection = null;
        try
        {
            Lines.Begin();
            var current = new object[1];
            connection = await SeatConnection.ConnectAsync(server, cookies, (name, content) => Told(current, name, content));
            current[0] = connection;
            var after = Lines.Last;
            var entered = cookies is null
                ? await connection.CallAsync("EnterByLink", new { token = appointment.Token, device = _device, after })
                : await connection.CallAsync("EnterAsOfficial", new { appointment = appointment.Id, device = _device, after });
            _connection = connection;
            await TakeAsync(connection, entered);
            ledger.Count("entries");
            return connection;
        }
        catch (Exception e) when (e is HubRefusalException or IOException or WebSocketException or OperationCanceledException)
        {
            Note(e as HubRefusalException);
            _connection = null;
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            return null;
        }
    }

    private async Task TakeAsync(SeatConnection connection, JsonElement entered)
    {
        List<JsonElement> events = [.. entered.GetProperty("events").EnumerateArray()];
        var hasMore = entered.GetProperty("more").GetBoolean();
        while (hasMore)
        {
            var page = await connection.CallAsync("Events", new { after = events[^1].GetProperty("position").GetInt64() });
            events.AddRange(page.GetProperty("events").EnumerateArray());
            hasMore = page.GetProperty("more").GetBoolean();
        }

        Lines.Enter(events);
        See(entered.GetProperty("view"));
        if (cookies is null && !entered.GetProperty("view").GetProperty("you").GetProperty("stage").ValueEquals("call"))
        {
            await SeatEntrance.WaitAsync(connection);
        }
    }

    /// <summary>The official lets the taxpayer in as soon as both are there.</summary>
    private async Task AdmitAsync()
    {
        if (_connection is not { } connection || Interlocked.Exchange(ref _isAdmitting, 1) == 1)
        {
            return;
        }

        try
        {
            await connection.CallAsync("Admit");
            ledger.Count("taxpayers admitted");
        }
        catch (Exception e) when (e is HubRefusalException or IOException)
        {
            // Whoever went or came meanwhile changes the view, and then it is tried again.
            ledger.Count("admissions put off");
        }
        finally
        {
            Interlocked.Exchange(ref _isAdmitting, 0);
        }
    }
}
