using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>What came of something: a word.</summary>
internal sealed record OutcomeRequest(string? Outcome);

/// <summary>How an appointment ends.</summary>
/// <remarks><paramref name="Remark"/> is what the office writes to the taxpayer; <paramref name="NextSteps"/> are words.</remarks>
internal sealed record EndRequest(string? Outcome, string? Reason, IReadOnlyList<string>? NextSteps, string? Remark)
{
    /// <summary>Without the remark: it may end in a log.</summary>
    public override string ToString() => nameof(EndRequest);
}

/// <summary>Who shall have it.</summary>
internal sealed record OfficialRequest(string? Official);

/// <summary>Which colleague shall have it, and what he should know; the taxpayer never sees that.</summary>
internal sealed record HandoverRequest(string? Official, string? Handover)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(HandoverRequest);
}

/// <summary>What an official does with one appointment of the office.</summary>
internal static class DeskCommandEndpoints
{
    private const string One = DeskEndpoints.Route + "/appointments/{appointment:guid}";

    public static void MapDeskCommands(this IEndpointRouteBuilder api)
    {
        api.MapPost(One + "/pre-call", PreCallAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/callback", CallbackAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/choose-callback", ChooseCallbackAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/close", CloseAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/resolve-early", ResolveEarlyAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/cancel", CancelAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/assign", AssignAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/transfer-to-colleague", ToColleagueAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(One + "/transfer-to-office", ToOfficeAsync).RequireAuthorization(Policies.OfficeSide);
    }

    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> PreCallAsync(
        [AsParameters] DeskTarget target, OutcomeRequest request, CancellationToken cancellationToken) =>
        KebabWords.TryParse<PreCallOutcome>(request.Outcome, out var outcome)
            ? target.HandleAsync(new RecordPreCall(outcome, target.Caller.Official), cancellationToken)
            : target.RefuseAsync(new Fault(HostFaults.WordUnknown, "outcome"), cancellationToken);

    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> CallbackAsync(
        [AsParameters] DeskTarget target, OutcomeRequest request, CancellationToken cancellationToken) =>
        KebabWords.TryParse<CallbackOutcome>(request.Outcome, out var outcome)
            ? target.HandleAsync(new RecordCallbackOutcome(outcome, target.Caller.Official), cancellationToken)
            : target.RefuseAsync(new Fault(HostFaults.WordUnknown, "outcome"), cancellationToken);

    /// <summary>Instead of waiting longer for a taxpayer whose grace ran out (A.8.3-14).</summary>
    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> ChooseCallbackAsync(
        [AsParameters] DeskTarget target, CancellationToken cancellationToken) =>
        target.HandleAsync(new ChooseCallback(target.Caller.Official), cancellationToken);

    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> CloseAsync(
        [AsParameters] DeskTarget target, EndRequest request, CancellationToken cancellationToken) =>
        KebabWords.TryParse<AppointmentOutcome>(request.Outcome, out var outcome)
            ? target.EndAsync(request, steps => new Close(target.Caller.Official, outcome, steps), cancellationToken)
            : target.RefuseAsync(new Fault(HostFaults.WordUnknown, "outcome"), cancellationToken);

    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> ResolveEarlyAsync(
        [AsParameters] DeskTarget target, EndRequest request, CancellationToken cancellationToken) =>
        target.EndAsync(request, steps => new ResolveEarly(target.Caller.Official, steps), cancellationToken);

    private static Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> CancelAsync(
        [AsParameters] DeskTarget target, EndRequest request, CancellationToken cancellationToken) =>
        KebabWords.TryParse<CancellationReason>(request.Reason, out var reason)
            ? target.EndAsync(request, _ => new Cancel(Side.Office, reason), cancellationToken)
            : target.RefuseAsync(new Fault(HostFaults.WordUnknown, "reason"), cancellationToken);

    /// <summary>An official takes over for himself; a manager assigns to anybody of the office (CIV-03).</summary>
    private static async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> AssignAsync(
        [AsParameters] DeskTarget target, OfficialRequest request, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var official = new OfficialId(request.Official ?? target.Caller.Official.Value);
        if (official != target.Caller.Official && !target.Caller.IsManager)
        {
            return await target.RefuseAsync(new Fault(HostFaults.NotAllowed, "official"), cancellationToken);
        }

        return await IsColleagueAsync(target, official, catalogue, cancellationToken)
            ? await target.HandleAsync(new Assign(official, target.Caller.Official), cancellationToken)
            : await target.RefuseAsync(new Fault(HostFaults.OfficialUnknown, "official"), cancellationToken);
    }

    private static async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> ToColleagueAsync(
        [AsParameters] DeskTarget target, HandoverRequest request, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var colleague = new OfficialId(request.Official ?? "");
        return await IsColleagueAsync(target, colleague, catalogue, cancellationToken)
            ? await target.HandOverAsync(request.Handover, new TransferToColleague(colleague, target.Caller.Official), cancellationToken)
            : await target.RefuseAsync(new Fault(HostFaults.OfficialUnknown, "official"), cancellationToken);
    }

    private static async Task<Results<Ok<DeskAppointmentView>, ProblemHttpResult>> ToOfficeAsync(
        [AsParameters] DeskTarget target, OfficeTransferForm form, OfficeBookings bookings, CancellationToken cancellationToken)
    {
        if (await target.FindAsync(cancellationToken) is not { } found)
        {
            return target.Unknown();
        }

        var answer = await bookings.TransferAsync(target.Caller, found, form, cancellationToken);
        return answer.Value is null ? Problems.Of(target.Context, answer.Faults) : await target.ShowAsync(cancellationToken);
    }

    private static async Task<bool> IsColleagueAsync(
        DeskTarget target, OfficialId official, Catalogue catalogue, CancellationToken cancellationToken) =>
        (await catalogue.OfficialsAsync(target.Caller.Office, cancellationToken)).Any(known => known.Id == official);
}
