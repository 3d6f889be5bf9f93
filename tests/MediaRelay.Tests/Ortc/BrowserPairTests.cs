using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

/// <summary>Every track of every recorded browser, as every recorded browser would receive it.</summary>
public sealed class BrowserPairTests
{
    public static TheoryData<string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var sender in Browser.Names)
        {
            foreach (var track in Browser.Load(sender).Tracks)
            {
                foreach (var viewer in Browser.Names)
                {
                    pairs.Add(sender, track, viewer);
                }
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Consume_EveryPair_GivesWhatTheViewersClientAccepts(string sender, string track, string viewer)
    {
        var producer = Browser.Load(sender).Produce(track);
        var receives = Browser.Load(viewer).Receives;
        var outcome = ConsumerFormats.From(producer, receives, "7", new Ssrc(5000));

        var decodes = (viewer, producer.Codec) is not ("firefox", CodecKind.H264) and not ("safari", CodecKind.Av1);
        Assert.Equal(decodes, ConsumerFormats.CanConsume(producer, receives));
        if (!decodes)
        {
            Assert.Equal(RefusalCode.UnsupportedCodec, outcome.Refusal?.Code);
            return;
        }

        AssertAccepted(outcome.Value, receives);
        AssertStreams(producer, outcome.Value);
    }

    /// <summary>The checks that mediasoup-client makes, and the promises of the synthetic description it builds.</summary>
    private static void AssertAccepted(ConsumerFormat consumer, RtpCapabilities receives)
    {
        var codecs = consumer.Parameters.Codecs;
        Assert.Contains(receives.Codecs, codec => codec.PreferredPayloadType == codecs[0].PayloadType
            && codec.MimeType.Equals(codecs[0].MimeType, StringComparison.OrdinalIgnoreCase));
        Assert.All(consumer.Parameters.HeaderExtensions!, extension =>
            Assert.Contains(receives.HeaderExtensions, known => known.PreferredId == extension.Id && known.Uri == extension.Uri));
        Assert.Equal(1, consumer.Extensions.Mid);
        Assert.Equal("relay-cname", consumer.Parameters.Rtcp!.Cname);
        Assert.Equal(consumer.Mid, consumer.Parameters.Mid);
        Assert.Equal(consumer.Feedback, FeedbackSets.Of(codecs[0].RtcpFeedback));
    }

    private static void AssertStreams(ProducerFormat producer, ConsumerFormat consumer)
    {
        var encoding = Assert.Single(consumer.Parameters.Encodings!);
        Assert.Equal(5000u, encoding.Ssrc);
        Assert.Null(encoding.Rid);
        Assert.Equal(producer.Encodings.Count, consumer.SpatialLayers);
        Assert.Equal(consumer.Parameters.Codecs[0].PayloadType, consumer.Media.Value);
        if (producer.Kind == MediaKind.Audio)
        {
            Assert.Null(consumer.Rtx);
            Assert.Null(encoding.Rtx);
            Assert.Single(consumer.Parameters.Codecs);
            return;
        }

        Assert.Equal(5001u, encoding.Rtx?.Ssrc);
        Assert.Equal(new Ssrc(5001), consumer.RtxSsrc);
        Assert.Equal(2, consumer.Parameters.Codecs.Count);
        Assert.Equal(consumer.Parameters.Codecs[1].PayloadType, consumer.Rtx?.Value);
        Assert.Equal((int)consumer.Media.Value, FormatParameters.Number(consumer.Parameters.Codecs[1].Parameters, "apt"));
        Assert.Equal(FeedbackSet.Nack | FeedbackSet.Pli | FeedbackSet.Fir | FeedbackSet.TransportCc, consumer.Feedback);
    }
}
