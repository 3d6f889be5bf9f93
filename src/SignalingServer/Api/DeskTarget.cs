using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>An official and the appointment that a request is about. Another office's looks like one that does not exist.</summary>
internal sealed record DeskTarget(
    HttpContext Context, OfficeCaller Caller, Guid Appointment, Appointments Appointments, AppointmentRegister Register, DeskRooms Rooms)
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

        return await HandleAsync(
            command(steps),
            cancellation => string.IsNullOrWhiteSpace(request.Remark)
                ? Task.CompletedTask
                : Register.RemarkAsync(Id, request.Remark.Trim(), cancellation),
            cancellationToken);
    }

    /// <summary>Hands it to a colleague. What he should know is kept first, so that he never has it without.</summary>
    public async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> HandOverAsync(
        string? handover, TransferToColleague command, CancellationToken cancellationToken)
    {
        var text = PlainText.Clean(handover ?? "").Trim();
        return text.Length > LongestRemark
            ? await RefuseAsync(new Fault(HostFaults.TextTooLong, "handover"), cancellationToken)
            : await HandleAsync(command, cancellation => Register.HandOverAsync(Id, text.Length == 0 ? null : text, cancellation), cancellationToken);
    }

    public async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> ShowAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } found ? TypedResults.Ok(await ViewOfAsync(found)) : Unknown();

    private async Task<DeskAppointmentView> ViewOfAsync(RegisteredAppointment found) => DeskAppointmentView.From(found, Appointments.Now)
        .With((await Rooms.TaxpayersAsync([Id])).TryGetValue(Id, out var taxpayer) ? taxpayer : null);

    /// <summary>Writes what goes with a command and handles it, unless it would be refused.</summary>
    private async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> HandleAsync(
        AppointmentCommand command, Func<CancellationToken, Task> keep, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } found)
        {
            return Unknown();
        }

        if (new AppointmentSession(found.State).Decide(command, Appointments.Now).Refusal is { } refusal)
        {
            return Problems.Of(Context, Fault.From(refusal));
        }

        await keep(cancellationToken);
        return await HandleAsync(command, cancellationToken);
    }
}
