using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>
/// The conditions of the video appointment (VC-09, VC-10, SD-10). The administration that runs the service replaces the text and counts up
/// the version.
/// </summary>
internal sealed class VideoTerms : ITermsDocuments
{
    public const string Document = "video-terms";
    public const string Version = "2026-11";

    public static readonly LocalizedText Text = new(
        "L'incontro si svolge in videochiamata. L'ufficio si impegna a non registrare l'audio e il video e a non acquisire immagini, e Le chiede "
            + "di fare lo stesso. Le persone diverse da Lei partecipano solo con il Suo consenso.",
        "The meeting is held by video call. The office commits to record neither sound nor picture and to take no images, and asks you to do "
            + "the same. Other persons take part only with your consent.",
        "Das Gespräch findet als Videoanruf statt. Das Amt verpflichtet sich, weder Ton noch Bild aufzuzeichnen und keine Bilder aufzunehmen, "
            + "und bittet Sie, dies ebenfalls nicht zu tun. Andere Personen nehmen nur mit Ihrer Zustimmung teil.");

    public string? Find(string document, string version, Language language) => document == Document && version == Version
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.In(language))))
        : null;
}
