using VideoDesk.MediaRelay.Ortc;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

public sealed class RouterCapabilitiesTests
{
    [Fact]
    public void Default_EveryVideoCodec_HasItsRtx()
    {
        var codecs = RouterCapabilities.Default.Codecs;

        Assert.Equal(
            ["audio/opus", "video/VP8", "video/VP9", "video/H264", "video/AV1"],
            codecs.Where(static codec => !CodecMatching.IsRtx(codec.MimeType)).Select(static codec => codec.MimeType));
        Assert.All(codecs.Where(static codec => codec.Kind == MediaKind.Video && !CodecMatching.IsRtx(codec.MimeType)), media =>
            Assert.Single(codecs, codec => ProducerCodecs.IsRtxOf(CodecShape.Of(codec), media.PreferredPayloadType)));
    }

    [Fact]
    public void Default_PayloadTypes_AreDistinctFrom100AndNever127()
    {
        var payloadTypes = RouterCapabilities.Default.Codecs.Select(static codec => (int)codec.PreferredPayloadType!.Value).ToList();

        Assert.Equal(Enumerable.Range(100, payloadTypes.Count), payloadTypes);
        Assert.DoesNotContain(127, payloadTypes);
    }

    [Theory]
    [InlineData(MediaKind.Audio, "1 sendrecv, 4 sendrecv, 5 recvonly, 6 sendrecv, 10 sendrecv, 11 sendrecv, 12 sendrecv")]
    [InlineData(
        MediaKind.Video,
        "1 sendrecv, 2 recvonly, 3 recvonly, 4 sendrecv, 5 sendrecv, 7 recvonly, 9 sendrecv, 10 sendrecv, 11 sendrecv, 12 sendrecv")]
    public void Default_HeaderExtensions_HaveTheirIdsAndDirectionsAndNoOrientation(MediaKind kind, string expected) =>
        Assert.Equal(expected, string.Join(", ", RouterCapabilities.Default.HeaderExtensions
            .Where(extension => extension.Kind == kind && !extension.PreferredEncrypt)
            .Select(static extension => $"{extension.PreferredId} {extension.Direction}")));

    [Fact]
    public void Default_ChecksOfViewers_AreMetByItself() =>
        Assert.Null(CapabilitiesCheck.Check(RouterCapabilities.Default));
}
