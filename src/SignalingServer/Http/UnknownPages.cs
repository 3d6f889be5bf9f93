using Microsoft.Extensions.FileProviders;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Hubs;

namespace VideoDesk.SignalingServer.Http;

/// <summary>
/// Answers a path that nothing else answers with the client's own document, which says that there is no such page. The status stays 404.
/// What programs ask for (the API, the hubs, files) gets a bare answer.
/// </summary>
internal static class UnknownPages
{
    public static void UseUnknownPages(this WebApplication app, IFileProvider files) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is not null || !IsForPeople(context.Request) || files.GetFileInfo("index.html") is not { Exists: true } document)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(document, context.RequestAborted);
    });

    private static bool IsForPeople(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().Accept.Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
        && !request.Path.StartsWithSegments(ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments(DeskHubServices.Prefix, StringComparison.OrdinalIgnoreCase);
}
