using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The answer to the survey, by the token of the personal link or, signed in, by one's own appointment.</summary>
internal sealed record SurveyRequest(string? Token, string? Appointment, int? Score)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(SurveyRequest);
}

/// <summary>The survey after an appointment.</summary>
internal static class SurveyEndpoints
{
    public static void MapSurveys(this IEndpointRouteBuilder api) => api.MapPost("/surveys", AnswerAsync).LimitBookings();

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        HttpContext context, SurveyRequest request, [AsParameters] SurveyDoor door, Surveys surveys, CancellationToken cancellationToken)
    {
        var found = await door.FindAsync(context, request, cancellationToken);
        if (found.Value is not { } appointment)
        {
            return Problems.Of(context, found.Faults);
        }

        return await surveys.AnswerAsync(appointment.State, request.Score, cancellationToken) is { } fault
            ? Problems.Of(context, fault)
            : TypedResults.NoContent();
    }
}

/// <summary>Finds the appointment that somebody may rate.</summary>
internal sealed record SurveyDoor(PersonalLinks Links, Appointments Appointments)
{
    public async Task<Answer<RegisteredAppointment>> FindAsync(HttpContext context, SurveyRequest request, CancellationToken cancellationToken)
    {
        if (request.Token is { Length: > 0 } token)
        {
            return await Links.FindAsync(token, cancellationToken) is var (_, rated)
                ? rated
                : new Fault(HostFaults.LinkUnknown, "token");
        }

        if (CallerClaims.PersonOf(context.User) is not { } person)
        {
            return new Fault(HostFaults.SignInNeeded);
        }

        return Guid.TryParse(request.Appointment, out var id)
            && await Appointments.OfPersonAsync(new AppointmentId(id), new PersonId(person), cancellationToken) is { } own
                ? own
                : new Fault(AppointmentRefusals.Unknown.Value, "appointment");
    }
}
