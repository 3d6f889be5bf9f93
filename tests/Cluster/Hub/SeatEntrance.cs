using System.Net;
using System.Text.Json;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.Cluster.Hub;

/// <summary>How the two sides of an appointment come in.</summary>
internal static class SeatEntrance
{
    /// <summary>By the personal link, as far as the waiting room.</summary>
    public static async Task<SeatConnection> TaxpayerAsync(Uri server, SeededAppointment appointment, Action<string, JsonElement> told)
    {
        var connection = await SeatConnection.ConnectAsync(server, null, told);
        await EnteredAsync(connection, async () =>
        {
            await connection.CallAsync("EnterByLink", new { token = appointment.Token, device = NewDevice() });
            await WaitAsync(connection);
        });
        return connection;
    }

    /// <param name="server">A web node, or the proxy before them.</param>
    /// <param name="cookies">Of the official.</param>
    /// <param name="appointment">Whose.</param>
    /// <param name="told">As for a connection.</param>
    public static async Task<SeatConnection> OfficialAsync(
        Uri server, CookieContainer cookies, SeededAppointment appointment, Action<string, JsonElement> told)
    {
        var connection = await SeatConnection.ConnectAsync(server, cookies, told);
        await EnteredAsync(connection, () => connection.CallAsync("EnterAsOfficial", new { appointment = appointment.Id, device = NewDevice() }));
        return connection;
    }

    /// <summary>From the conditions, which are accepted, to the waiting room.</summary>
    public static async Task WaitAsync(SeatConnection taxpayer)
    {
        foreach (var terms in TermsDocuments.Of(Language.Italian))
        {
            await taxpayer.CallAsync("AcceptTerms", new { document = terms.Document, version = terms.Version, hash = terms.Hash, language = "it" });
        }

        await taxpayer.CallAsync("SetStage", new { stage = "waiting" });
    }

    private static string NewDevice() => Guid.NewGuid().ToString("N");

    /// <summary>Whoever does not get in leaves no connection behind.</summary>
    private static async Task EnteredAsync(SeatConnection connection, Func<Task> enter)
    {
        try
        {
            await enter();
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
