using System.Text.Json;
using System.Text.Json.Serialization;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>The JSON of the relay's methods: the spelling that mediasoup-client speaks, ids as plain strings, enums in camelCase.</summary>
internal static class MediaJson
{
    /// <summary>RTP parameters nest six deep; what nests deeper is not one of ours.</summary>
    private const int MaxDepth = 16;

    public static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };

    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>
    /// Null inside an array is refused where a message comes in: no message of ours has it and no list further in needs to expect it.
    /// </summary>
    public static bool HasNullInArray(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(static item => item.ValueKind == JsonValueKind.Null || HasNullInArray(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(static property => HasNullInArray(property.Value)),
        _ => false,
    };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            MaxDepth = MaxDepth,
            RespectNullableAnnotations = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdConverter<PeerId>(static text => new PeerId(text), static id => id.Value));
        options.Converters.Add(new IdConverter<TransportId>(static text => new TransportId(text), static id => id.Value));
        options.Converters.Add(new IdConverter<ProducerId>(static text => new ProducerId(text), static id => id.Value));
        options.Converters.Add(new IdConverter<ConsumerId>(static text => new ConsumerId(text), static id => id.Value));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>An id as the string that it wraps.</summary>
    private sealed class IdConverter<T>(Func<string, T> wrap, Func<T, string> unwrap) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? wrap(reader.GetString()!) : throw new JsonException("An id is a string.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(unwrap(value));
    }
}
