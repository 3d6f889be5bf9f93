using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Reads format parameters (the fmtp line of SDP), whose values are numbers or strings as the client pleases.</summary>
internal static class FormatParameters
{
    /// <summary>The value as SDP would write it; null when it is absent or neither a number nor a string.</summary>
    public static string? Text(IReadOnlyDictionary<string, JsonNode?>? parameters, string key) =>
        parameters is not null && parameters.TryGetValue(key, out var node) ? Text(node) : null;

    public static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        _ => null,
    };

    /// <summary>The value as a whole number, also when it is a string of digits.</summary>
    public static int? Number(IReadOnlyDictionary<string, JsonNode?>? parameters, string key) =>
        int.TryParse(Text(parameters, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A value to be written: a number where it looks like one, because clients compare numbers.</summary>
    public static JsonNode Value(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
}
