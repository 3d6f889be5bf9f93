using System.Text.Json.Nodes;
using System.Text.Json;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

/// <summary>Good JSON with random members replaced by rubbish: it is unreadable, refused or taken, but nothing throws.</summary>
public sealed class HostileJsonTests
{
    private const int Rounds = 100;

    private static readonly string[] Rubbish =
    [
        "null", "0", "-1", "127", "255", "4294967295", "1e3", "true", "\"\"", "\"r0\"", "\"\\r\\n\"",
        "[]", "{}", "[null]", "\"video/rtx\"",
    ];

    public static TheoryData<string, string> Tracks()
    {
        var tracks = new TheoryData<string, string>();
        foreach (var browser in Browser.Names)
        {
            foreach (var track in Browser.Load(browser).Tracks)
            {
                tracks.Add(browser, track);
            }
        }

        return tracks;
    }

    [Theory]
    [MemberData(nameof(Tracks))]
    public void Rules_SpoiltJson_NeverThrow(string browser, string track)
    {
        var random = new Random(42);
        var recorded = Browser.Load(browser);
        var good = recorded.Produce(track);
        for (var round = 0; round < Rounds; round++)
        {
            var sends = Read(Spoil(random, recorded.SendsAsJson(track)), OrtcJson.Default.RtpParameters);
            var receives = Read(Spoil(random, ParametersJson.Write(recorded.Receives)), OrtcJson.Default.RtpCapabilities);
            var producer = sends is null ? default : ProducerFormats.From(recorded.KindOf(track), sends, "c");
            var format = sends is not null && producer.IsOk ? producer.Value : good;
            if (receives is not null)
            {
                _ = ConsumerFormats.From(format, receives, "0", new Ssrc(1));
                _ = ConsumerFormats.CanConsume(format, receives);
            }
        }
    }

    private static JsonNode Spoil(Random random, JsonNode json)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var places = Places(json).ToList();
            var place = places[random.Next(places.Count)];
            var rubbish = JsonNode.Parse(Rubbish[random.Next(Rubbish.Length)]);
            if (place.Parent is JsonObject parent)
            {
                parent[place.GetPropertyName()] = rubbish;
            }
            else if (place.Parent is JsonArray list)
            {
                list[place.GetElementIndex()] = rubbish;
            }
        }

        return json;
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        var children = node switch
        {
            JsonObject json => json.Select(static member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        return [node, .. children.OfType<JsonNode>().SelectMany(Places)];
    }

    private static T? Read<T>(JsonNode json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return json.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
