using System.Text.Json;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>
/// Reads what <c>qpdf --json --json-key=acroform</c> (version 2) says of a form: texts are prefixed <c>u:</c>, or <c>b:</c> with hexadecimal
/// digits where they are none; names, such as the state of a check box, begin with a slash.
/// </summary>
internal static class PdfFields
{
    private const string Off = "/Off";

    /// <summary>The bit of a button that keeps no value (ISO 32000-1, table 226).</summary>
    private const int PushButton = 1 << 16;

    /// <summary>
    /// Value by full name, as <c>docs/documents.md</c> writes them: buttons without a value and signatures are left out.
    /// </summary>
    /// <returns>Null when it is not what qpdf writes.</returns>
    public static IReadOnlyDictionary<string, string>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            Dictionary<string, string> values = [];
            foreach (var field in document.RootElement.GetProperty("acroform").GetProperty("fields").EnumerateArray())
            {
                var flags = field.GetProperty("fieldflags").GetInt32();
                var type = field.GetProperty("fieldtype").GetString();
                if (type == "/Sig" || (type == "/Btn" && (flags & PushButton) != 0))
                {
                    continue;
                }

                // A group of radio buttons comes once for each of them, always with the value of the group.
                values[field.GetProperty("fullname").GetString()!] = ValueOf(field.GetProperty("value"));
            }

            return values;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

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
        _ when text.StartsWith("b:", StringComparison.Ordinal) => System.Text.Encoding.Latin1.GetString(Convert.FromHexString(text.AsSpan(2))),
        _ when text.StartsWith('/') => text[1..],
        _ => throw new JsonException("No text of qpdf's."),
    };
}
