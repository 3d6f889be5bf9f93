using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.MediaRelay.Tests.Ortc;

/// <summary>What a browser told the relay, from the JSON files beside this one; each says where it comes from.</summary>
internal sealed class Browser
{
    private readonly JsonNode _recording;

    private Browser(JsonNode recording) => _recording = recording;

    /// <summary>Names of the recorded browsers.</summary>
    public static string[] Names => ["chromium", "firefox", "safari"];

    public RtpCapabilities Receives =>
        System.Text.Json.JsonSerializer.Deserialize(_recording["recvRtpCapabilities"], OrtcJson.Default.RtpCapabilities)!;

    /// <summary>Names of the recorded tracks, for instance "vp8Simulcast".</summary>
    public IEnumerable<string> Tracks => _recording["producers"]!.AsObject().Select(static track => track.Key);

    public static Browser Load(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "MediaRelay.Tests", "Ortc", "Browsers", name + ".json");
            if (File.Exists(file))
            {
                return new Browser(JsonNode.Parse(File.ReadAllText(file))!);
            }
        }

        throw new FileNotFoundException($"{name}.json is in no folder above {AppContext.BaseDirectory}");
    }

    public MediaKind KindOf(string track) =>
        _recording["producers"]![track]!["kind"]!.GetValue<string>() == "audio" ? MediaKind.Audio : MediaKind.Video;

    public JsonNode SendsAsJson(string track) => _recording["producers"]![track]!["rtpParameters"]!.DeepClone();

    public RtpParameters Sends(string track) =>
        System.Text.Json.JsonSerializer.Deserialize(SendsAsJson(track), OrtcJson.Default.RtpParameters)!;

    /// <summary>The track as the relay takes it in; throws when it is refused.</summary>
    public ProducerFormat Produce(string track) => ProducerFormats.From(KindOf(track), Sends(track), "relay-cname").Value;
}
