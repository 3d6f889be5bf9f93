using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>For whom the provinces are asked. In the body: a codice fiscale does not belong into an address.</summary>
internal sealed record ProvincesRequest(string? Subject);

/// <summary>The privacy notice of the booking form.</summary>
internal sealed record PrivacyNoticeView(string Version, string Text);

/// <summary>What can be booked, where, and for whom.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder api)
    {
        api.MapGet("/services", ServicesAsync);
        api.MapGet("/offices", OfficesAsync);
        api.MapGet("/privacy-notice", Notice);
        api.MapGet("/slots", SlotsAsync).RequireAuthorization(Policies.SignedIn);
        api.MapGet("/subjects", SubjectsAsync).RequireAuthorization(Policies.TaxpayerSide);
        api.MapPost("/provinces", ProvincesAsync).RequireAuthorization(Policies.TaxpayerSide);
    }

    private static async Task<Ok<List<ServiceView>>> ServicesAsync(
        HttpContext context, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var language = RequestLanguage.Of(context);
        var services = await catalogue.ServicesAsync(cancellationToken);
        return TypedResults.Ok(services
            .Select(service => new ServiceView(service.Id.Value, service.Name.In(language), KebabWords.Of(service.Kind), service.Topic?.Name.In(language)))
            .ToList());
    }

    private static async Task<Ok<List<OfficeView>>> OfficesAsync(string? province, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var offices = await catalogue.OfficesAsync(cancellationToken);
        return TypedResults.Ok(offices
            .Where(office => province is null || office.Province.Code == province)
            .Select(static office => new OfficeView(
                office.Id.Value,
                office.Name,
                office.Province.Code,
                KebabWords.Of(office.Kind),
                office.Contacts.Address,
                office.Contacts.Phone,
                office.Contacts.Email,
                office.TimeZone))
            .ToList());
    }

    private static Ok<PrivacyNoticeView> Notice(HttpContext context) =>
        TypedResults.Ok(new PrivacyNoticeView(PrivacyNotice.Version, PrivacyNotice.Text.In(RequestLanguage.Of(context))));

    private static async Task<Results<Ok<List<DayView>>, ProblemHttpResult>> SlotsAsync(
        HttpContext context, [AsParameters] AgendaQuery query, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await query.FindAsync(cancellationToken) is not { } agenda)
        {
            return Problems.Of(context, await query.FaultAsync(cancellationToken));
        }

        var now = clock.GetUtcNow();
        if (agenda.BookableDates(now) is not [var first, ..] dates)
        {
            return TypedResults.Ok<List<DayView>>([]);
        }

        var occupied = await query.Store.OccupiedAsync(agenda.Office.Id, (first, dates[^1]), now, cancellationToken);
        return TypedResults.Ok(agenda.Available(occupied, now).Select(static day => new DayView(day.Date, [.. day.Times.Select(TimeOf)])).ToList());
    }

    /// <summary>Oneself, and everybody for whom a mandate holds today (ADER-04).</summary>
    private static async Task<Ok<List<SubjectView>>> SubjectsAsync(
        TaxpayerCaller caller, Registers registers, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await SubjectsOfAsync(caller, registers, clock.GetUtcNow(), cancellationToken));

    /// <summary>Where the subject has debts (ADER-05). Only for subjects one may act for: the answer tells something about them.</summary>
    private static async Task<Results<Ok<List<string>>, ProblemHttpResult>> ProvincesAsync(
        HttpContext context,
        TaxpayerCaller caller,
        ProvincesRequest request,
        Registers registers,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (CodiceFiscale.Read(request.Subject, out var subject) is var error and not CodiceFiscaleError.None)
        {
            return Problems.Of(context, new Fault(error.Code(), "subject"));
        }

        var subjects = await SubjectsOfAsync(caller, registers, clock.GetUtcNow(), cancellationToken);
        if (!subjects.Exists(known => known.Code == subject.Value))
        {
            return Problems.Of(context, Fault.From(ActingRefusals.NotEnabled));
        }

        var provinces = await registers.Debts.ProvincesOfAsync(subject, cancellationToken);
        return TypedResults.Ok(provinces.Select(static province => province.Code).ToList());
    }

    private static async Task<List<SubjectView>> SubjectsOfAsync(
        TaxpayerCaller caller, Registers registers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mandates = await registers.Mandates.MandatesOfAsync(caller.Code, cancellationToken);
        var others = ActingRight.Subjects(caller.Code, RomeTime.DateAt(now), mandates);
        return
        [
            new SubjectView(caller.Code.Value, caller.Name, KebabWords.Of(Capacity.Oneself)),
            .. others.Select(static other => new SubjectView(other.Subject.Code.Value, other.Subject.Name, KebabWords.Of(other.Capacity))),
        ];
    }

    private static TimeView TimeOf(AvailableTime time) => new(
        time.Start.ToString(), time.Slots[0].StartsAt, time.Slots[0].EndsAt, [.. time.Slots.Select(static slot => slot.Key.ToString())]);
}
