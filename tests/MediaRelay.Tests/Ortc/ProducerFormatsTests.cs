using System.Text.Json.Nodes;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

public sealed class ProducerFormatsTests
{
    private const FeedbackSet AllOfVideo =
        FeedbackSet.Nack | FeedbackSet.Pli | FeedbackSet.Fir | FeedbackSet.Remb | FeedbackSet.TransportCc;

    [Fact]
    public void From_ChromiumSimulcast_KeepsTheBrowsersNumbersAndFindsLayersByRid()
    {
        var producer = Browser.Load("chromium").Produce("vp8Simulcast");

        Assert.Equal(CodecKind.Vp8, producer.Codec);
        Assert.Equal(90000, producer.ClockRate);
        Assert.Equal(new PayloadType(96), producer.Media);
        Assert.Equal(new PayloadType(97), producer.Rtx);
        Assert.Equal("0", producer.Mid);
        Assert.Equal(new HeaderExtensionIds(9, 10, 11, 2, 4, 0, 13), producer.Extensions);
        Assert.Equal(AllOfVideo, producer.Feedback);
        Assert.Equal(
            [
                new EncodingFormat(null, "r0", null, "L1T3", 150000),
                new EncodingFormat(null, "r1", null, "L1T3", 500000),
                new EncodingFormat(null, "r2", null, "L1T3", 1500000),
            ],
            producer.Encodings);
    }

    [Fact]
    public void From_SafariSimulcast_FindsLayersBySsrc()
    {
        var producer = Browser.Load("safari").Produce("vp8Simulcast");

        Assert.Equal(
            [
                new EncodingFormat(new Ssrc(2236067977), null, new Ssrc(2236068077), "L1T3", 150000),
                new EncodingFormat(new Ssrc(2236067978), null, new Ssrc(2236068078), "L1T3", 500000),
                new EncodingFormat(new Ssrc(2236067979), null, new Ssrc(2236068079), "L1T3", 1500000),
            ],
            producer.Encodings);
    }

    [Fact]
    public void From_FirefoxAudio_ReadsItsIds()
    {
        var producer = Browser.Load("firefox").Produce("audio");

        Assert.Equal(CodecKind.Opus, producer.Codec);
        Assert.Equal(48000, producer.ClockRate);
        Assert.Equal(new PayloadType(109), producer.Media);
        Assert.Null(producer.Rtx);
        Assert.Equal(new HeaderExtensionIds(3, 0, 0, 0, 7, 1, 0), producer.Extensions);
        Assert.Equal(FeedbackSet.TransportCc, producer.Feedback);
    }

    [Theory]
    [InlineData("audio", false)]
    [InlineData("audioNack", true)]
    public void From_ChromiumAudio_HasNackOnlyWhereTheApplicationAskedForIt(string track, bool nack) =>
        Assert.Equal(nack, Browser.Load("chromium").Produce(track).Feedback.HasFlag(FeedbackSet.Nack));

    [Fact]
    public void From_AnyTrack_MakesItConsumableInTheRoutersNumbers()
    {
        var consumable = Browser.Load("firefox").Produce("vp9Simulcast").Consumable;

        Assert.Equal([103, 104], consumable.Codecs.Select(static codec => (int)codec.PayloadType));
        Assert.Equal(12288, FormatParameters.Number(consumable.Codecs[0].Parameters, "max-fs"));
        Assert.Equal(103, FormatParameters.Number(consumable.Codecs[1].Parameters, "apt"));
        Assert.Equal([1, 4, 5, 9, 11, 12], consumable.HeaderExtensions!.Select(static extension => (int)extension.Id));
        Assert.Equal("relay-cname", consumable.Rtcp!.Cname);
        Assert.All(consumable.Encodings!, static encoding =>
        {
            Assert.Null(encoding.Ssrc);
            Assert.Null(encoding.Rid);
            Assert.Null(encoding.Rtx);
        });
    }

    [Fact]
    public void From_TrackWithCaptureTime_OffersItToViewers()
    {
        var json = Browser.Load("chromium").SendsAsJson("vp8");
        json["headerExtensions"]!.AsArray().Add(
            new JsonObject { ["uri"] = HeaderExtensionUris.AbsoluteCaptureTime, ["id"] = 12 });

        var producer = ProducerFormats.From(MediaKind.Video, ParametersJson.Read(json), "c").Value;

        Assert.Contains(producer.Consumable.HeaderExtensions!, static extension => extension.Id == 10);
    }

    [Fact]
    public void From_EncryptedExtension_CountsAsAbsent()
    {
        var json = Browser.Load("chromium").SendsAsJson("vp8");
        json["headerExtensions"]![3]!["encrypt"] = true;

        Assert.Equal(0, ProducerFormats.From(MediaKind.Video, ParametersJson.Read(json), "c").Value.Extensions.AbsoluteSendTime);
    }

    [Theory]
    [InlineData("42e01f", 1, "42e01f")]
    [InlineData("42e034", 1, "42e034")] // Chrome on Android: level 5.2, kept because both allow asymmetry.
    [InlineData("42C01F", 1, "42e01f")] // Another spelling of constrained baseline.
    [InlineData("42e034", 0, "42e01f")] // No asymmetry: the lower level.
    [InlineData("42e015", 0, "42e015")]
    [InlineData("42f00b", 1, "42f00b")] // Level 1b.
    public void From_H264OfAnyLevel_AgreesOnALevel(string offered, int asymmetry, string agreed)
    {
        var json = Browser.Load("chromium").SendsAsJson("h264");
        var parameters = json["codecs"]![0]!["parameters"]!;
        parameters["profile-level-id"] = offered;
        parameters["level-asymmetry-allowed"] = asymmetry;

        var consumable = ProducerFormats.From(MediaKind.Video, ParametersJson.Read(json), "c").Value.Consumable;

        Assert.Equal(agreed, FormatParameters.Text(consumable.Codecs[0].Parameters, "profile-level-id"));
    }

    [Fact]
    public void From_ParametersWrittenAsStrings_Match()
    {
        var json = Browser.Load("chromium").SendsAsJson("h264");
        json["codecs"]![0]!["mimeType"] = "VIDEO/h264";
        json["codecs"]![0]!["parameters"]!["packetization-mode"] = "1";
        json["codecs"]![1]!["parameters"]!["apt"] = "108";

        var producer = ProducerFormats.From(MediaKind.Video, ParametersJson.Read(json), "c").Value;

        Assert.Equal(new PayloadType(109), producer.Rtx);
        Assert.Equal("video/H264", producer.Consumable.Codecs[0].MimeType);
    }

    [Fact]
    public void From_TrackWithoutRtx_IsStillRepairedTowardsViewers()
    {
        var json = Browser.Load("chromium").SendsAsJson("vp8");
        json["codecs"]!.AsArray().RemoveAt(1);

        var producer = ProducerFormats.From(MediaKind.Video, ParametersJson.Read(json), "c").Value;

        Assert.Null(producer.Rtx);
        Assert.Null(producer.Encodings[0].RtxSsrc);
        Assert.Equal(2, producer.Consumable.Codecs.Count);
    }

    [Fact]
    public void From_AudioWithMidAlone_IsFoundByMid()
    {
        var json = Browser.Load("chromium").SendsAsJson("audio");
        json["encodings"] = new JsonArray(new JsonObject());

        var producer = ProducerFormats.From(MediaKind.Audio, ParametersJson.Read(json), "c").Value;

        Assert.Equal(new EncodingFormat(null, null, null, null, null), Assert.Single(producer.Encodings));
    }
}
