namespace VideoDesk.SignalingServer.Http;

/// <summary>The paths of the client's pages; the same document answers all of them (<c>pages/routes.ts</c>).</summary>
internal static class ClientPages
{
    public static readonly IReadOnlySet<string> Paths = new HashSet<string>(StringComparer.Ordinal)
    {
        "/prenota", "/appuntamenti", "/entra", "/ospite", "/scansiona", "/operatore", "/offerta", "/questionario", "/verifica-dispositivo",
        "/condizioni", "/chat", "/assistenza", "/accessibilita", "/privacy", "/note-legali", "/sistema",
    };

    /// <summary>A page in Development only: elsewhere the same path leads to the administration's provider.</summary>
    private const string DemoSignIn = Auth.SignInPath.Page;

    /// <summary>Lets the files of the client answer the pages' paths.</summary>
    public static void UseClientPages(this WebApplication app) => app.Use((context, next) =>
    {
        var path = context.Request.Path.Value?.TrimEnd('/') ?? "";
        var isPage = HttpMethods.IsGet(context.Request.Method)
            && (Paths.Contains(path) || (path == DemoSignIn && app.Environment.IsDevelopment()));
        if (isPage)
        {
            // An endpoint of the same path and another method must not answer in the place of the page.
            context.SetEndpoint(null);
            context.Request.Path = "/index.html";
        }

        return next(context);
    });
}
