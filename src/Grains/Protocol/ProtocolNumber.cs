using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace VideoDesk.Grains.Protocol;

/// <summary>
/// A register: what the administration calls an area organizzativa omogenea (AOO). It has one sequence of numbers a year, whatever the
/// number of offices that enter in it.
/// </summary>
public readonly record struct RegisterCode(string Value)
{
    private const int Longest = 32;

    /// <summary>Whether a text can be one: up to 32 ASCII letters, digits, hyphens, underscores.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= Longest && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public override string ToString() => Value;
}

/// <summary>
/// The number of an entry (art. 57 DPR 445/2000): at least seven digits, progressive, from 1 again every calendar year. Written
/// <c>0000001/2027</c>.
/// </summary>
/// <param name="Year">The calendar year in Rome.</param>
/// <param name="Sequence">From 1, without gaps.</param>
public readonly record struct ProtocolNumber(int Year, int Sequence)
{
    private const int FewestDigits = 7;

    /// <summary>As one word, for keys.</summary>
    public string ToKey() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Sequence:D7}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence:D7}/{Year:D4}");

    /// <summary>Reads what <see cref="ToString"/> writes, and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProtocolNumber number)
    {
        number = default;
        if (text?.Split('/') is not [{ Length: >= FewestDigits } sequence, { Length: 4 } year]
            || !int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var ofYear)
            || count < 1)
        {
            return false;
        }

        number = new ProtocolNumber(ofYear, count);
        return number.ToString() == text;
    }
}
