using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>What an office sees of its day, and the appointments that it makes. Everything is the official's own office's.</summary>
internal static class DeskEndpoints
{
    public const string Route = "/desk";

    /// <summary>How far back callbacks are looked for that are still owed.</summary>
    private const int DaysBack = 30;

    /// <summary>How far ahead pre-calls are looked for: more than any policy opens them before.</summary>
    private const int DaysAhead = 14;

    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route + "/agenda", AgendaAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(Route + "/pre-calls", PreCallsAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(Route + "/callbacks", CallbacksAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(Route + "/colleagues", ColleaguesAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapGet(Route + "/counters", CountersAsync).RequireAuthorization(Policies.Managers);
        api.MapPost(Route + "/appointments", BookAsync).RequireAuthorization(Policies.OfficeSide).LimitBookings();
        api.MapGet(Route + "/appointments/{appointment:guid}", GetAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapDeskCommands();
        api.MapProtocol();
    }

    /// <summary>A day's appointments, today's when no date is given.</summary>
    private static async Task<Ok<List<DeskAppointmentView>>> AgendaAsync(
        [AsParameters] DayQuery query, AppointmentRegister register, DeskRooms rooms, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await register.OfOfficeAsync(query.Caller.Office, query.Date ?? RomeTime.DateAt(now), cancellationToken);
        var views = found.Select(registered => (registered.State.Id, View: DeskAppointmentView.From(registered, now))).ToList();
        var there = await rooms.TaxpayersAsync(views.Where(static one => one.View.WaitingSince is not null).Select(static one => one.Id));
        return TypedResults.Ok(views.Select(one => one.View.With(there.TryGetValue(one.Id, out var taxpayer) ? taxpayer : null)).ToList());
    }

    /// <summary>The taxpayers who are to be called before their appointment, in order of its time (SD-07).</summary>
    private static async Task<Ok<List<DeskAppointmentView>>> PreCallsAsync(
        OfficeCaller caller, AppointmentRegister register, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await register.OfOfficeAsync(caller.Office, now, now.AddDays(DaysAhead), cancellationToken);
        return TypedResults.Ok(found
            .Where(registered => IsToBeCalled(new AppointmentSession(registered.State).StateAt(now)))
            .Select(registered => DeskAppointmentView.From(registered, now))
            .ToList());
    }

    private static bool IsToBeCalled(AppointmentState state) =>
        !state.Phase.IsFinal() && !state.PreCallWindowIsOver && state.PreCall is PreCallState.Open or PreCallState.NotReached;

    /// <summary>How a day went, today when no date is given. For the head of the office (CIV-04).</summary>
    private static async Task<Ok<DayCounters>> CountersAsync(
        [AsParameters] DayQuery query, AppointmentRegister register, SurveyStore surveys, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = query.Date ?? RomeTime.DateAt(now);
        var found = await register.OfOfficeAsync(query.Caller.Office, day, cancellationToken);
        var scores = await surveys.ScoresAsync(found.Select(static registered => registered.State.Id), cancellationToken);
        return TypedResults.Ok(DayCounters.Of(day, found.Select(registered => new AppointmentSession(registered.State).StateAt(now)), scores));
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

    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> GetAsync(
        [AsParameters] DeskTarget target, CancellationToken cancellationToken) => target.ShowAsync(cancellationToken);
}

/// <summary>A day of the caller's office.</summary>
internal readonly record struct DayQuery(OfficeCaller Caller, DateOnly? Date);
