using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Who may call what: every endpoint with every role.</summary>
public sealed class RoleTests
{
    private const string Everybody = "everybody";
    private const string SignedIn = "signed-in";
    private const string TaxpayerSide = "taxpayer-side";
    private const string OfficeSide = "office-side";
    private const string Managers = "managers";
    private const string Administrators = "administrators";

    /// <summary>A pass lets in, and nobody of the visitors has one.</summary>
    private const string Holders = "holders";

    /// <summary>One person of each role; the empty name is nobody.</summary>
    private static readonly (string Person, string[] Groups)[] Visitors =
    [
        ("", [Everybody]),
        ("mario", [Everybody, SignedIn, TaxpayerSide]),
        ("ginevra", [Everybody, SignedIn, TaxpayerSide]),
        ("roma-2", [Everybody, SignedIn, OfficeSide]),
        ("roma-1", [Everybody, SignedIn, OfficeSide, Managers]),
        ("sistema-1", [Everybody, SignedIn, Administrators]),
    ];

    private static readonly Dictionary<string, string> Table = new()
    {
        ["GET /api/session"] = Everybody,
        ["POST /api/sign-out"] = Everybody,
        ["GET /api/services"] = Everybody,
        ["GET /api/offices"] = Everybody,
        ["GET /api/privacy-notice"] = Everybody,
        ["GET /api/terms"] = Everybody,
        ["GET /api/demo-persons"] = Everybody,

        // With the token of a personal link, everybody; with an appointment, whoever is signed in.
        ["POST /api/surveys"] = SignedIn,
        ["POST /api/links/open"] = Everybody,
        ["POST /api/invitations/open"] = Everybody,
        ["POST /api/offers/open"] = Everybody,
        ["POST /api/offers/take"] = Everybody,
        ["POST /api/offers/decline"] = Everybody,
        ["OPTIONS /api/documents/"] = Everybody,
        ["OPTIONS /api/documents/{id}"] = Everybody,
        ["POST /api/documents/"] = Holders,
        ["HEAD /api/documents/{id}"] = Holders,
        ["PATCH /api/documents/{id}"] = Holders,
        ["DELETE /api/documents/{id}"] = Holders,
        ["POST /api/documents/{id}"] = Holders,
        ["GET /api/documents/{id}/content"] = Holders,
        ["GET /api/slots"] = SignedIn,
        ["GET /api/subjects"] = TaxpayerSide,
        ["POST /api/provinces"] = TaxpayerSide,
        ["POST /api/holds"] = TaxpayerSide,
        ["DELETE /api/holds/{hold:guid}"] = TaxpayerSide,
        ["POST /api/appointments"] = TaxpayerSide,
        ["GET /api/appointments"] = TaxpayerSide,
        ["GET /api/appointments/{appointment:guid}"] = TaxpayerSide,
        ["POST /api/appointments/{appointment:guid}/cancel"] = TaxpayerSide,
        ["GET /api/waiting-list"] = TaxpayerSide,
        ["POST /api/waiting-list"] = TaxpayerSide,
        ["DELETE /api/waiting-list/{entry:guid}"] = TaxpayerSide,
        ["POST /api/waiting-list/{entry:guid}/decline"] = TaxpayerSide,
        ["POST /api/waiting-list/{entry:guid}/accept"] = TaxpayerSide,
        ["GET /api/desk/agenda"] = OfficeSide,
        ["GET /api/desk/pre-calls"] = OfficeSide,
        ["GET /api/desk/callbacks"] = OfficeSide,
        ["GET /api/desk/counters"] = Managers,
        ["GET /api/desk/colleagues"] = OfficeSide,
        ["GET /api/desk/protocol"] = OfficeSide,
        ["POST /api/desk/protocol/{year:int}/{number:int}/annul"] = Managers,
        ["POST /api/desk/appointments"] = OfficeSide,
        ["GET /api/desk/appointments/{appointment:guid}"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/pre-call"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/callback"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/choose-callback"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/close"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/resolve-early"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/cancel"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/assign"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/transfer-to-colleague"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/transfer-to-office"] = OfficeSide,
        ["POST /api/desk/appointments/{appointment:guid}/live-chat"] = OfficeSide,
        ["DELETE /api/desk/appointments/{appointment:guid}/live-chat"] = OfficeSide,
        ["GET /api/desk/live-chats"] = OfficeSide,
        ["GET /api/my/live-chats"] = TaxpayerSide,
        ["GET /api/operations"] = Administrators,
        ["POST /api/operations/relays/{node}/drain"] = Administrators,
        ["DELETE /api/operations/relays/{node}/drain"] = Administrators,
    };

    /// <summary>Endpoints that are no part of the API, and those that look at a pass and not at a sign-in.</summary>
    private static readonly string[] Others =
    [
        "GET /healthz", "GET /readyz", "GET /api/board/snapshot", "PUT /api/board/snapshot", "GET /api/openapi.json", "POST /accedi", "GET /",
    ];

    [Fact]
    [Trait("Requirement", "A.10")]
    public async Task Endpoints_EveryOne_LetsInWhomTheTableSays()
    {
        await using var server = await ApiServer.StartAsync();
        var endpoints = Endpoints(server).Except(Others).ToList();
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), endpoints.Order(StringComparer.Ordinal));
        List<string> wrong = [];
        foreach (var (person, groups) in Visitors)
        {
            using var browser = server.Browser();
            await (person.Length > 0 ? browser.SignInAsync(person) : browser.RefreshTokenAsync());

            // Signing out comes last: what follows would be anonymous.
            foreach (var endpoint in endpoints.OrderBy(static endpoint => endpoint.EndsWith("sign-out", StringComparison.Ordinal)))
            {
                var answer = await CallAsync(browser, endpoint);
                var isRefused = answer.Status is 401 or 403;
                if (isRefused == groups.Contains(Table[endpoint]) || answer.Status >= 500)
                {
                    wrong.Add($"{(person.Length > 0 ? person : "nobody")}: {endpoint} gave {answer.Status}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static Task<ApiAnswer> CallAsync(ApiBrowser browser, string endpoint)
    {
        var (method, route) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        var id = Guid.NewGuid().ToString("N");
        var path = route.Replace("{appointment:guid}", id, StringComparison.Ordinal)
            .Replace("{entry:guid}", id, StringComparison.Ordinal)
            .Replace("{hold:guid}", id, StringComparison.Ordinal)
            .Replace("{year:int}/{number:int}", "2026/1", StringComparison.Ordinal);
        return browser.SendAsync(new HttpMethod(method), path, method == "POST" ? new { } : null);
    }

    private static IEnumerable<string> Endpoints(ApiServer server) =>
        from endpoint in server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method} {endpoint.RoutePattern.RawText}";
}
