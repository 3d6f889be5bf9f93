using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

public sealed class ConsumerFormatsTests
{
    [Fact]
    public void From_ExtensionUnderAnotherId_IsDropped()
    {
        var consumer = Consume("vp8", remote => Extension(remote, HeaderExtensionUris.AbsoluteSendTime)["preferredId"] = 14);

        Assert.Equal(0, consumer.Extensions.AbsoluteSendTime);
        Assert.DoesNotContain(consumer.Parameters.HeaderExtensions!, static extension => extension.Id is 4 or 14);
    }

    [Fact]
    public void From_ViewerWithTransportSequence_GetsTransportCcAndNoRemb()
    {
        var consumer = Consume("vp8", static _ => { });

        Assert.Equal(5, consumer.Extensions.TransportSequence);
        Assert.Equal(FeedbackSet.TransportCc, consumer.Feedback & (FeedbackSet.TransportCc | FeedbackSet.Remb));
    }

    [Fact]
    public void From_ViewerWithSendTimeAlone_GetsRembAndNoTransportCc()
    {
        var consumer = Consume("vp8", static remote => Remove(remote, HeaderExtensionUris.TransportSequence));

        Assert.Equal(4, consumer.Extensions.AbsoluteSendTime);
        Assert.Equal(FeedbackSet.Remb, consumer.Feedback & (FeedbackSet.TransportCc | FeedbackSet.Remb));
    }

    [Fact]
    public void From_ViewerWithNeither_GetsNoBandwidthFeedback()
    {
        var consumer = Consume("vp8", static remote =>
        {
            Remove(remote, HeaderExtensionUris.TransportSequence);
            Remove(remote, HeaderExtensionUris.AbsoluteSendTime);
        });

        Assert.Equal(FeedbackSet.Nack | FeedbackSet.Pli | FeedbackSet.Fir, consumer.Feedback);
    }

    [Fact]
    public void From_ViewerWhoseRtxRepairsAnotherCodec_GetsNoRtx()
    {
        var consumer = Consume("vp8", static remote =>
        {
            var codecs = remote["codecs"]!.AsArray();
            codecs.Remove(codecs.Single(static codec => codec!["preferredPayloadType"]!.GetValue<int>() == 102));
        });

        Assert.Null(consumer.Rtx);
        Assert.Null(consumer.RtxSsrc);
        Assert.Single(consumer.Parameters.Codecs);
        Assert.Null(Assert.Single(consumer.Parameters.Encodings!).Rtx);
        Assert.True(consumer.Feedback.HasFlag(FeedbackSet.Nack));
    }

    [Fact]
    public void From_Simulcast_GivesOneEncodingWithAllLayersInItsMode()
    {
        var consumer = Consume("vp8Simulcast", static _ => { });

        var encoding = Assert.Single(consumer.Parameters.Encodings!);
        Assert.Equal("L3T3", encoding.ScalabilityMode);
        Assert.Equal(1500000, encoding.MaxBitrate);
        Assert.Equal(1000u, encoding.Ssrc);
        Assert.Equal(1001u, encoding.Rtx?.Ssrc);
        Assert.Equal(3, consumer.SpatialLayers);
    }

    [Theory]
    [InlineData("screen", "L1T2", 1)]
    [InlineData("vp8", null, 1)]
    public void From_SingleEncoding_KeepsTheSendersMode(string track, string? mode, int layers)
    {
        var consumer = Consume(track, static _ => { });

        Assert.Equal(mode, consumer.Parameters.Encodings![0].ScalabilityMode);
        Assert.Equal(layers, consumer.SpatialLayers);
    }

    [Fact]
    public void From_SimulcastThatSaysNothingOfLayers_CountsOneTemporalLayer()
    {
        var json = Browser.Load("chromium").SendsAsJson("vp8Simulcast");
        foreach (var encoding in json["encodings"]!.AsArray())
        {
            encoding!.AsObject().Remove("scalabilityMode");
        }

        var producer = ProducerFormats.From(MediaKind.Video, ParametersJson.Read(json), "c").Value;
        var consumer = ConsumerFormats.From(producer, Browser.Load("chromium").Receives, "0", new Ssrc(1)).Value;

        Assert.Equal("L3T1", consumer.Parameters.Encodings![0].ScalabilityMode);
    }

