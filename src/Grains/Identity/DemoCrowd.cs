using System.Globalization;

namespace VideoDesk.Grains.Identity;

/// <summary>
/// As many further people of the demonstration as somebody asks for: where many book at once, the eight of <see cref="DemoPersons"/> are
/// too few. They are numbered from 1, and id, name and codice fiscale follow from the number.
/// </summary>
/// <param name="size">How many there are; from 0 to <see cref="Largest"/>.</param>
public sealed class DemoCrowd(int size)
{
    /// <summary>As many numbers as the digits of a codice fiscale can tell apart here.</summary>
    public const int Largest = 99_999;

    private const string IdPrefix = "folla-";
    private const string CodeStart = "FLLPRS";
    private const int YearAt = 6;
    private const int PlaceAt = 12;

    /// <summary>Nobody.</summary>
    public static DemoCrowd None { get; } = new(0);

    /// <summary>How many there are.</summary>
    public int Size { get; } = size is >= 0 and <= Largest ? size : throw new ArgumentOutOfRangeException(nameof(size));

    /// <summary>The person of a number.</summary>
    public static DemoPerson Person(int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{CodeStart}{number / 1000:00}A01Z{number % 1000:000}");
        var subject = new TaxSubject(CodiceFiscale.Parse(code + CodiceFiscaleRules.CheckCharacter(code)), $"Persona Folla {number}");
        return new DemoPerson(new PersonId($"{IdPrefix}{number}"), subject, "una delle tante persone di una prova di carico");
    }

    /// <summary>The person of this id; null when the crowd has none.</summary>
    public DemoPerson? Find(PersonId id) =>
        id.Value.StartsWith(IdPrefix, StringComparison.Ordinal) ? Member(id.Value.AsSpan(IdPrefix.Length), person => person.Id == id) : null;

    /// <summary>The person of this code; null when the crowd has none.</summary>
    public DemoPerson? Find(CodiceFiscale code)
    {
        var text = code.Value;
        return text.StartsWith(CodeStart, StringComparison.Ordinal)
            ? Member(string.Concat(text.AsSpan(YearAt, 2), text.AsSpan(PlaceAt, 3)), person => person.Subject.Code == code)
            : null;
    }

    /// <summary>The digits say who it could be; the rest of the text must be that person's too.</summary>
    private DemoPerson? Member(ReadOnlySpan<char> digits, Func<DemoPerson, bool> isThatPerson) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= Size
        && Person(number) is var person
        && isThatPerson(person)
            ? person
            : null;
}
