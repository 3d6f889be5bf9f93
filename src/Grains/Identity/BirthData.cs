namespace VideoDesk.Grains.Identity;

/// <summary>The sex that a codice fiscale records.</summary>
public enum RecordedSex
{
    Male,
    Female,
}

/// <summary>
/// What a person's codice fiscale says about the birth, to compare with what somebody declares. The century is not in it:
/// "24" is 1924 as well as 2024, so no age follows from a code alone.
/// </summary>
/// <param name="YearOfCentury">0 to 99.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Sex">As recorded.</param>
/// <param name="Place">Cadastral (Belfiore) code of the place, letters of omocodia read as digits: <c>H501</c> is Rome, <c>Z…</c> abroad.</param>
public sealed record BirthData(int YearOfCentury, int Month, int Day, RecordedSex Sex, string Place)
{
    private static readonly int[] Centuries = [1800, 1900, 2000, 2100];

    /// <summary>Born outside Italy.</summary>
    public bool IsAbroad => Place[0] == 'Z';

    /// <summary>Reads a code; null for the eleven-digit shape, which says nothing about a birth.</summary>
    public static BirthData? Of(CodiceFiscale code)
    {
        if (code.Kind != CodiceFiscaleKind.NaturalPerson)
        {
            return null;
        }

        var text = code.Value;
        var day = CodiceFiscaleRules.Number(text[9], text[10]);
        var woman = day > CodiceFiscaleRules.WomanOffset;
        var place = string.Create(4, text, static (span, source) =>
        {
            span[0] = source[11];
            for (var index = 1; index < span.Length; index++)
            {
                span[index] = (char)('0' + CodiceFiscaleRules.Digit(source[11 + index]));
            }
        });
        return new BirthData(
            CodiceFiscaleRules.Number(text[6], text[7]),
            CodiceFiscaleRules.MonthLetters.IndexOf(text[8], StringComparison.Ordinal) + 1,
            woman ? day - CodiceFiscaleRules.WomanOffset : day,
            woman ? RecordedSex.Female : RecordedSex.Male,
            place);
    }

    /// <summary>A declared date of birth fits the code, whatever the century.</summary>
    public bool Agrees(DateOnly birth) => birth.Year % 100 == YearOfCentury && birth.Month == Month && birth.Day == Day;

    /// <summary>Every date the code may mean: not after <paramref name="today"/>, not 120 years or more before it; oldest first.</summary>
    public IReadOnlyList<DateOnly> PossibleDates(DateOnly today) =>
    [
        .. Centuries.Select(century => century + YearOfCentury)
            .Where(year => Day <= DateTime.DaysInMonth(year, Month))
            .Select(year => new DateOnly(year, Month, Day))
            .Where(date => date <= today && date > today.AddYears(-120)),
    ];
}
