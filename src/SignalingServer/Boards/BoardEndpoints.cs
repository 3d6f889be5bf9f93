using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Boards;

/// <summary>The HTTP address of a board's snapshot. A pass lets in, no cookie is looked at, and so it is not behind the antiforgery check.</summary>
internal static class BoardEndpoints
{
    private const string Route = ApiRoutes.Prefix + "/board/snapshot";

    private const string UpToHeader = "X-Board-Up-To";

    public static void MapBoard(this WebApplication app)
    {
        app.MapGet(Route, GetAsync);
        app.MapPut(Route, PutAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> GetAsync(
        HttpContext context, PassGate gate, BoardSnapshots snapshots, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await gate.CheckAsync(context.Request, cancellationToken) is not { Role: not SeatRole.Guest, Companion: null } pass)
        {
            return Problems.Of(context, DocumentRefusals.PassInvalid);
        }

        if (await snapshots.FindAsync(pass.Appointment, cancellationToken) is not var (upTo, content))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers[UpToHeader] = upTo.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Bytes(content);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        HttpContext context, long upTo, PassGate gate, BoardSnapshots snapshots, CancellationToken cancellationToken)
    {
        if (await gate.CheckAsync(context.Request, cancellationToken) is not { Role: SeatRole.Official, Companion: null } pass)
        {
            return Problems.Of(context, DocumentRefusals.PassInvalid);
        }

        if (!snapshots.MayKeep(pass.Appointment))
        {
            return Problems.Of(context, new Fault(HostFaults.TooManyRequests));
        }

        if (await ReadAsync(context.Request, cancellationToken) is not { } content)
        {
            return Problems.Of(context, BoardSnapshots.TooLarge);
        }

        if (content.Length == 0 || upTo < 1)
        {
            return Problems.Of(context, new Fault(HostFaults.RequestUnreadable));
        }

        return await snapshots.KeepAsync(pass.Appointment, upTo, content, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.Of(context, BoardSnapshots.Ahead);
    }

    /// <summary>Null when there is more than may be; what a request says of its length is not relied on.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BoardSnapshots.Longest)
        {
            return null;
        }

        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > BoardSnapshots.Longest)
            {
                return null;
            }

            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return content.ToArray();
    }
}
