using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Boards;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>Refusals as problem details (RFC 9457): <c>code</c> and <c>field</c> of the first fault, all of them under <c>errors</c>.</summary>
internal static class Problems
{
    /// <summary>Codes that are not 422; what is missing or badly written is.</summary>
    private static readonly Dictionary<string, int> Statuses = Group(
        (StatusCodes.Status400BadRequest, [HostFaults.RequestUnreadable, HostFaults.AntiforgeryInvalid]),
        (StatusCodes.Status401Unauthorized, [HostFaults.SignInNeeded, DocumentRefusals.PassInvalid.Value]),
        (StatusCodes.Status403Forbidden, [
            HostFaults.NotAllowed, HostFaults.SignInFailed, HostFaults.OfficialNotEnabled,
            DocumentRefusals.NotEnabled.Value, DocumentRefusals.RequestClosed.Value,
        ]),
        (StatusCodes.Status404NotFound,
        [
            AppointmentRefusals.Unknown.Value, HostFaults.ServiceUnknown, HostFaults.OfficeUnknown, HostFaults.OfficialUnknown,
            HostFaults.WaitingEntryUnknown, HostFaults.LinkUnknown, HostFaults.InvitationUnknown, HostFaults.OfferUnknown,
            SlotRefusals.Unknown.Code, ProtocolRefusals.Unknown, DocumentRefusals.Unknown.Value, HostFaults.NodeUnknown,
        ]),
        (StatusCodes.Status410Gone, [HostFaults.LinkRevoked]),
        (StatusCodes.Status413PayloadTooLarge, [DocumentRefusals.FileTooLarge.Value, BoardSnapshots.TooLarge.Value]),
        (StatusCodes.Status507InsufficientStorage, [DocumentRefusals.StorageFull.Value]),
        (StatusCodes.Status429TooManyRequests, [HostFaults.TooManyRequests]),
        (StatusCodes.Status503ServiceUnavailable, [HostFaults.SignInUnavailable, HostFaults.NodeUnreachable, DocumentRefusals.ScannerAway.Value]),
        (StatusCodes.Status500InternalServerError, [HostFaults.Unexpected]),
        (StatusCodes.Status409Conflict,
        [
            SlotRefusals.InThePast.Code, SlotRefusals.TooSoon.Code, SlotRefusals.OutsideHorizon.Code, SlotRefusals.OfficeClosed.Code,
            SlotRefusals.Taken.Code, SlotRefusals.HoldExpired.Code, SlotRefusals.HoldAlreadyConfirmed.Code, SlotRefusals.AlreadyWaiting.Code,
            SlotRefusals.NothingOffered.Code, SlotRefusals.NoLongerWaiting.Code, HostFaults.LinkOnAnotherDevice, HostFaults.LinkMoved,
            HostFaults.SurveyNotOpen, HostFaults.SurveyAnswered, ProtocolRefusals.AlreadyAnnulled,
            HostFaults.LiveChatNotPossible, BoardSnapshots.Ahead.Value,
            DocumentRefusals.UploadMismatch.Value, DocumentRefusals.NotReady.Value, DocumentRefusals.Settled.Value,
            .. AppointmentRefusals.All.Except([AppointmentRefusals.Unknown, AppointmentRefusals.LanguageNotOffered, AppointmentRefusals.OutcomeReserved])
                .Select(static code => code.Value),
        ]));

    /// <summary>What belongs to somebody else looks like what does not exist.</summary>
    private static readonly Dictionary<string, Fault> Disguises = new()
    {
        [SlotRefusals.HoldNotYours.Code] = Fault.From(SlotRefusals.HoldExpired),
        [SlotRefusals.EntryNotYours.Code] = new(HostFaults.WaitingEntryUnknown, SlotRefusals.EntryNotYours.Field),
    };

    public static ProblemHttpResult Of(HttpContext context, params IReadOnlyList<Fault> faults)
    {
        var language = RequestLanguage.Of(context);
        var shown = faults.Select(static fault => Disguises.GetValueOrDefault(fault.Code, fault)).ToList();
        var first = shown[0];
        var details = new ProblemDetails
        {
            Type = $"urn:videodesk:problem:{first.Code}",
            Title = ProblemTexts.Of(first.Code, language),
            Status = StatusOf(first.Code),
            Extensions = { ["code"] = first.Code },
        };
        if (first.Field is { } field)
        {
            details.Extensions["field"] = field;
        }

        if (shown.Count > 1)
        {
            details.Extensions["errors"] = shown.Select(fault => new ProblemEntry(fault.Code, fault.Field, ProblemTexts.Of(fault.Code, language))).ToList();
        }

        return TypedResults.Problem(details);
    }

    public static ProblemHttpResult Of(HttpContext context, RefusalCode code) => Of(context, new Fault(code.Value));

    /// <summary>A code whose number depends on where it is given.</summary>
    public static ProblemHttpResult Of(HttpContext context, int status, RefusalCode code)
    {
        var problem = Of(context, code).ProblemDetails;
        problem.Status = status;
        return TypedResults.Problem(problem);
    }

    private static int StatusOf(string code) => Statuses.GetValueOrDefault(code, StatusCodes.Status422UnprocessableEntity);

    private static Dictionary<string, int> Group(params (int Status, string[] Codes)[] groups)
    {
        Dictionary<string, int> statuses = [];
        foreach (var (status, codes) in groups)
        {
            foreach (var code in codes)
            {
                statuses[code] = status;
            }
        }

        return statuses;
    }

    /// <summary>One of several faults.</summary>
    private sealed record ProblemEntry(string Code, string? Field, string Title);
}
