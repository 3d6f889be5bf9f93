using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>A document to be read and accepted. What is sent back with the acceptance: document, version, hash and language.</summary>
internal sealed record TermsView(string Document, string Version, string Hash, string Language, string Title, IReadOnlyList<string> Paragraphs);

/// <summary>The documents of the video service, or with <c>of=chat</c> that of the live chat, in the language of the request.</summary>
internal static class TermsEndpoints
{
    public static void MapTerms(this IEndpointRouteBuilder api) => api.MapGet("/terms", Get);

    private static Ok<List<TermsView>> Get(HttpContext context, string? of)
    {
        var language = RequestLanguage.Of(context);
        var documents = of == "chat" ? TermsDocuments.OfChat(language) : TermsDocuments.Of(language);
        return TypedResults.Ok(documents
            .Select(static document => new TermsView(
                document.Document, document.Version, document.Hash, ContactForm.TagOf(document.Language), document.Title, document.Paragraphs))
            .ToList());
    }
}
