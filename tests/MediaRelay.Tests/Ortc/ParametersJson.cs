using System.Text.Json;
using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.MediaRelay.Tests.Ortc;

/// <summary>JSON as it comes from a browser, changed by a test, back into what the relay reads.</summary>
internal static class ParametersJson
{
    public static RtpParameters Read(JsonNode json) => json.Deserialize(OrtcJson.Default.RtpParameters)!;

    public static RtpCapabilities ReadCapabilities(JsonNode json) => json.Deserialize(OrtcJson.Default.RtpCapabilities)!;

    public static JsonNode Write(RtpCapabilities capabilities) =>
        JsonSerializer.SerializeToNode(capabilities, OrtcJson.Default.RtpCapabilities)!;
}
