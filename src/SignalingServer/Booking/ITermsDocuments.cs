using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The documents that one accepts on the way in (VC-10, A.8.3-9).</summary>
internal interface ITermsDocuments
{
    /// <summary>SHA-256, as hexadecimal digits, of a document's text in a language; null when it is unknown or the version is not the current one.</summary>
    string? Find(string document, string version, Language language);
}
