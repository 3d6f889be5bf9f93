namespace VideoDesk.Grains.Documents;

/// <summary>One file that somebody sends in an appointment.</summary>
public readonly record struct DocumentId(Guid Value)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out DocumentId id)
    {
        var isOne = Guid.TryParseExact(text, "N", out var value);
        id = new DocumentId(value);
        return isOne;
    }

    /// <summary>Thirty-two lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}

/// <summary>What the official asks for.</summary>
/// <param name="Id">Thirty-two hexadecimal digits.</param>
/// <param name="What">Stands on the taxpayer's button. May be personal data.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ClosedAt">From then on nothing can be sent for it; null while it is open.</param>
public sealed record DocumentRequest(string Id, string What, DateTimeOffset AskedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>UTF-16 units of <see cref="What"/>.</summary>
    public const int ShortestWhat = 3;

    public const int LongestWhat = 120;

    public bool IsOpen => ClosedAt is null;

    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => Id;
}
