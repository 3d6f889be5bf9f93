using System.Text.Json;
using VideoDesk.MediaRelay.Ortc;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

public sealed class OrtcJsonTests
{
    [Fact]
    public void Read_ShapeOfMediasoupClient_TakesNumbersAndStringsAndPassesOverTheUnknown()
    {
        const string Text = """
            {
              "mid": "0", "tomorrow": { "x": [1] },
              "codecs": [{ "mimeType": "video/H264", "payloadType": 108, "clockRate": 90000,
                "parameters": { "packetization-mode": 1, "profile-level-id": "42e01f", "bare": null },
                "rtcpFeedback": [{ "type": "nack", "parameter": "" }, { "type": "ccm", "parameter": "fir" }] }],
              "headerExtensions": [{ "uri": "urn:x", "id": 9, "encrypt": false, "parameters": {} }],
              "encodings": [{ "active": true, "rid": "r0", "scaleResolutionDownBy": 1.5, "maxBitrate": 150000, "dtx": false }],
              "rtcp": { "cname": "", "reducedSize": true }, "msid": "a b"
            }
            """;

        var parameters = JsonSerializer.Deserialize(Text, OrtcJson.Default.RtpParameters)!;

        Assert.Equal(1, FormatParameters.Number(parameters.Codecs[0].Parameters, "packetization-mode"));
        Assert.Equal("42e01f", FormatParameters.Text(parameters.Codecs[0].Parameters, "profile-level-id"));
        Assert.Equal(FeedbackSet.Nack | FeedbackSet.Fir, FeedbackSets.Of(parameters.Codecs[0].RtcpFeedback));
        Assert.Equal(1.5, parameters.Encodings![0].ScaleResolutionDownBy);
    }

    [Theory]
    [InlineData("chromium")]
    [InlineData("firefox")]
    [InlineData("safari")]
    public void WriteAndRead_ConsumerParameters_StayTheSame(string browser)
    {
        var recorded = Browser.Load(browser);
        foreach (var track in recorded.Tracks)
        {
            var consumer = ConsumerFormats.From(recorded.Produce(track), recorded.Receives, "3", new(9)).Value;
            var written = JsonSerializer.Serialize(consumer.Parameters, OrtcJson.Default.RtpParameters);
            var read = JsonSerializer.Deserialize(written, OrtcJson.Default.RtpParameters)!;

            Assert.Equal(written, JsonSerializer.Serialize(read, OrtcJson.Default.RtpParameters));
            Assert.DoesNotContain("null", written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_ConsumerParameters_HasTheMembersThatTheClientReads()
    {
        var recorded = Browser.Load("firefox");
        var consumer = ConsumerFormats.From(recorded.Produce("audio"), recorded.Receives, "3", new(9)).Value;

        Assert.Equal(
            """
            {"mid":"3","codecs":[{"mimeType":"audio/opus","payloadType":100,"clockRate":48000,"channels":2,
            "parameters":{"maxplaybackrate":48000,"stereo":1,"useinbandfec":1},"rtcpFeedback":[]}],
            "headerExtensions":[{"uri":"urn:ietf:params:rtp-hdrext:sdes:mid","id":1,"encrypt":false},
            {"uri":"http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time","id":4,"encrypt":false},
            {"uri":"urn:ietf:params:rtp-hdrext:ssrc-audio-level","id":6,"encrypt":false},
            {"uri":"http://www.webrtc.org/experiments/rtp-hdrext/playout-delay","id":11,"encrypt":false}],
            "encodings":[{"ssrc":9}],"rtcp":{"cname":"relay-cname","reducedSize":true}}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(consumer.Parameters with { Msid = null }, OrtcJson.Default.RtpParameters));
    }

    [Theory]
    [InlineData("""{ "codecs": null, "headerExtensions": [] }""")]
    [InlineData("""{ "codecs": [], "codecs": [] }""")]
    [InlineData("""{ "codecs": [{ "kind": "smell", "mimeType": "video/VP8", "clockRate": 90000 }] }""")]
    [InlineData("""{ "codecs": [{ "kind": "video", "clockRate": 90000 }] }""")]
    [InlineData("""{ "codecs": [{ "kind": "video", "mimeType": "video/VP8", "clockRate": 90000, "preferredPayloadType": 256 }] }""")]
    [InlineData("""{ "unknown": [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]] }""")]
    public void Read_NullTwiceUnknownKindMissingOutOfRangeOrTooDeep_IsUnreadable(string text) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(text, OrtcJson.Default.RtpCapabilities));

    [Fact]
    public void Read_OtherCase_IsAnotherMember() =>
        Assert.Empty(JsonSerializer.Deserialize("""{ "Codecs": [null] }""", OrtcJson.Default.RtpCapabilities)!.Codecs);

    [Fact]
    public void Write_TransportParameters_AsTheClientReadsThem()
    {
        var udp = new IceCandidate { Foundation = "u", Priority = 7, Address = "192.0.2.1", Protocol = "udp", Port = 40000 };

        Assert.Equal(
            """{"foundation":"u","priority":7,"address":"192.0.2.1","protocol":"udp","port":40000,"type":"host"}""",
            JsonSerializer.Serialize(udp, OrtcJson.Default.IceCandidate));
        Assert.Equal(
            """{"usernameFragment":"f","password":"p","iceLite":true}""",
            JsonSerializer.Serialize(
                new IceParameters { UsernameFragment = "f", Password = "p", IceLite = true }, OrtcJson.Default.IceParameters));
    }

    [Fact]
    public void Read_DtlsParametersOfTheClient_HasRoleAndFingerprints()
    {
        var dtls = JsonSerializer.Deserialize(
            """{"role":"client","fingerprints":[{"algorithm":"sha-256","value":"AB:CD"}]}""", OrtcJson.Default.DtlsParameters)!;

        Assert.Equal("client", dtls.Role);
        Assert.Equal("AB:CD", Assert.Single(dtls.Fingerprints).Value);
    }

    [Fact]
    public void Read_EmptyObjects_HaveTheirDefaults()
    {
        var dtls = JsonSerializer.Deserialize("{}", OrtcJson.Default.DtlsParameters)!;

        Assert.Equal("auto", dtls.Role);
        Assert.Empty(dtls.Fingerprints);
        Assert.Empty(JsonSerializer.Deserialize("{}", OrtcJson.Default.RtpParameters)!.Codecs);
        Assert.Empty(JsonSerializer.Deserialize("{}", OrtcJson.Default.RtpCapabilities)!.HeaderExtensions);
    }
}
