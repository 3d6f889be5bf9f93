using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

/// <summary>Each misuse, alone, in otherwise good parameters of Chromium.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<string, (string Track, RefusalCode Code, Action<JsonNode> Spoil)> Misuses = new()
    {
        ["no codec"] = Invalid("vp8", static p => p["codecs"] = new JsonArray()),
        ["a null codec"] = Invalid("vp8", static p => p["codecs"]!.AsArray().Add(null)),
        ["33 codecs"] = Invalid("vp8", static p => Repeat(p["codecs"]!.AsArray(), 33, static (codec, i) => codec["payloadType"] = i)),
        ["three codecs"] = Invalid("vp8", static p => Repeat(p["codecs"]!.AsArray(), 3, static (codec, i) => codec["payloadType"] = i)),
        ["payload type twice"] = Invalid("vp8", static p => p["codecs"]![1]!["payloadType"] = 96),
        ["payload type 128"] = Invalid("vp8", static p => p["codecs"]![0]!["payloadType"] = 128),
        ["payload type that looks like RTCP"] = Invalid("audio", static p => p["codecs"]![0]!["payloadType"] = 72),
        ["RTX alone"] = Invalid("vp8", static p => p["codecs"]!.AsArray().RemoveAt(0)),
        ["RTX of another codec"] = Invalid("vp8", static p => p["codecs"]![1]!["parameters"]!["apt"] = 99),
        ["RTX without apt"] = Invalid("vp8", static p => p["codecs"]![1]!["parameters"] = new JsonObject()),
        ["RTX with an odd clock rate"] = Unsupported("vp8", static p => p["codecs"]![1]!["clockRate"] = 48000),
        ["two media codecs"] = Invalid("vp8", static p => p["codecs"]![1]!["mimeType"] = "video/VP9"),
        ["audio codec in video"] = Invalid("vp8", static p => p["codecs"]![0]!["mimeType"] = "audio/opus"),
        ["empty MIME type"] = Invalid("vp8", static p => p["codecs"]![0]!["mimeType"] = ""),
        ["unknown codec"] = Unsupported("vp8", static p => p["codecs"]![0]!["mimeType"] = "video/H265"),
        ["clock rate 0"] = Invalid("audio", static p => p["codecs"]![0]!["clockRate"] = 0),
        ["odd clock rate"] = Unsupported("audio", static p => p["codecs"]![0]!["clockRate"] = 16000),
        ["mono Opus"] = Unsupported("audio", static p => p["codecs"]![0]!["channels"] = 1),
        ["Opus without channels"] = Unsupported("audio", static p => p["codecs"]![0]!.AsObject().Remove("channels")),
        ["H.264 single NAL unit mode"] = Unsupported("h264", static p => p["codecs"]![0]!["parameters"]!["packetization-mode"] = 0),
        ["H.264 high profile"] = Unsupported("h264", static p => p["codecs"]![0]!["parameters"]!["profile-level-id"] = "64001f"),
        ["H.264 baseline"] = Unsupported("h264", static p => p["codecs"]![0]!["parameters"]!["profile-level-id"] = "42001f"),
        ["VP9 profile 2"] = Unsupported("vp9", static p => p["codecs"]![0]!["parameters"]!["profile-id"] = 2),
        ["parameter that is an object"] = Invalid("vp8", static p => p["codecs"]![0]!["parameters"]!["x"] = new JsonObject()),
        ["parameter with a line break"] = Invalid("vp8", static p => p["codecs"]![0]!["parameters"]!["x"] = "1\r\na=candidate:1"),
        ["parameter with a semicolon"] = Invalid("vp8", static p => p["codecs"]![0]!["parameters"]!["x"] = "1;y=2"),
        ["parameter of 300 characters"] = Invalid("vp8", static p => p["codecs"]![0]!["parameters"]!["x"] = new string('a', 300)),
        ["33 parameters"] = Invalid("vp8", static p =>
        {
            for (var i = 0; i < 33; i++)
            {
                p["codecs"]![0]!["parameters"]![$"x{i}"] = i;
            }
        }),
        ["33 feedback entries"] = Invalid("vp8", static p => Repeat(p["codecs"]![0]!["rtcpFeedback"]!.AsArray(), 33, static (_, _) => { })),
        ["a null feedback entry"] = Invalid("vp8", static p => p["codecs"]![0]!["rtcpFeedback"]!.AsArray().Add(null)),
        ["extension id 0"] = Invalid("vp8", static p => p["headerExtensions"]![0]!["id"] = 0),
        ["extension id twice"] = Invalid("vp8", static p => p["headerExtensions"]![0]!["id"] = 10),
        ["extension twice"] = Invalid("vp8", static p => p["headerExtensions"]![0]!["uri"] = HeaderExtensionUris.Rid),
        ["33 extensions"] = Invalid("vp8", static p => Repeat(p["headerExtensions"]!.AsArray(), 33, static (extension, i) =>
        {
            extension["id"] = i + 1;
            extension["uri"] = $"urn:x:{i}";
        })),
        ["a null extension"] = Invalid("vp8", static p => p["headerExtensions"]!.AsArray().Add(null)),
        ["empty MID"] = Invalid("vp8", static p => p["mid"] = ""),
        ["MID of 17 characters"] = Invalid("vp8", static p => p["mid"] = new string('1', 17)),
        ["MID with a line break"] = Invalid("vp8", static p => p["mid"] = "0\na=x"),
        ["CNAME of 256 characters"] = Invalid("vp8", static p => p["rtcp"]!["cname"] = new string('c', 256)),
        ["CNAME with a line break"] = Invalid("vp8", static p => p["rtcp"]!["cname"] = "c\r\na=x"),
        ["msid with a line break"] = Invalid("vp8", static p => p["msid"] = "a b\r\na=x"),
        ["no encodings"] = Invalid("vp8", static p => p["encodings"] = new JsonArray()),
        ["encodings absent"] = Invalid("vp8", static p => p.AsObject().Remove("encodings")),
        ["a null encoding"] = Invalid("vp8", static p => p["encodings"] = new JsonArray([null])),
        ["five encodings"] = Invalid("vp8Simulcast", static p => Repeat(p["encodings"]!.AsArray(), 5, static (e, i) => e["rid"] = $"r{i}")),
        ["two encodings of audio"] = Invalid("audio", static p => Repeat(p["encodings"]!.AsArray(), 2, static (e, i) => e["ssrc"] = i + 1)),
        ["video with neither SSRC nor RID"] = Invalid("vp8", static p => p["encodings"] = new JsonArray(new JsonObject())),
        ["RIDs without MID"] = Invalid("vp8Simulcast", static p => p.AsObject().Remove("mid")),
        ["RIDs without MID extension"] = Invalid("vp8Simulcast", static p => RemoveExtension(p, HeaderExtensionUris.Mid)),
        ["RIDs without RID extension"] = Invalid("vp8Simulcast", static p => RemoveExtension(p, HeaderExtensionUris.Rid)),
        ["RID twice"] = Invalid("vp8Simulcast", static p => p["encodings"]![1]!["rid"] = "r0"),
        ["RID of 17 characters"] = Invalid("vp8Simulcast", static p => p["encodings"]![1]!["rid"] = new string('r', 17)),
        ["RID with a space"] = Invalid("vp8Simulcast", static p => p["encodings"]![1]!["rid"] = "r 1"),
        ["RID in some encodings only"] = Invalid("vp8Simulcast", static p =>
        {
            p["encodings"]![1]!["ssrc"] = 17;
            p["encodings"]![1]!.AsObject().Remove("rid");
        }),
        ["audio without SSRC and MID"] = Invalid("audio", static p =>
        {
            p["encodings"] = new JsonArray(new JsonObject());
            p.AsObject().Remove("mid");
        }),
        ["SSRC 0"] = Invalid("vp8", static p => p["encodings"]![0]!["ssrc"] = 0),
        ["RTX on the SSRC of the media"] = Invalid("vp8", static p =>
            p["encodings"]![0]!["rtx"]!["ssrc"] = p["encodings"]![0]!["ssrc"]!.DeepClone()),
        ["SSRC in two layers"] = Invalid("vp8Simulcast", static p =>
        {
            p["encodings"]![0]!["ssrc"] = 5;
            p["encodings"]![1]!["ssrc"] = 5;
        }),
    };

    private static readonly Dictionary<string, Action<JsonNode>> MisusesOfViewers = new()
    {
        ["payload type twice"] = static r => r["codecs"]![1]!["preferredPayloadType"] = 100,
        ["payload type 200"] = static r => r["codecs"]![1]!["preferredPayloadType"] = 200,
        ["33 codecs"] = static r => Repeat(r["codecs"]!.AsArray(), 33, static (codec, i) => codec["preferredPayloadType"] = i),
        ["a null codec"] = static r => r["codecs"]!.AsArray().Add(null),
        ["parameter that is a list"] = static r => r["codecs"]![1]!["parameters"]!["x"] = new JsonArray(),
        ["RTX without apt"] = static r => r["codecs"]![2]!["parameters"]!.AsObject().Remove("apt"),
        ["extension id 0"] = static r => r["headerExtensions"]![0]!["preferredId"] = 0,
        ["extension id twice"] = static r => r["headerExtensions"]![1]!["preferredId"] = 1,
        ["a null extension"] = static r => r["headerExtensions"]!.AsArray().Add(null),
        ["65 extensions"] = static r => Repeat(r["headerExtensions"]!.AsArray(), 65, static (extension, i) =>
        {
            extension["preferredId"] = i + 1;
            extension["uri"] = $"urn:x:{i}";
        }),
    };

    public static TheoryData<string> NamesOfMisuses => [.. Misuses.Keys];

    public static TheoryData<string> NamesOfMisusesOfViewers => [.. MisusesOfViewers.Keys];

    [Theory]
    [MemberData(nameof(NamesOfMisuses))]
    public void Produce_Misuse_IsRefusedWithItsCode(string misuse)
    {
        var (track, code, spoil) = Misuses[misuse];
        var chromium = Browser.Load("chromium");
        var json = chromium.SendsAsJson(track);
        spoil(json);

        var outcome = ProducerFormats.From(chromium.KindOf(track), ParametersJson.Read(json), "c");

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.EndsWith(".", outcome.Refusal?.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NamesOfMisusesOfViewers))]
    public void Consume_Misuse_IsRefusedAsInvalid(string misuse)
    {
        var chromium = Browser.Load("chromium");
        var json = ParametersJson.Write(chromium.Receives);
        MisusesOfViewers[misuse](json);
        var remote = ParametersJson.ReadCapabilities(json);

        var outcome = ConsumerFormats.From(chromium.Produce("vp8"), remote, "0", new Ssrc(1));

        Assert.Equal(RefusalCode.InvalidRtpParameters, outcome.Refusal?.Code);
        Assert.False(ConsumerFormats.CanConsume(chromium.Produce("vp8"), remote));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c\n")]
    public void Produce_BadCnameOfTransport_IsRefused(string cname) =>
        Assert.Equal(
            RefusalCode.InvalidRtpParameters,
            ProducerFormats.From(MediaKind.Video, Browser.Load("chromium").Sends("vp8"), cname).Refusal?.Code);

    [Fact]
    public void Produce_VideoOfferedAsAudio_IsRefused() =>
        Assert.Equal(
            RefusalCode.InvalidRtpParameters,
            ProducerFormats.From(MediaKind.Audio, Browser.Load("chromium").Sends("vp8"), "c").Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdefg")]
    public void Consume_BadMid_IsRefused(string mid)
    {
        var chromium = Browser.Load("chromium");

        var outcome = ConsumerFormats.From(chromium.Produce("vp8"), chromium.Receives, mid, new Ssrc(1));

        Assert.Equal(RefusalCode.InvalidRtpParameters, outcome.Refusal?.Code);
    }

    private static (string, RefusalCode, Action<JsonNode>) Invalid(string track, Action<JsonNode> spoil) =>
        (track, RefusalCode.InvalidRtpParameters, spoil);

    private static (string, RefusalCode, Action<JsonNode>) Unsupported(string track, Action<JsonNode> spoil) =>
        (track, RefusalCode.UnsupportedCodec, spoil);

    private static void RemoveExtension(JsonNode parameters, string uri)
    {
        var extensions = parameters["headerExtensions"]!.AsArray();
        extensions.Remove(extensions.Single(extension => extension!["uri"]!.GetValue<string>() == uri));
    }

    /// <summary>Fills a list to a length with copies of its first entry, each made different.</summary>
    private static void Repeat(JsonArray list, int length, Action<JsonNode, int> differ)
    {
        var first = list[0]!.DeepClone();
        list.Clear();
        for (var i = 0; i < length; i++)
        {
            var copy = first.DeepClone();
            differ(copy, i);
            list.Add(copy);
        }
    }
}
