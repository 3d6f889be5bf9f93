using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace VideoDesk.SignalingServer.Http;

/// <summary>Sends the brotli copy that the client's build wrote beside a file, where there is one and the browser takes it.</summary>
internal static class BrotliCopies
{
    private const string Suffix = ".br";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void UseBrotliCopies(this WebApplication app, IFileProvider files) => app.Use((context, next) =>
    {
        var path = context.Request.Path.Value ?? "";
        if (Accepts(context.Request.Headers.AcceptEncoding) && !path.EndsWith('/') && files.GetFileInfo(path + Suffix).Exists)
        {
            context.Request.Path = path + Suffix;
        }

        return next(context);
    });

    /// <summary>The headers of a copy: what it is a copy of, and that it depends on the request.</summary>
    public static void Describe(StaticFileResponseContext response)
    {
        var name = response.File.Name;
        if (name.EndsWith(Suffix, StringComparison.Ordinal) && Types.TryGetContentType(name[..^Suffix.Length], out var type))
        {
            response.Context.Response.ContentType = type;
            response.Context.Response.Headers.ContentEncoding = "br";
            response.Context.Response.Headers.Vary = "Accept-Encoding";
        }
    }

    private static bool Accepts(StringValues encodings) => encodings.ToString()
        .Split(',', StringSplitOptions.TrimEntries)
        .Any(static encoding => encoding.Split(';')[0] == "br" && !encoding.EndsWith("q=0", StringComparison.Ordinal));
}
