using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Operations;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Every endpoint under <c>/api</c>, and what holds for all of them.</summary>
internal static partial class ApiRoutes
{
    public const string Prefix = "/api";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.AddOpenApi();
        services.AddSingleton<LiveChatLists>();
        return services.AddProblemDetails().AddExceptionHandler<UnreadableRequests>();
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi(Prefix + "/openapi.json");
        var api = app.MapGroup(Prefix).AddEndpointFilter(CheckAntiforgeryAsync);
        api.MapSession();
        api.MapCatalogue();
        api.MapHolds();
        api.MapAppointments();
        api.MapWaitingList();
        api.MapDesk();
        api.MapPersonalLinks();
        api.MapInvitations();
        api.MapOffers();
        api.MapTerms();
        api.MapSurveys();
        api.MapLiveChats();
        api.MapOperations();
    }

    /// <summary>Answers 429 when a person or an address holds or confirms too often.</summary>
    public static RouteHandlerBuilder LimitBookings(this RouteHandlerBuilder route) => route.AddEndpointFilter(static async (context, next) =>
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<BookingLimits>().WaitFor(http) is not { } wait)
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problems.Of(http, new Fault(HostFaults.TooManyRequests));
    });

    /// <summary>A page of another site must not act in a visitor's name. Reading is safe.</summary>
    private static async ValueTask<object?> CheckAntiforgeryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isSafe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return isSafe || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : Problems.Of(http, new Fault(HostFaults.AntiforgeryInvalid));
    }

    /// <summary>A request that cannot be read gets the same kind of answer as any other refusal; nothing of an exception is ever shown.</summary>
    private sealed partial class UnreadableRequests(ILogger<UnreadableRequests> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            var code = exception is BadHttpRequestException ? HostFaults.RequestUnreadable : HostFaults.Unexpected;
            if (code == HostFaults.Unexpected && !cancellationToken.IsCancellationRequested)
            {
                // Not the message: it may quote what somebody has sent.
                var where = exception.TargetSite is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : "";
                LogFailed(httpContext.GetEndpoint()?.DisplayName ?? httpContext.Request.Method, exception.GetType().Name, where);
            }

            await Problems.Of(httpContext, new Fault(code)).ExecuteAsync(httpContext);
            return true;
        }

        [LoggerMessage(1, LogLevel.Error, "A request failed: {Endpoint}: {Error} in {Where}", EventName = "RequestFailed")]
        private partial void LogFailed(string endpoint, string error, string where);
    }
}
