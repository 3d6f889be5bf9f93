using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>A document that is accepted before an appointment begins (VC-10), in one language and one version.</summary>
/// <param name="Document">Which: one of the names in <see cref="TermsDocuments"/>.</param>
/// <param name="Version">Its version; counts up when the text changes in any language.</param>
/// <param name="Language">Of the text.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Paragraphs">Its text, paragraph by paragraph.</param>
internal sealed record TermsDocument(string Document, string Version, Language Language, string Title, IReadOnlyList<string> Paragraphs)
{
    /// <summary>SHA-256 as hexadecimal digits of title and paragraphs in UTF-8, with an empty line between them: what was shown can be proved.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n\n", [Title, .. Paragraphs]))));

    /// <summary>That somebody accepted it.</summary>
    public Acceptance Accepted(DateTimeOffset now) => new(Document, Version, Hash, Language, now);
}

/// <summary>
/// The documents of the video service: two, accepted one by one (A.8.3 point 9); and the one of the live chat (SD-12). The administration that runs the service replaces the
/// texts and counts up the version.
/// </summary>
internal static class TermsDocuments
{
    /// <summary>The conditions of the service (VC-09, VC-10).</summary>
    public const string VideoTerms = "video-terms";

    /// <summary>The privacy notice of the call itself (VC-10); that of the booking is <see cref="PrivacyNotice"/>.</summary>
    public const string VideoPrivacy = "video-privacy";

    /// <summary>The conditions of the live chat, which are its own (SD-12).</summary>
    public const string ChatTerms = "chat-terms";

    /// <summary>Of all documents.</summary>
    public const string Version = "2026-11";

    /// <summary>What must be accepted before the device check.</summary>
    public static readonly IReadOnlyList<string> Required = [VideoTerms, VideoPrivacy];

    /// <summary>Every document in every language.</summary>
    public static readonly IReadOnlyList<TermsDocument> All =
    [
        .. from language in Enum.GetValues<Language>()
           from document in (TermsDocument[])
           [
               In(language, VideoTerms, TermsTexts.Terms),
               In(language, VideoPrivacy, TermsTexts.Privacy),
               In(language, ChatTerms, ChatTermsText.Terms),
           ]
           select document,
    ];

    /// <summary>Both documents of the video service in a language, in the order in which they are shown.</summary>
    public static IEnumerable<TermsDocument> Of(Language language) =>
        All.Where(document => document.Language == language && document.Document != ChatTerms);

    /// <summary>The document of the live chat in a language.</summary>
    public static IEnumerable<TermsDocument> OfChat(Language language) =>
        All.Where(document => document.Language == language && document.Document == ChatTerms);

    /// <summary>The text that somebody says to have read; null when there is none such: it must be shown again.</summary>
    public static TermsDocument? Find(string? document, string? version, Language language) =>
        All.FirstOrDefault(known => known.Document == document && known.Version == version && known.Language == language);

    private static TermsDocument In(Language language, string document, (LocalizedText Title, LocalizedText[] Paragraphs) text) =>
        new(document, Version, language, text.Title.In(language), [.. text.Paragraphs.Select(paragraph => paragraph.In(language))]);
}
