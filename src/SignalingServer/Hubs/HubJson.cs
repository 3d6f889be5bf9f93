using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The JSON of the hub: camelCase names, enums as kebab-case words, instants in UTC with milliseconds, null left out.</summary>
internal static class HubJson
{
    /// <summary>RTP parameters inside a media method nest deepest.</summary>
    private const int MaxDepth = 24;

    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>Gives the framework's own options the same rules.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.MaxDepth = MaxDepth;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcInstants());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Such as <c>2026-11-16T08:00:00.000Z</c>, what a browser's <c>toISOString</c> writes.</summary>
    private sealed class UtcInstants : JsonConverter<DateTimeOffset>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
    }
}
