namespace VideoDesk.Grains.Identity;

/// <summary>Which of its two shapes a codice fiscale has.</summary>
public enum CodiceFiscaleKind
{
    /// <summary>16 characters: a natural person.</summary>
    NaturalPerson,

    /// <summary>11 digits: a company or body; also the provisional code of a natural person.</summary>
    Numeric,
}

/// <summary>
/// An Italian tax code whose form and check character are right. That it was ever assigned is another question
/// (<see cref="Ports.ITaxRegister"/>). Equal means: the same characters. A code with letters in place of digits (omocodia) belongs to
/// somebody else than the code without them, so nothing here turns one into the other. <see cref="ToString"/> is masked, for logs.
/// </summary>
public sealed record CodiceFiscale
{
    /// <summary>More than this is not looked at: a form field holds the code, spaces and a prefix.</summary>
    private const int LongestText = 64;

    /// <summary>How a SPID or eIDAS claim writes "a tax number of Italy" in front of the code.</summary>
    private const string ClaimPrefix = "TINIT-";

    private CodiceFiscale(string value) => Value = value;

    /// <summary>The code itself: 16 capitals and digits, or 11 digits. Personal data: never for a log or a journal.</summary>
    public string Value { get; }

    /// <summary>Which of the two shapes it has.</summary>
    public CodiceFiscaleKind Kind => Value.Length == CodiceFiscaleRules.PersonLength ? CodiceFiscaleKind.NaturalPerson : CodiceFiscaleKind.Numeric;

    /// <summary>Reads what a person typed or a claim says: case, white space and a leading <c>TINIT-</c> do not matter.</summary>
    public static bool TryParse(string? text, out CodiceFiscale code) => Read(text, out code) == CodiceFiscaleError.None;

    /// <summary>Like <see cref="TryParse"/>, and says what is wrong. <paramref name="code"/> is null when something is.</summary>
    public static CodiceFiscaleError Read(string? text, out CodiceFiscale code)
    {
        code = null!;
        if (text is { Length: > LongestText })
        {
            return CodiceFiscaleError.Length;
        }

        var characters = Normalise(text);
        var error = CodiceFiscaleRules.Check(characters);
        if (error == CodiceFiscaleError.None)
        {
            code = new CodiceFiscale(characters);
        }

        return error;
    }

    /// <summary>For constants of programs and stored values, which are known to be right.</summary>
    /// <exception cref="FormatException">It is not: the store or the program is broken.</exception>
    public static CodiceFiscale Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A stored codice fiscale is not valid.");

    /// <summary>The first six characters of a person's code, the first three of a number; the rest is stars.</summary>
    public override string ToString()
    {
        var shown = Kind == CodiceFiscaleKind.NaturalPerson ? 6 : 3;
        return Value[..shown].PadRight(Value.Length, '*');
    }

    // ASCII only: ToUpperInvariant would make an S of the long ſ.
    private static string Normalise(string? text)
    {
        var packed = string.Concat((text ?? "").Where(static c => !char.IsWhiteSpace(c)).Select(static c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c));
        return packed.StartsWith(ClaimPrefix, StringComparison.Ordinal) ? packed[ClaimPrefix.Length..] : packed;
    }
}
