using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Protocol;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The register of the caller's office: its day, and annulling an entry.</summary>
internal static class ProtocolEndpoints
{
    private const string Route = DeskEndpoints.Route + "/protocol";

    public static void MapProtocol(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, DayAsync).RequireAuthorization(Policies.OfficeSide);
        api.MapPost(Route + "/{year:int}/{number:int}/annul", AnnulAsync).RequireAuthorization(Policies.Managers);
    }

    /// <summary>The daily register, today's when no day is given.</summary>
    private static async Task<Ok<DailyRegisterView>> DayAsync(
        OfficeCaller caller, DateOnly? day, [AsParameters] RegisterServices services, CancellationToken cancellationToken)
    {
        var register = services.Settings.Of(caller.Office);
        var date = day ?? RomeTime.DateAt(services.Clock.GetUtcNow());
        var entries = await services.Store.OfDayAsync(register, date, cancellationToken);
        var names = await services.NamesAsync(caller, cancellationToken);
        return TypedResults.Ok(new DailyRegisterView(register.Value, date, [.. entries.Select(entry => ProtocolEntryView.Of(entry, names))]));
    }

    /// <summary>Annuls an entry of the office's register: it stays and reads as annulled.</summary>
    private static async Task<Results<Ok<ProtocolEntryView>, ProblemHttpResult>> AnnulAsync(
        [AsParameters] EntryTarget target, AnnulRequest request, [AsParameters] RegisterServices services, CancellationToken cancellationToken)
    {
        var key = new EntryKey(services.Settings.Of(target.Caller.Office), new ProtocolNumber(target.Year, target.Number));
        var reason = PlainText.Name(request.Reason ?? "");
        if (await services.Store.AnnulAsync(key, reason, target.Caller.Official, cancellationToken) is { } refusal)
        {
            return Problems.Of(target.Context, new Fault(refusal.Code, refusal.Field));
        }

        var entry = await services.Store.FindAsync(key, cancellationToken);
        return TypedResults.Ok(ProtocolEntryView.Of(entry!, await services.NamesAsync(target.Caller, cancellationToken)));
    }
}

/// <summary>What the register's endpoints work with.</summary>
internal sealed record RegisterServices(ProtocolStore Store, [FromServices] ProtocolSettings Settings, Catalogue Catalogue, TimeProvider Clock)
{
    /// <summary>Names of the office's people, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(OfficeCaller caller, CancellationToken cancellationToken) =>
        (await Catalogue.OfficialsAsync(caller.Office, cancellationToken)).ToDictionary(static known => known.Id.Value, static known => known.Name);
}

/// <summary>Who wants what of which entry.</summary>
internal readonly record struct EntryTarget(HttpContext Context, OfficeCaller Caller, int Year, int Number);

/// <summary>Why an entry shall be annulled.</summary>
internal sealed record AnnulRequest(string? Reason);

/// <summary>A day of a register.</summary>
internal sealed record DailyRegisterView(string Register, DateOnly Day, IReadOnlyList<ProtocolEntryView> Entries);

/// <summary>One entry. What retention has emptied is missing.</summary>
/// <remarks><paramref name="Direction"/> is received or issued; <paramref name="AcceptedBy"/> a name.</remarks>
internal sealed record ProtocolEntryView(string Number, DateTimeOffset At, string Direction, string Subject, long Bytes, string Sha256, string AcceptedBy)
{
    public int? Pages { get; init; }

    /// <summary>Of the file.</summary>
    public string? Name { get; init; }

    /// <summary>The taxpayer's side: sender of what was received, recipient of what was issued.</summary>
    public ProtocolPartyView? Party { get; init; }

    public AnnulmentView? Annulled { get; init; }

    public static ProtocolEntryView Of(ProtocolEntry entry, IReadOnlyDictionary<string, string> names)
    {
        var (draft, party) = (entry.Draft, entry.Party);
        return new ProtocolEntryView(
            entry.Number.ToString(), entry.At, KebabWords.Of(draft.Direction), draft.Subject, draft.File.Bytes, draft.File.Sha256, NameOf(draft.By.Value))
        {
            Pages = draft.File.Pages,
            Name = draft.File.Name.Length == 0 ? null : draft.File.Name,
            Party = party.Name is null && party.Code is null ? null : new ProtocolPartyView(party.Name, party.Code, party.Through),
            Annulled = entry.Annulment is { } annulment ? new AnnulmentView(annulment.At, NameOf(annulment.By.Value), annulment.Reason) : null,
        };

        string NameOf(string official) => names.GetValueOrDefault(official, official);
    }

    /// <summary>Without the names: it may end in a log.</summary>
    public override string ToString() => Number;
}

/// <summary>A person. Personal data.</summary>
internal sealed record ProtocolPartyView(string? Name, string? Code, string? Through)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(ProtocolPartyView);
}

/// <summary>Who, when, why.</summary>
internal sealed record AnnulmentView(DateTimeOffset At, string By, string Reason);
