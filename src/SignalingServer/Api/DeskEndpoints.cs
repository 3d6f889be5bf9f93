using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>What an office sees of its day, and the appointments that it makes. Everything is the official's own office's.</summary>
internal static class DeskEndpoints
{
    public const string Route = "/desk";

    /// <summary>How far back callbacks are looked for that are still owed.</summary>
    private const int DaysBack = 30;

    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route + "/agenda", AgendaAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(Route + "/callbacks", CallbacksAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(Route + "/colleagues", ColleaguesAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(Route + "/appointments", BookAsync).RequireAuthorization(Policies.OfficeSide).LimitBookings();
        api.MapGet(Route + "/appointments/{appointment:guid}", GetAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapDeskCommands();
    }

    /// <summary>A day's appointments, today's when no date is given.</summary>
    private static async Task<Ok<List<DeskAppointmentView>>> AgendaAsync(
        OfficeCaller caller, DateOnly? date, AppointmentRegister register, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = date ?? RomeTime.DateAt(now);
        var found = await register.OfOfficeAsync(
            caller.Office, RomeTime.Instant(day, TimeOnly.MinValue), RomeTime.Instant(day.AddDays(1), TimeOnly.MinValue), cancellationToken);
        return TypedResults.Ok(found.Select(registered => DeskAppointmentView.From(registered, now)).ToList());
    }

    /// <summary>The calls that are owed, the most urgent first (ADER-20).</summary>
    private static async Task<Ok<List<DeskAppointmentView>>> CallbacksAsync(
        OfficeCaller caller, AppointmentRegister register, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await register.OfOfficeAsync(caller.Office, now.AddDays(-DaysBack), now.AddDays(1), cancellationToken);
        return TypedResults.Ok(found
            .Select(registered => DeskAppointmentView.From(registered, now))
            .Where(static view => view.Callback is { Outcome: null })
            .OrderBy(static view => view.Callback!.DueAt)
            .ToList());
    }

    private static async Task<Ok<List<ColleagueView>>> ColleaguesAsync(
        OfficeCaller caller, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var officials = await catalogue.OfficialsAsync(caller.Office, cancellationToken);
        return TypedResults.Ok(officials.Select(static official => new ColleagueView(official.Id.Value, official.Name, official.IsHead)).ToList());
    }

    private static async Task<Results<Created<AppointmentView>, ProblemHttpResult>> BookAsync(
        HttpContext context, OfficeCaller caller, OfficeBookingForm form, OfficeBookings bookings, CancellationToken cancellationToken)
    {
        var answer = await bookings.BookAsync(caller, form, cancellationToken);
        return answer.Value is { } state
            ? TypedResults.Created($"{ApiRoutes.Prefix}{Route}/appointments/{state.Id}", AppointmentView.From(state, state.BookedAt))
            : Problems.Of(context, answer.Faults);
    }

    private static async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> GetAsync(
        HttpContext context, OfficeCaller caller, Guid appointment, Appointments appointments, CancellationToken cancellationToken) =>
        await appointments.OfOfficeAsync(new AppointmentId(appointment), caller.Office, cancellationToken) is { } found
            ? TypedResults.Ok(DeskAppointmentView.From(found, appointments.Now))
            : Problems.Of(context, AppointmentRefusals.Unknown);
}

/// <summary>Somebody of the same office.</summary>
internal sealed record ColleagueView(string Id, string Name, bool IsHead);
