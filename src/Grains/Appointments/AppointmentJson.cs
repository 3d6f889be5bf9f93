using System.Text.Json;
using System.Text.Json.Serialization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.Grains.Appointments;

/// <summary>
/// How events, states and notification data are written: camelCase names, kebab-case enum words, identifiers as plain texts, absent
/// instead of null.
/// </summary>
public static class AppointmentJson
{
    /// <summary>Read-only; the same for every store.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new TextConverter<OfficeId>(static text => new(text), static id => id.Value));
        options.Converters.Add(new TextConverter<ServiceId>(static text => new(text), static id => id.Value));
        options.Converters.Add(new TextConverter<OfficialId>(static text => new(text), static id => id.Value));
        options.Converters.Add(new TextConverter<RegisterCode>(static text => new(text), static code => code.Value));
        options.Converters.Add(new TextConverter<ProtocolNumber>(ReadNumber, static number => number.ToString()));
        options.Converters.Add(new TextConverter<SlotKey>(ReadSlot, static key => key.ToString()));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static ProtocolNumber ReadNumber(string text) =>
        ProtocolNumber.TryParse(text, out var number) ? number : throw new JsonException("Not the number of an entry.");

    private static SlotKey ReadSlot(string text) =>
        SlotKey.TryParse(text, out var key) ? key : throw new JsonException("Not the key of a slot.");

    /// <summary>Writes a value that is a text as one.</summary>
    private sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is a text."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
