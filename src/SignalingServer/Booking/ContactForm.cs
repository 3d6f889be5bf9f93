using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Mail;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>How to reach somebody for one appointment (ADER-09). Kept with the appointment only: no profile is ever written.</summary>
internal sealed record ContactForm(string Email, string Mobile, Language Language)
{
    /// <summary>Reads the fields; what is wrong is added to <paramref name="faults"/>, and null returned.</summary>
    public static ContactForm? Read((string? Email, string? Mobile, string? Language) fields, ICollection<Fault> faults)
    {
        var before = faults.Count;
        if (!EmailAddress.TryParse(fields.Email, out var email))
        {
            faults.Add(new Fault(string.IsNullOrWhiteSpace(fields.Email) ? HostFaults.EmailMissing : HostFaults.EmailInvalid, "email"));
        }

        if (!MobileNumber.TryParse(fields.Mobile, out var mobile))
        {
            faults.Add(new Fault(string.IsNullOrWhiteSpace(fields.Mobile) ? HostFaults.MobileMissing : HostFaults.MobileInvalid, "mobile"));
        }

        var language = Language.Italian;
        if (fields.Language is not null && !TryRead(fields.Language, out language))
        {
            faults.Add(new Fault(HostFaults.LanguageUnknown, "language"));
        }

        return faults.Count == before ? new ContactForm(email!.Value, mobile, language) : null;
    }

    /// <summary>ISO 639-1: <c>it</c>, <c>en</c>, <c>de</c>.</summary>
    public static bool TryRead(string tag, out Language language)
    {
        (var known, language) = tag switch
        {
            "it" => (true, Language.Italian),
            "en" => (true, Language.English),
            "de" => (true, Language.German),
            _ => (false, Language.Italian),
        };
        return known;
    }

    /// <summary>The tag that <see cref="TryRead"/> reads.</summary>
    public static string TagOf(Language language) => language switch
    {
        Language.English => "en",
        Language.German => "de",
        _ => "it",
    };

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(ContactForm);
}
