using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Why it is cancelled: a word of <see cref="CancellationReason"/>; nothing means unspecified.</summary>
internal sealed record CancelRequest(string? Reason);

/// <summary>"I miei appuntamenti" (ADER-13).</summary>
internal static class AppointmentEndpoints
{
    private const string Route = "/appointments";
    private const string One = Route + "/{appointment:guid}";

    public static void MapAppointments(this IEndpointRouteBuilder api)
    {
        api.MapPost(Route, ConfirmAsync).RequireAuthorization(Policies.TaxpayerSide).LimitBookings();
        api.MapGet(Route, ListAsync).RequireAuthorization(Policies.TaxpayerSide);
        api.MapGet(One, GetAsync).RequireAuthorization(Policies.TaxpayerSide);
        api.MapPost(One + "/cancel", CancelAsync).RequireAuthorization(Policies.TaxpayerSide);
    }

    private static async Task<Results<Created<AppointmentView>, ProblemHttpResult>> ConfirmAsync(
        HttpContext context, TaxpayerCaller caller, BookingForm form, TaxpayerBookings bookings, CancellationToken cancellationToken)
    {
        var answer = await bookings.ConfirmAsync(caller, form, cancellationToken);
        return answer.Value is { } state
            ? TypedResults.Created($"{ApiRoutes.Prefix}{Route}/{state.Id}", AppointmentView.From(state, state.BookedAt))
            : Problems.Of(context, answer.Faults);
    }

    private static async Task<Ok<List<OwnAppointmentView>>> ListAsync(
        TaxpayerCaller caller, AppointmentRegister register, TimeProvider clock, CancellationToken cancellationToken)
    {
        var own = await register.OfPersonAsync(caller.Person, cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(own.Select(registered => OwnAppointmentView.From(registered, now)).ToList());
    }

    private static async Task<Results<Ok<OwnAppointmentView>, ProblemHttpResult>> GetAsync(
        HttpContext context, TaxpayerCaller caller, Guid appointment, Appointments appointments, CancellationToken cancellationToken) =>
        await appointments.OfPersonAsync(new AppointmentId(appointment), caller.Person, cancellationToken) is { } found
            ? TypedResults.Ok(OwnAppointmentView.From(found, appointments.Now))
            : Problems.Of(context, AppointmentRefusals.Unknown);

    private static async Task<Results<Ok<AppointmentView>, ProblemHttpResult>> CancelAsync(
        HttpContext context,
        TaxpayerCaller caller,
        Guid appointment,
        CancelRequest request,
        Appointments appointments,
        CancellationToken cancellationToken)
    {
        var id = new AppointmentId(appointment);
        if (await appointments.OfPersonAsync(id, caller.Person, cancellationToken) is null)
        {
            return Problems.Of(context, AppointmentRefusals.Unknown);
        }

        var reason = CancellationReason.Unspecified;
        if (request.Reason is not null && !KebabWords.TryParse(request.Reason, out reason))
        {
            return Problems.Of(context, new Fault(HostFaults.WordUnknown, "reason"));
        }

        var result = await appointments.HandleAsync(id, new Cancel(Side.Taxpayer, reason), cancellationToken);
        return result.Refusal is { } refusal
            ? Problems.Of(context, Fault.From(refusal))
            : TypedResults.Ok(AppointmentView.From(result.State, appointments.Now));
    }
}
