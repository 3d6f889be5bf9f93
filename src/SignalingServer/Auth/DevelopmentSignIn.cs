using System.Net;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>A page on which one signs in as one of the demonstration's persons. Development only; elsewhere it does not exist.</summary>
internal static class DevelopmentSignIn
{
    public const string Path = "/accedi";

    /// <summary>How many further people may sign in as <c>folla-1</c>, <c>folla-2</c> and so on, for load tests. They are not listed.</summary>
    public const string CrowdKey = "Demo:Crowd";

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <exception cref="InvalidOperationException">A crowd is set where citizens sign in.</exception>
    public static DemoCrowd ReadCrowd(IConfiguration configuration, IHostEnvironment environment)
    {
        var size = configuration.GetValue(CrowdKey, 0);
        return size == 0 || environment.IsDevelopment()
            ? new DemoCrowd(size)
            : throw new InvalidOperationException($"{CrowdKey} is for Development only.");
    }

    public static void MapDevelopmentSignIn(this WebApplication app)
    {
        app.MapGet(Path, Page);
        app.MapPost(Path, SignInAsync);
    }

    private static ContentHttpResult Page(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var page = new StringBuilder("<!doctype html><html lang=\"it\"><head><meta charset=\"utf-8\"><title>Accesso dimostrativo</title></head><body>")
            .Append("<main><h1>Accesso dimostrativo</h1><form method=\"post\"><input type=\"hidden\" name=\"")
            .Append(WebUtility.HtmlEncode(tokens.FormFieldName)).Append("\" value=\"").Append(WebUtility.HtmlEncode(tokens.RequestToken))
            .Append("\"><h2>Contribuenti e professionisti</h2><ul>");
        foreach (var person in DemoPersons.All)
        {
            AddButton(page, person.Id.Value, person.Subject.Name, person.About);
        }

        page.Append("</ul><h2>Uffici</h2><ul>");
        foreach (var official in DemoAgenda.Officials)
        {
            AddButton(page, official.Id.Value, official.Name, official.IsHead ? "responsabile dell'ufficio" : "operatore");
        }

        return TypedResults.Content(page.Append("</ul></form></main></body></html>").ToString(), "text/html; charset=utf-8");
    }

    /// <summary>Binding from a form makes the framework check the antiforgery token.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> SignInAsync(
        HttpContext context, DemoCrowd crowd, [FromForm] string person)
    {
        if (Find(crowd, person) is not { } principal)
        {
            return TypedResults.NotFound();
        }

        await context.SignInAsync(Scheme, principal);
        return TypedResults.LocalRedirect("/");
    }

    private static System.Security.Claims.ClaimsPrincipal? Find(DemoCrowd crowd, string id)
    {
        if ((DemoPersons.All.FirstOrDefault(known => known.Id.Value == id) ?? crowd.Find(new PersonId(id))) is { } person)
        {
            return CallerClaims.Of(person, Scheme);
        }

        return DemoAgenda.Officials.FirstOrDefault(known => known.Id.Value == id) is { } official ? CallerClaims.Of(official, Scheme) : null;
    }

    private static void AddButton(StringBuilder page, string id, string name, string about) => page
        .Append("<li><button name=\"person\" value=\"").Append(WebUtility.HtmlEncode(id)).Append("\">").Append(WebUtility.HtmlEncode(name))
        .Append("</button> ").Append(WebUtility.HtmlEncode(about)).Append("</li>");
}
