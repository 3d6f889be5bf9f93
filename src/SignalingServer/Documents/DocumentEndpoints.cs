using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// The HTTP addresses of documents. A pass lets in, no cookie is looked at: a page of another site has nothing to send along, and so
/// these are not behind the antiforgery check.
/// </summary>
internal static class DocumentEndpoints
{
    public const string Route = ApiRoutes.Prefix + "/documents";

    public static void MapDocuments(this WebApplication app)
    {
        var documents = app.MapGroup(Route);
        documents.MapTus();
        documents.MapGet("/{id}/content", ContentAsync);
    }

    /// <summary>The file as it is kept, to be saved or drawn by the page; never to be opened by the browser as a page of ours.</summary>
    private static async Task ContentAsync(HttpContext context, string id, PassGate gate, DocumentStore store, ContentFiles files)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await gate.CheckAsync(context.Request, context.RequestAborted) is not { Role: not SeatRole.Guest, Companion: not Companion.Scanner } pass)
        {
            await Problems.Of(context, DocumentRefusals.PassInvalid).ExecuteAsync(context);
            return;
        }

        var found = DocumentId.TryParse(id, out var known) ? await store.FindAsync(known, context.RequestAborted) : null;
        if (found is null || found.Appointment != pass.Appointment || !DocumentRules.IsSeenBy(found, pass.Seat))
        {
            await Problems.Of(context, DocumentRefusals.Unknown).ExecuteAsync(context);
            return;
        }

        if (found is { ReadyAt: null } or { File: null })
        {
            await Problems.Of(context, found.IsSettled ? DocumentRefusals.Settled : DocumentRefusals.NotReady).ExecuteAsync(context);
            return;
        }

        await SendAsync(context, found, files);
    }

    private static async Task SendAsync(HttpContext context, Document document, ContentFiles files)
    {
        await using var content = await files.OpenAsync(document, context.RequestAborted);
        var response = context.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(document.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.ContentType = MediaTypeOf(document.Kind);
        response.ContentLength = document.Bytes;
        try
        {
            await content.CopyToAsync(response.Body, ContentCipher.BlockBytes, context.RequestAborted);
        }
        catch (Exception e) when (e is CryptographicException or InvalidDataException)
        {
            // What was sent so far was good; that the rest is missing must show.
            context.Abort();
        }
    }

    private static string MediaTypeOf(DocumentKind? kind) => kind switch
    {
        DocumentKind.Pdf => "application/pdf",
        DocumentKind.Jpeg => "image/jpeg",
        DocumentKind.Png => "image/png",
        DocumentKind.P7m => "application/pkcs7-mime",
        _ => "application/octet-stream",
    };
}
