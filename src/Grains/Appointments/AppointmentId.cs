using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoDesk.Grains.Appointments;

/// <summary>One appointment, from booking to its end.</summary>
[JsonConverter(typeof(AppointmentIdConverter))]
public readonly record struct AppointmentId(Guid Value)
{
    /// <summary>Thirty-two lower-case hexadecimal digits: what keys, file names and calendar UIDs use.</summary>
    public override string ToString() => Value.ToString("N");
}

/// <summary>Writes an appointment's identifier as thirty-two hexadecimal digits.</summary>
internal sealed class AppointmentIdConverter : JsonConverter<AppointmentId>
{
    public override AppointmentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var value) ? new(value) : throw new JsonException("Not an appointment identifier.");

    public override void Write(Utf8JsonWriter writer, AppointmentId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
