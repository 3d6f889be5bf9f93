using System.Text.Json.Serialization;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Audio or video.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MediaKind>))]
public enum MediaKind
{
    [JsonStringEnumMemberName("audio")]
    Audio,

    [JsonStringEnumMemberName("video")]
    Video,
}