    [Theory]
    [InlineData("chromium", true)]
    [InlineData("firefox", false)]
    [InlineData("safari", true)]
    public void From_Audio_KeepsNackWhereTheViewerHasIt(string viewer, bool nack)
    {
        var consumer = ConsumerFormats.From(
            Browser.Load("chromium").Produce("audio"), Browser.Load(viewer).Receives, "0", new Ssrc(1)).Value;

        Assert.Equal(nack ? FeedbackSet.Nack : FeedbackSet.None, consumer.Feedback);
        Assert.Equal(new HeaderExtensionIds(1, 0, 0, 4, 0, 6, 0), consumer.Extensions);
        Assert.Null(consumer.RtxSsrc);
    }

    [Fact]
    public void From_ViewerThatListsInventedFeedback_GetsOnlyWhatTheRouterKnows()
    {
        var consumer = Consume("vp8", static remote => remote["codecs"]![1]!["rtcpFeedback"]!.AsArray().Add(
            new JsonObject { ["type"] = "nack", ["parameter"] = "rpsi" }));

        Assert.DoesNotContain(consumer.Parameters.Codecs[0].RtcpFeedback!, static entry => entry.Parameter == "rpsi");
    }

    [Theory]
    [InlineData("packetization-mode", 0)]
    [InlineData("profile-level-id", "640c1f")]
    [InlineData("profile-level-id", "nonsense")]
    public void From_ViewerWithAnotherH264_Refuses(string parameter, object value)
    {
        var remote = ParametersJson.Write(Browser.Load("chromium").Receives);
        var h264 = remote["codecs"]!.AsArray().Single(static codec => codec!["mimeType"]!.GetValue<string>() == "video/H264")!;
        h264["parameters"]![parameter] = JsonValue.Create(value);

        var producer = Browser.Load("chromium").Produce("h264");
        var outcome = ConsumerFormats.From(producer, ParametersJson.ReadCapabilities(remote), "0", new Ssrc(1));

        Assert.Equal(RefusalCode.UnsupportedCodec, outcome.Refusal?.Code);
    }

    [Fact]
    public void From_ViewerWithAnotherVp9Profile_Refuses()
    {
        var remote = ParametersJson.Write(Browser.Load("chromium").Receives);
        var vp9 = remote["codecs"]!.AsArray().Single(static codec => codec!["mimeType"]!.GetValue<string>() == "video/VP9")!;
        vp9["parameters"]!["profile-id"] = "2";

        Assert.False(ConsumerFormats.CanConsume(Browser.Load("firefox").Produce("vp9"), ParametersJson.ReadCapabilities(remote)));
    }

    [Fact]
    public void From_ViewerWithRtxOnly_CannotConsume()
    {
        var remote = ParametersJson.Write(Browser.Load("chromium").Receives);
        var codecs = remote["codecs"]!.AsArray();
        codecs.RemoveAll(static codec => codec!["mimeType"]!.GetValue<string>() != "video/rtx");

        Assert.False(ConsumerFormats.CanConsume(Browser.Load("firefox").Produce("vp8"), ParametersJson.ReadCapabilities(remote)));
    }

    private static ConsumerFormat Consume(string track, Action<JsonNode> change)
    {
        var chromium = Browser.Load("chromium");
        var remote = ParametersJson.Write(chromium.Receives);
        change(remote);
        return ConsumerFormats.From(chromium.Produce(track), ParametersJson.ReadCapabilities(remote), "0", new Ssrc(1000)).Value;
    }

    private static JsonNode Extension(JsonNode remote, string uri) =>
        remote["headerExtensions"]!.AsArray().Single(extension => extension!["uri"]!.GetValue<string>() == uri)!;

    private static void Remove(JsonNode remote, string uri) =>
        remote["headerExtensions"]!.AsArray().Remove(Extension(remote, uri));
}
