using System.Diagnostics;
using System.Security.Claims;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Somebody of the taxpayer's side. An endpoint that takes one requires <see cref="Policies.TaxpayerSide"/>.</summary>
internal sealed record TaxpayerCaller(PersonId Person, CodiceFiscale Code, string Name)
{
    public static ValueTask<TaxpayerCaller?> BindAsync(HttpContext context)
    {
        var user = context.User;
        return new(new TaxpayerCaller(
            new PersonId(Claims.Required(user, CallerClaims.Id)),
            CodiceFiscale.Parse(Claims.Required(user, CallerClaims.FiscalNumber)),
            Claims.Required(user, CallerClaims.Name)));
    }

    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Person.ToString();
}

/// <summary>Somebody of an office. An endpoint that takes one requires <see cref="Policies.OfficeSide"/>.</summary>
internal sealed record OfficeCaller(OfficialId Official, OfficeId Office, bool IsManager)
{
    public static ValueTask<OfficeCaller?> BindAsync(HttpContext context)
    {
        var user = context.User;
        return new(new OfficeCaller(
            new OfficialId(Claims.Required(user, CallerClaims.Id)),
            new OfficeId(Claims.Required(user, CallerClaims.Office)),
            user.IsInRole(Roles.Manager)));
    }
}

/// <summary>Reads claims that the endpoint's policy guarantees.</summary>
file static class Claims
{
    public static string Required(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new UnreachableException($"The endpoint's policy lets nobody in without the claim {type}.");
}
