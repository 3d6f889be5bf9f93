namespace VideoDesk.Grains.Identity;

/// <summary>In which capacity somebody books (ADER-04).</summary>
public enum Capacity
{
    /// <summary>For oneself.</summary>
    Oneself,

    /// <summary>As legal representative or person in charge of a body, or as guardian, curator, administrator or parent (DEL-02).</summary>
    LegalRepresentative,

    /// <summary>As tax professional for a client (GP).</summary>
    Intermediary,

    /// <summary>As trusted person by power of attorney (DEL-03).</summary>
    TrustedPerson,
}
