using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Api;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Somebody whom one may sign in as. <paramref name="Group"/>: <c>taxpayers</c>, <c>officials</c>, <c>managers</c> or <c>administrators</c>.</summary>
internal sealed record DemoPersonView(string Id, string Name, string Group, string About);

/// <summary>Signing in as one of the demonstration's persons. Development only; elsewhere it does not exist.</summary>
internal static class DevelopmentSignIn
{
    public const string PersonsPath = ApiRoutes.Prefix + "/demo-persons";

    /// <summary>How many further people may sign in as <c>folla-1</c>, <c>folla-2</c> and so on, for load tests. They are not listed.</summary>
    public const string CrowdKey = "Demo:Crowd";

    /// <summary>Who runs the servers in the demonstration.</summary>
    private const string AdministratorId = "sistema-1";

    private const string AdministratorName = "Quirino Serverini";

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <exception cref="InvalidOperationException">A crowd is set where citizens sign in.</exception>
    public static DemoCrowd ReadCrowd(IConfiguration configuration, IHostEnvironment environment)
    {
        var size = configuration.GetValue(CrowdKey, 0);
        return size == 0 || environment.IsDevelopment()
            ? new DemoCrowd(size)
            : throw new InvalidOperationException($"{CrowdKey} is for Development only.");
    }

    /// <summary>The page itself is the client's: it shows these persons and posts a form.</summary>
    public static void MapDevelopmentSignIn(this WebApplication app)
    {
        app.MapGet(PersonsPath, Persons);
        app.MapPost(SignInPath.Page, SignInAsync);
    }

    private static Ok<List<DemoPersonView>> Persons() => TypedResults.Ok<List<DemoPersonView>>(
    [
        .. DemoPersons.All.Select(static person => new DemoPersonView(person.Id.Value, person.Subject.Name, "taxpayers", person.About)),
        .. DemoAgenda.Officials.Where(static official => !official.IsHead).Select(static official => Of(official, "officials", "operatore")),
        .. DemoAgenda.Officials.Where(static official => official.IsHead).Select(static official => Of(official, "managers", "responsabile")),
        new DemoPersonView(AdministratorId, AdministratorName, "administrators", "gestisce i server, non vede appuntamenti"),
    ]);

    private static DemoPersonView Of(Official official, string group, string about) =>
        new(official.Id.Value, official.Name, group, $"{about}, ufficio {DemoAgenda.Offices.Single(office => office.Id == official.Office).Name}");

    /// <summary>Binding from a form makes the framework check the antiforgery token.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> SignInAsync(
        HttpContext context, DemoCrowd crowd, [FromForm] string person, [FromForm] string? returnTo)
    {
        if (Find(crowd, person) is not { } principal)
        {
            return TypedResults.NotFound();
        }

        await context.SignInAsync(Scheme, principal);
        return TypedResults.LocalRedirect(SignInPath.After(principal, returnTo));
    }

    private static ClaimsPrincipal? Find(DemoCrowd crowd, string id)
    {
        if ((DemoPersons.All.FirstOrDefault(known => known.Id.Value == id) ?? crowd.Find(new PersonId(id))) is { } person)
        {
            return CallerClaims.Of(person, Scheme);
        }

        if (id == AdministratorId)
        {
            return CallerClaims.OfAdministrator(AdministratorId, AdministratorName, Scheme);
        }

        return DemoAgenda.Officials.FirstOrDefault(known => known.Id.Value == id) is { } official ? CallerClaims.Of(official, Scheme) : null;
    }
}
