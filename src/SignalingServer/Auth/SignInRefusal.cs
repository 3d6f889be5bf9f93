using System.Net;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Tells somebody why the sign-in did not work: a page for a browser, problem details for a program.</summary>
internal static class SignInRefusal
{
    /// <summary>When to try again where the provider is away.</summary>
    private const string RetrySeconds = "30";

    private static readonly LocalizedText Title = new("Accesso non riuscito", "Sign-in failed", "Anmeldung fehlgeschlagen");
    private static readonly LocalizedText Retry = new("Riprova", "Try again", "Noch einmal versuchen");

    public static async Task WriteAsync(HttpContext context, string code)
    {
        var problem = Problems.Of(context, new Fault(code));
        context.Response.Headers.CacheControl = "no-store";
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetrySeconds;
        }

        if (!WantsPage(context))
        {
            await problem.ExecuteAsync(context);
            return;
        }

        var language = RequestLanguage.Of(context);
        await Results.Content(Page(language, code), "text/html; charset=utf-8", statusCode: problem.StatusCode).ExecuteAsync(context);
    }

    private static bool WantsPage(HttpContext context) => context.Request.GetTypedHeaders().Accept
        .Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static string Page(Language language, string code)
    {
        var title = WebUtility.HtmlEncode(Title.In(language));
        var sentence = WebUtility.HtmlEncode(ProblemTexts.Of(code, language));
        var retry = WebUtility.HtmlEncode(Retry.In(language));
        return $"<!doctype html><html lang=\"{Tag(language)}\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><main>"
            + $"<h1>{title}</h1><p role=\"alert\" data-code=\"{code}\">{sentence}</p>"
            + $"<p><a href=\"{OpenIdSignIn.Path}\">{retry}</a></p></main></body></html>";
    }

    private static string Tag(Language language) => language switch
    {
        Language.English => "en",
        Language.German => "de",
        _ => "it",
    };
}
