using Microsoft.Extensions.FileProviders;

namespace VideoDesk.SignalingServer.Http;

/// <summary>Serves the built browser client.</summary>
internal static class WebClientFiles
{
    private static readonly string BuiltClient = Path.Combine("src", "WebClient", "dist");

    public static void UseWebClient(this WebApplication app)
    {
        var root = FindRoot(app.Configuration["WebRoot"], app.Environment.ContentRootPath);
        if (root is null)
        {
            app.MapGet("/", static () => Results.Text(
                "The web client is not built: run \"npm ci && npm run build\" in src/WebClient, then start the server again.",
                statusCode: StatusCodes.Status503ServiceUnavailable));
            return;
        }

        var files = new PhysicalFileProvider(root);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseClientPages();
        app.UseBrotliCopies(files);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // A brotli copy has a type only by the name without its ending, see Describe.
            ServeUnknownFileTypes = true,
            OnPrepareResponse = static response =>
            {
                SetCaching(response);
                BrotliCopies.Describe(response);
            },
        });
        app.UseUnknownPages(files);
    }

    /// <summary>The configured folder, or the built client in the content root or in a folder above it. Null when there is none.</summary>
    private static string? FindRoot(string? configured, string contentRoot)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            var path = Path.GetFullPath(configured, contentRoot);
            return Directory.Exists(path)
                ? path
                : throw new InvalidOperationException($"WebRoot is \"{configured}\": there is no folder {path}.");
        }

        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, BuiltClient);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Files under assets/ carry a hash of their content in their names; the page itself must be asked for each time.</summary>
    private static void SetCaching(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
