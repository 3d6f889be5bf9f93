using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Documents;

/// <summary>That a side has confirmed a form, which it has seen with these values.</summary>
public sealed record FormConfirmation(Side By, DateTimeOffset At);

/// <summary>A PDF that the official made of a form and offers to the taxpayer.</summary>
/// <param name="Document">The PDF.</param>
/// <param name="IsFlattened">Its values are part of its pages and no fields any more.</param>
/// <param name="Fields">Value by name of the field, as the official's page has them. Personal data.</param>
/// <param name="Sha256">Of the PDF, as hexadecimal digits.</param>
/// <param name="FieldsChecked">Whether the values in the PDF itself were compared with these.</param>
public sealed record OfferedForm(
    DocumentId Document, bool IsFlattened, IReadOnlyDictionary<string, string> Fields, string Sha256, bool FieldsChecked)
{
    /// <summary>Of both sides, the official's first.</summary>
    public IReadOnlyList<FormConfirmation> Confirmations { get; init; } = [];

    public bool IsConfirmed => Confirmations.Any(static confirmation => confirmation.By == Side.Taxpayer);

    /// <summary>Without the values: it may end in a log.</summary>
    public override string ToString() => Document.ToString();
}

/// <summary>What makes a form the same for everybody.</summary>
public static class FormRules
{
    /// <summary>Both sides, or the sides and the PDF, do not have the same; the field says where.</summary>
    public static readonly RefusalCode Differs = new("form-differs");

    /// <summary>The fields of the PDF cannot be read, or the fields that were sent make no sense.</summary>
    public static readonly RefusalCode Unreadable = new("form-unreadable");

    private const string HashField = "sha256";
    private const int MostFields = 1000;
    private const int LongestName = 300;
    private const int LongestValue = 20_000;

    /// <summary>Why the official cannot offer a document as a form; null when he can.</summary>
    public static Refusal? MayOffer(Document document, string seat) => document switch
    {
        _ when document.Seat != seat || document.From != Side.Office => new(DocumentRefusals.Unknown, "id"),
        { IsSettled: true } => new(DocumentRefusals.Settled, "id"),
        { State: not DocumentState.Ready } => new(DocumentRefusals.NotReady, "id"),
        { Kind: not DocumentKind.Pdf } => new(Unreadable, "id"),
        _ => null,
    };

    /// <summary>Why the taxpayer cannot confirm; null when he can: it is the offered file, with the same values.</summary>
    public static Refusal? MayConfirm(Document document, OfferedForm form, string sha256, IReadOnlyDictionary<string, string> fields) => document switch
    {
        { IsSettled: true } => new(DocumentRefusals.Settled, "id"),
        { State: not DocumentState.Ready } => new(DocumentRefusals.NotReady, "id"),
        _ when sha256 != form.Sha256 => new(Differs, HashField),
        _ when FirstDifference(form.Fields, fields) is { } field => new(Differs, field),
        _ => null,
    };

    /// <summary>Whether fields can be those of a form.</summary>
    public static bool AreFields(IReadOnlyDictionary<string, string> fields) => fields.Count <= MostFields
        && fields.All(static field => field.Key.Length is > 0 and <= LongestName && field.Value is { Length: <= LongestValue });

    /// <summary>
    /// The first field, by name, that has not the same value on both sides; null when all have. A field that is missing is empty; the ends of
    /// lines are not part of a value.
    /// </summary>
    public static string? FirstDifference(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) => one.Keys
        .Union(other.Keys)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(name => Normal(one.GetValueOrDefault(name, "")) != Normal(other.GetValueOrDefault(name, "")));

    private static string Normal(string value) => value.ReplaceLineEndings("\n").Normalize();
}
