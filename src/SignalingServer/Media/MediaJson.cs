using System.Text.Json;
using System.Text.Json.Serialization;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>The JSON of the relay's methods: the spelling that mediasoup-client speaks, ids as plain strings, enums in camelCase.</summary>
internal static class MediaJson
{
    /// <summary>RTP parameters nest six deep; what nests deeper is not one of ours.</summary>
    private const int MaxDepth = 16;

    /// <summary>Of what participants say: between nodes an envelope is around it.</summary>
    private const int MaxDataDepth = MaxDepth - 1;

    public static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };

    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>
    /// Whether what a participant says can be read and passed on to another node: not too deep, text throughout (half of a surrogate pair
    /// is valid JSON and no text), and without null inside an array, which no message of ours has and no list further in needs to expect.
    /// </summary>
    public static bool IsReadable(JsonElement data)
    {
        using var writer = new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { MaxDepth = MaxDataDepth });
        try
        {
            data.WriteTo(writer);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            writer.Reset();
            return false;
        }

        return !HasNullInArray(data);
    }

    /// <summary>Null inside an array is refused where a message comes in.</summary>
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
