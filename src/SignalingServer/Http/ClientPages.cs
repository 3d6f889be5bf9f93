namespace VideoDesk.SignalingServer.Http;

/// <summary>The paths of the client's pages; the same document answers all of them (<c>pages/routes.ts</c>).</summary>
internal static class ClientPages
{
    public static readonly IReadOnlySet<string> Paths = new HashSet<string>(StringComparer.Ordinal)
    {
        "/prenota", "/appuntamenti", "/entra", "/ospite", "/operatore", "/offerta", "/questionario", "/verifica-dispositivo", "/condizioni",
        "/accessibilita", "/privacy", "/note-legali",
    };

    /// <summary>Lets the files of the client answer the pages' paths.</summary>
    public static void UseClientPages(this WebApplication app) => app.Use(static (context, next) =>
    {
        var isPage = HttpMethods.IsGet(context.Request.Method) && context.Request.Path.Value is { } path && Paths.Contains(path.TrimEnd('/'));
        if (isPage)
        {
            context.Request.Path = "/index.html";
        }

        return next(context);
    });
}
