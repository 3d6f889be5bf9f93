using System.Security.Claims;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>What the sign-in cookie carries. It is encrypted: who has the cookie cannot read it.</summary>
internal static class CallerClaims
{
    public const string Id = ClaimTypes.NameIdentifier;
    public const string Name = ClaimTypes.Name;
    public const string Role = ClaimTypes.Role;

    /// <summary>As SPID names it.</summary>
    public const string FiscalNumber = "fiscal_number";

    public const string Office = "office";

    /// <summary>Whoever signed in; null when nobody did.</summary>
    public static string? PersonOf(ClaimsPrincipal principal) => principal.FindFirstValue(Id);

    public static ClaimsPrincipal Of(DemoPerson person, string scheme) => New(
        scheme,
        new Claim(Id, person.Id.Value),
        new Claim(Name, person.Subject.Name),
        new Claim(FiscalNumber, person.Subject.Code.Value),
        new Claim(Role, IsProfessional(person) ? Roles.Professional : Roles.Taxpayer));

    public static ClaimsPrincipal Of(Official official, string scheme) => New(
        scheme,
        new Claim(Id, official.Id.Value),
        new Claim(Name, official.Name),
        new Claim(Office, official.Office.Value),
        new Claim(Role, official.IsHead ? Roles.Manager : Roles.Official));

    /// <summary>Somebody who runs the servers and is of no office.</summary>
    public static ClaimsPrincipal OfAdministrator(string id, string name, string scheme) =>
        New(scheme, new Claim(Id, id), new Claim(Name, name), new Claim(Role, Roles.Administrator));

    /// <summary>The same person, who runs the servers besides.</summary>
    public static ClaimsPrincipal AndAdministrator(ClaimsPrincipal principal)
    {
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Role, Roles.Administrator));
        return principal;
    }

    /// <summary>A tax professional, or somebody of the practice (GP-04).</summary>
    private static bool IsProfessional(DemoPerson person) => DemoPersons.Mandates.Any(mandate =>
        mandate.Capacity == Capacity.Intermediary
        && (mandate.Holder == person.Subject.Code || mandate.Collaborators.Contains(person.Subject.Code)));

    private static ClaimsPrincipal New(string scheme, params Claim[] claims) => new(new ClaimsIdentity(claims, scheme, Name, Role));
}
