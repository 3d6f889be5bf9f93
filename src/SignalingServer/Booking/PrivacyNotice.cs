using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The privacy notice of the booking form (ADER-10). The administration that runs the service replaces the text and counts up the version.</summary>
internal static class PrivacyNotice
{
    public const string Document = "privacy-notice";
    public const string Version = "2026-11";

    public static readonly LocalizedText Text = new(
        "I dati indicati (codice fiscale, e-mail, cellulare) sono trattati soltanto per gestire l'appuntamento, ai sensi dell'art. 13 del "
            + "Regolamento (UE) 2016/679. L'incontro non viene registrato.",
        "The data given (tax code, e-mail, mobile number) are processed only to manage the appointment, under art. 13 of Regulation (EU) "
            + "2016/679. The meeting is not recorded.",
        "Die angegebenen Daten (Steuernummer, E-Mail, Mobilnummer) werden nur für den Termin verarbeitet, nach Art. 13 der Verordnung (EU) "
            + "2016/679. Das Gespräch wird nicht aufgezeichnet.");

    /// <summary>That somebody accepted the text in this language.</summary>
    public static Acceptance Accepted(Language language, DateTimeOffset now) => new(
        Document, Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.In(language)))), language, now);
}
