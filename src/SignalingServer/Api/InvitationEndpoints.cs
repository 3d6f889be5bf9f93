using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The token of an invitation. In the body, as an address ends up in logs.</summary>
internal sealed record OpenInvitationRequest(string? Token)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(OpenInvitationRequest);
}

/// <summary>What an invited person is told before saying who he or she is. Nothing about whose appointment it is: a link may be forwarded.</summary>
/// <param name="GuestKind">As what the person is invited.</param>
/// <param name="Consent">What the taxpayer said: <c>asked</c>, <c>given</c>, <c>refused</c>.</param>
/// <param name="Service">Its name, in the language of the request.</param>
/// <param name="Office">Its name.</param>
/// <param name="OfficePhone">Whom to ask.</param>
/// <param name="StartsAt">T.</param>
internal sealed record InvitationLook(
    string GuestKind, string Consent, string Service, string Office, string OfficePhone, DateTimeOffset StartsAt);

/// <summary>Invitations of third persons (A.8.3-17): what one is for. Entering is the hub's.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api) => api.MapPost("/invitations/open", OpenAsync).LimitBookings();

    private static async Task<Results<Ok<InvitationLook>, ProblemHttpResult>> OpenAsync(
        HttpContext context, OpenInvitationRequest request, [AsParameters] InvitationDoor door, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await door.FindAsync(request.Token, RequestLanguage.Of(context), cancellationToken) is { } look
            ? TypedResults.Ok(look)
            : Problems.Of(context, new Fault(HostFaults.InvitationUnknown, "token"));
    }
}

/// <summary>Finds what an invitation is for; nothing for one that is unknown or withdrawn.</summary>
internal sealed record InvitationDoor(GuestInvitationStore Invitations, AppointmentRegister Register, Catalogue Catalogue)
{
    public async Task<InvitationLook?> FindAsync(string? token, Grains.Agendas.Language language, CancellationToken cancellationToken)
    {
        if (!LinkTokens.MayBeOne(token)
            || await Invitations.FindAsync(LinkTokens.Hash(token!), cancellationToken) is not { IsRevoked: false } invitation
            || await Register.FindAsync(invitation.Appointment, cancellationToken) is not { State.Slot: { } slot })
        {
            return null;
        }

        var services = await Catalogue.ServicesAsync(cancellationToken);
        var offices = await Catalogue.OfficesAsync(cancellationToken);
        var office = offices.FirstOrDefault(known => known.Id == slot.Key.Office);
        return new InvitationLook(
            KebabWords.Of(invitation.Kind),
            KebabWords.Of(invitation.Consent),
            services.FirstOrDefault(known => known.Id == slot.Service)?.Name.In(language) ?? slot.Service.Value,
            office?.Name ?? slot.Key.Office.Value,
            office?.Contacts.Phone ?? "",
            slot.StartsAt);
    }
}
