using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>An official and the appointment that a request is about. Another office's looks like one that does not exist.</summary>
internal sealed record DeskTarget(
    HttpContext Context, OfficeCaller Caller, Guid Appointment, Appointments Appointments, AppointmentRegister Register)
{
    private const int LongestRemark = 1000;

    private AppointmentId Id => new(Appointment);

    public Task<RegisteredAppointment?> FindAsync(CancellationToken cancellationToken) => Appointments.OfOfficeAsync(Id, Caller.Office, cancellationToken);

    public ProblemHttpResult Unknown() => Problems.Of(Context, AppointmentRefusals.Unknown);

    /// <summary>A fault of the request; told only to those who may know that the appointment exists.</summary>
    public async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> RefuseAsync(Fault fault, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is null ? Unknown() : Problems.Of(Context, fault);

    public async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> HandleAsync(
        AppointmentCommand command, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is null)
        {
            return Unknown();
        }

        var result = await Appointments.HandleAsync(Id, command, cancellationToken);
        return result.Refusal is { } refusal ? Problems.Of(Context, Fault.From(refusal)) : await ShowAsync(cancellationToken);
    }

    /// <summary>A command that may come with next steps and a remark. The remark is kept first, so that the mail which follows has it.</summary>
    public async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> EndAsync(
        EndRequest request, Func<NextSteps, AppointmentCommand> command, CancellationToken cancellationToken)
    {
        if (request.Remark is { Length: > LongestRemark })
        {
            return await RefuseAsync(new Fault(HostFaults.TextTooLong, "remark"), cancellationToken);
        }

        var steps = NextSteps.None;
        foreach (var word in request.NextSteps ?? [])
        {
            if (!KebabWords.TryParse<NextSteps>(word, out var step))
            {
                return await RefuseAsync(new Fault(HostFaults.WordUnknown, "nextSteps"), cancellationToken);
            }

            steps |= step;
        }

        return await EndAsync(request.Remark, command(steps), cancellationToken);
    }

    public async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> ShowAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } found ? TypedResults.Ok(DeskAppointmentView.From(found, Appointments.Now)) : Unknown();

    private async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> EndAsync(
        string? remark, AppointmentCommand command, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return Unknown();
        }

        if (new AppointmentSession(found.State).Decide(command, Appointments.Now).Refusal is { } refusal)
        {
            return Problems.Of(Context, Fault.From(refusal));
        }

        if (!string.IsNullOrWhiteSpace(remark))
        {
            await Register.RemarkAsync(Id, remark.Trim(), cancellationToken);
        }

        return await HandleAsync(command, cancellationToken);
    }
}
