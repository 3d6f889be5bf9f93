using System.Globalization;
using System.Text.RegularExpressions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Time;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>How a language writes days, hours, phones and names. Hours are those of Italy, and say so.</summary>
/// <param name="language">The language of the mail.</param>
internal sealed partial class Wording(Language language)
{
    private static readonly CultureInfo Italian = CultureInfo.GetCultureInfo("it-IT");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-IT");

    /// <summary>Language tag of the mail.</summary>
    public string Tag => language switch
    {
        Language.English => "en",
        Language.German => "de",
        _ => "it",
    };

    /// <summary>A sentence of the tables, its gaps filled.</summary>
    public string Say(LocalizedText text, params string[] values) => string.Format(CultureInfo.InvariantCulture, text.In(language), values);

    /// <summary>"lunedì 23 novembre 2026".</summary>
    public string Day(DateTimeOffset instant)
    {
        var date = RomeTime.WallTimeAt(instant).Date;
        return language switch
        {
            Language.English => date.ToString("dddd d MMMM yyyy", English),
            Language.German => date.ToString("dddd, d. MMMM yyyy", German),
            _ => date.ToString(date.Day == 1 ? "dddd d'º' MMMM yyyy" : "dddd d MMMM yyyy", Italian),
        };
    }

    /// <summary>"09:30".</summary>
    public static string Hour(DateTimeOffset instant) => RomeTime.WallTimeAt(instant).Time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>"09:30:59".</summary>
    public static string Second(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(instant, RomeTime.ZoneId).ToString("HH':'mm':'ss", CultureInfo.InvariantCulture);

    /// <summary>"12.345" as the language groups digits.</summary>
    public string Count(long number) => number.ToString("N0", language switch
    {
        Language.English => English,
        Language.German => German,
        _ => Italian,
    });

    /// <summary>A phone of which only the last three digits can be read (N7).</summary>
    public static string Masked(string phone)
    {
        var digits = phone.Where(char.IsAsciiDigit).ToArray();
        return digits.Length < 6 ? "***" : new string('*', digits.Length - 3) + new string(digits[^3..]);
    }

    /// <summary>
    /// The name to greet with, or null: whoever books for somebody else's address could write a text or a link where the name belongs,
    /// and mail programs make links of everything that looks like one.
    /// </summary>
    public static string? GreetingName(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is > 0 and <= 80 && PlainName().IsMatch(trimmed) && !LooksLikeAddress().IsMatch(trimmed) ? trimmed : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd} .,'’&-]+\z")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"[\p{L}\p{Nd}-]{2,}\.[\p{L}\p{Nd}]{2,}|\d{5,}", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeAddress();
}
