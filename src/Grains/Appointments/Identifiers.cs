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

/// <summary>An office, by its stable code (e.g. <c>bolzano</c>).</summary>
[JsonConverter(typeof(TextIdConverter<OfficeId>))]
public readonly record struct OfficeId(string Value) : ITextId<OfficeId>
{
    public static OfficeId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A service that can be booked, by its stable code.</summary>
[JsonConverter(typeof(TextIdConverter<ServiceId>))]
public readonly record struct ServiceId(string Value) : ITextId<ServiceId>
{
    public static ServiceId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A line of slots of one office and service.</summary>
[JsonConverter(typeof(TextIdConverter<LineId>))]
public readonly record struct LineId(string Value) : ITextId<LineId>
{
    public static LineId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>An official, by an opaque staff number; never a name.</summary>
[JsonConverter(typeof(TextIdConverter<OfficialId>))]
public readonly record struct OfficialId(string Value) : ITextId<OfficialId>
{
    public static OfficialId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A person outside the administration, by an opaque number; never a codice fiscale. It appears in rows, not in events.</summary>
[JsonConverter(typeof(TextIdConverter<PersonId>))]
public readonly record struct PersonId(string Value) : ITextId<PersonId>
{
    public static PersonId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>An identifier that is a text and is written as one.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text itself.</summary>
    string Value { get; }

    /// <summary>The identifier of that text.</summary>
    static abstract TSelf From(string value);
}

/// <summary>Writes a text identifier as a plain JSON string.</summary>
internal sealed class TextIdConverter<TId> : JsonConverter<TId>
    where TId : struct, ITextId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetString() ?? throw new JsonException("An identifier is a text."));

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Writes an appointment's identifier as thirty-two hexadecimal digits.</summary>
internal sealed class AppointmentIdConverter : JsonConverter<AppointmentId>
{
    public override AppointmentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var value) ? new(value) : throw new JsonException("Not an appointment identifier.");

    public override void Write(Utf8JsonWriter writer, AppointmentId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
