namespace VideoDesk.Grains.Identity;

/// <summary>Somebody who signed in, by the identity provider's lasting id. It is no codice fiscale and may stand in logs.</summary>
public readonly record struct PersonId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Somebody or something that pays taxes, as the tax register names them (ADER-06).</summary>
/// <param name="Code">The codice fiscale.</param>
/// <param name="Name">Name and surname, or the name of the body. Personal data.</param>
public sealed record TaxSubject(CodiceFiscale Code, string Name)
{
    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Code.ToString();
}
