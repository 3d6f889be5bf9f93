using System.Text;
using System.Text.Json;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>The fields of a PDF, as <c>docs/documents.md</c> writes them.</summary>
/// <param name="Values">Value by full name. Buttons without a value and signatures are left out. Personal data.</param>
/// <param name="Lists">Fields of which several values can be chosen; their order says nothing.</param>
internal sealed record PdfForm(IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> Lists)
{
    private const string Off = "/Off";

    /// <summary>The bit of a button that keeps no value (ISO 32000-1, table 226).</summary>
    private const int PushButton = 1 << 16;

    /// <summary>
    /// Reads what <c>qpdf --json=2 --json-key=acroform</c> says: texts are prefixed <c>u:</c>, or <c>b:</c> with hexadecimal digits where they
    /// are none; names, such as the state of a check box, begin with a slash.
    /// </summary>
    /// <returns>Null when it is not what qpdf writes.</returns>
    public static PdfForm? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            Dictionary<string, string> values = [];
            HashSet<string> lists = [];
            foreach (var field in document.RootElement.GetProperty("acroform").GetProperty("fields").EnumerateArray())
            {
                var isButton = (field.GetProperty("fieldflags").GetInt32() & PushButton) != 0;
                var type = field.GetProperty("fieldtype").GetString();
                if (type == "/Sig" || (type == "/Btn" && isButton))
                {
                    continue;
                }

                // A group of radio buttons comes once for each of them, always with the value of the group.
                var (name, value) = (field.GetProperty("fullname").GetString() ?? throw new JsonException("A field without a name."), field.GetProperty("value"));
                values[name] = ValueOf(value);
                if (value.ValueKind == JsonValueKind.Array)
                {
                    lists.Add(name);
                }
            }

            return new PdfForm(values, lists);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The first field that has another value here than there; null when none has.</summary>
    public string? FirstDifference(IReadOnlyDictionary<string, string> fields) => FormRules.FirstDifference(Sorted(Values), Sorted(fields));

    /// <summary>Without the values: it may end in a log.</summary>
    public override string ToString() => nameof(PdfForm);

    private Dictionary<string, string> Sorted(IReadOnlyDictionary<string, string> fields) => fields.ToDictionary(
        static field => field.Key,
        field => Lists.Contains(field.Key) ? string.Join('\n', field.Value.Split('\n').Order(StringComparer.Ordinal)) : field.Value);

    /// <summary>A choice of several is an array.</summary>
    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => TextOf(value.GetString()!),
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(ValueOf)),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new JsonException("No value of a field."),
    };

    private static string TextOf(string text) => text switch
    {
        Off => "",
        _ when text.StartsWith("u:", StringComparison.Ordinal) => text[2..],
        _ when text.StartsWith("b:", StringComparison.Ordinal) => Encoding.Latin1.GetString(Convert.FromHexString(text.AsSpan(2))),
        _ when text.StartsWith('/') => text[1..],
        _ => throw new JsonException("No text of qpdf's."),
    };
}
