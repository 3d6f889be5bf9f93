using System.Text.Json.Serialization;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>
/// The JSON of this folder as mediasoup-client reads and writes it. Input comes from browsers: it is shallow, a required
/// member is not null and stands there once; members that nobody knows are passed over.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 12)]
[JsonSerializable(typeof(RtpCapabilities))]
[JsonSerializable(typeof(RtpParameters))]
[JsonSerializable(typeof(IceParameters))]
[JsonSerializable(typeof(IceCandidate))]
[JsonSerializable(typeof(IReadOnlyList<IceCandidate>))]
[JsonSerializable(typeof(DtlsParameters))]
[JsonSerializable(typeof(MediaKind))]
public sealed partial class OrtcJson : JsonSerializerContext;
