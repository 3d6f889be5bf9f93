using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoDesk.Grains.Appointments;

/// <summary>How events, states and notification data are written: camelCase names, kebab-case enum words, absent instead of null.</summary>
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
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
