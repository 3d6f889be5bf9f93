namespace VideoDesk.Grains.Identity;

/// <summary>Form and check characters of both shapes of a codice fiscale (DM 23/12/1976). The texts are already normalised.</summary>
internal static class CodiceFiscaleRules
{
    public const int PersonLength = 16;
    public const int NumericLength = 11;

    /// <summary>A is January, T is December.</summary>
    public const string MonthLetters = "ABCDEHLMPRST";

    /// <summary>The letter that stands for 0, 1, … 9 when two people would have the same code (omocodia).</summary>
    public const string OmocodiaLetters = "LMNPQRSTUV";

    /// <summary>What the day of birth of a woman has on top.</summary>
    public const int WomanOffset = 40;

    /// <summary>Values at the first, third, fifth … place: of the digits 0 to 9, and again of A to J.</summary>
    private static ReadOnlySpan<byte> OddDigits => [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

    /// <summary>Values at the first, third, fifth … place, of K to Z.</summary>
    private static ReadOnlySpan<byte> OddKToZ => [2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    public static CodiceFiscaleError Check(ReadOnlySpan<char> code) => code.Length switch
    {
        0 => CodiceFiscaleError.Missing,
        PersonLength => CheckPerson(code),
        NumericLength => CheckNumeric(code),
        _ => CodiceFiscaleError.Length,
    };

    /// <summary>The sixteenth character that belongs to the first fifteen.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var index = 0; index < PersonLength - 1; index++)
        {
            sum += index % 2 == 0 ? OddPlaceValue(code[index]) : EvenPlaceValue(code[index]);
        }

        return (char)('A' + (sum % 26));
    }

    /// <summary>The eleventh digit that belongs to the first ten: Luhn's formula.</summary>
    public static char CheckDigit(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var index = 0; index < NumericLength - 1; index++)
        {
            var digit = code[index] - '0';
            var doubled = digit * 2;
            sum += index % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>The digit that a character stands for, as itself or by omocodia; −1 when for none.</summary>
    public static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : OmocodiaLetters.IndexOf(c, StringComparison.Ordinal);

    /// <summary>The number that two such characters make; −1 when they make none.</summary>
    public static int Number(char tens, char ones) => Digit(tens) < 0 || Digit(ones) < 0 ? -1 : (Digit(tens) * 10) + Digit(ones);

    private static CodiceFiscaleError CheckPerson(ReadOnlySpan<char> code)
    {
        var year = Number(code[6], code[7]);
        if (code[..6].ContainsAnyExceptInRange('A', 'Z') || year < 0)
        {
            return CodiceFiscaleError.Shape;
        }

        var month = MonthLetters.IndexOf(code[8], StringComparison.Ordinal) + 1;
        if (month == 0)
        {
            return CodiceFiscaleError.Month;
        }

        var day = Number(code[9], code[10]);
        if (day < 0)
        {
            return CodiceFiscaleError.Shape;
        }

        if (!IsDayOf(month, year, day > WomanOffset ? day - WomanOffset : day))
        {
            return CodiceFiscaleError.Day;
        }

        if (!char.IsAsciiLetterUpper(code[11]) || Digit(code[12]) < 0 || Number(code[13], code[14]) < 0 || !char.IsAsciiLetterUpper(code[15]))
        {
            return CodiceFiscaleError.Shape;
        }

        return code[15] == CheckCharacter(code) ? CodiceFiscaleError.None : CodiceFiscaleError.CheckCharacter;
    }

    // 29 February passes when any century had one in such a year: 00 was a leap year in 2000.
    private static bool IsDayOf(int month, int yearOfCentury, int day) => day >= 1 && day <= DateTime.DaysInMonth(2000 + yearOfCentury, month);

    private static CodiceFiscaleError CheckNumeric(ReadOnlySpan<char> code)
    {
        if (code.ContainsAnyExceptInRange('0', '9') || !code.ContainsAnyExcept('0'))
        {
            return CodiceFiscaleError.Shape;
        }

        return code[^1] == CheckDigit(code) ? CodiceFiscaleError.None : CodiceFiscaleError.CheckCharacter;
    }

    private static int EvenPlaceValue(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A';

    private static int OddPlaceValue(char c)
    {
        var value = EvenPlaceValue(c);
        return value < OddDigits.Length ? OddDigits[value] : OddKToZ[value - OddDigits.Length];
    }
}
