namespace VideoDesk.Grains.Identity;

/// <summary>Why a text is no codice fiscale: the first thing that is wrong, read from the left, the check character last.</summary>
public enum CodiceFiscaleError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing was written.</summary>
    Missing,

    /// <summary>Neither 16 characters nor 11.</summary>
    Length,

    /// <summary>A letter stands where a digit belongs, or the other way round; or eleven zeros.</summary>
    Shape,

    /// <summary>The ninth character is none of the twelve month letters.</summary>
    Month,

    /// <summary>No such day in that month (days of women are 40 more).</summary>
    Day,

    /// <summary>The last character does not follow from the others: most likely a slip of the pen.</summary>
    CheckCharacter,
}

/// <summary>The stable codes of <see cref="CodiceFiscaleError"/>.</summary>
public static class CodiceFiscaleErrors
{
    /// <summary>The kebab-case code that clients and text tables know.</summary>
    public static string Code(this CodiceFiscaleError error) => error switch
    {
        CodiceFiscaleError.Missing => "codice-fiscale-missing",
        CodiceFiscaleError.Length => "codice-fiscale-length",
        CodiceFiscaleError.Shape => "codice-fiscale-shape",
        CodiceFiscaleError.Month => "codice-fiscale-month",
        CodiceFiscaleError.Day => "codice-fiscale-day",
        CodiceFiscaleError.CheckCharacter => "codice-fiscale-check",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "only an error has a code"),
    };
}
