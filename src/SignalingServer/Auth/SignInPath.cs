using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace VideoDesk.SignalingServer.Auth;

/// <summary>Where one signs in, and where one is taken afterwards.</summary>
internal static class SignInPath
{
    public const string Page = "/accedi";

    /// <summary>The official's page.</summary>
    public const string Desk = "/operatore";

    /// <summary>The administrators' page.</summary>
    public const string Operations = "/sistema";

    private const string OwnAppointments = "/appuntamenti";

    /// <summary>The page from which somebody came, if it is one of ours and for this person; otherwise the person's first page.</summary>
    public static string After(ClaimsPrincipal principal, string? returnTo)
    {
        if (principal.IsInRole(Roles.Administrator) && IsOperations(returnTo))
        {
            return returnTo!;
        }

        var isOffice = principal.IsInRole(Roles.Official) || principal.IsInRole(Roles.Manager);
        return IsAdministratorAlone(principal) ? Operations : isOffice ? AfterOfficial(returnTo) : IsOurs(returnTo) && !IsDesk(returnTo!) ? returnTo! : OwnAppointments;
    }

    /// <summary>The same for somebody of an office or who runs the servers, before it is known who.</summary>
    public static string AfterOfficial(string? returnTo) => IsOurs(returnTo) && (IsDesk(returnTo!) || IsOperations(returnTo)) ? returnTo! : Desk;

    /// <summary>Whether the page of an office is nothing for this person.</summary>
    public static bool IsAdministratorAlone(ClaimsPrincipal principal) =>
        principal.IsInRole(Roles.Administrator) && !principal.IsInRole(Roles.Official) && !principal.IsInRole(Roles.Manager);

    /// <summary>A path of this server, and not the sign-in page again.</summary>
    public static bool IsOurs(string? path) =>
        path is { Length: > 0 and < 500 }
        && path[0] == '/'
        && RedirectHttpResult.IsLocalUrl(path)
        && !path.Any(char.IsControl)
        && !path.StartsWith(Page, StringComparison.OrdinalIgnoreCase);

    private static bool IsDesk(string path) => path.StartsWith(Desk, StringComparison.Ordinal);

    private static bool IsOperations(string? path) => path is not null && (path == Operations || path.StartsWith(Operations + "?", StringComparison.Ordinal));
}
