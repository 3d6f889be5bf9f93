using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Tests.Rooms;

/// <summary>What a viewer agreed to, with every extension or with none.</summary>
internal static class HeaderSamples
{
    public static readonly HeaderExtensionIds Ids =
        new(Mid: 1, Rid: 0, RepairedRid: 0, AbsoluteSendTime: 4, TransportSequence: 5, AudioLevel: 6, DependencyDescriptor: 0);

    public static ConsumerFormat Format(bool hasRtx, HeaderExtensionIds? ids = null, string mid = "17") => new(
        MediaKind.Video,
        CodecKind.Vp8,
        ClockRate: 90_000,
        new PayloadType(96),
        hasRtx ? new PayloadType(97) : null,
        mid,
        new Ssrc(0x11223344),
        hasRtx ? new Ssrc(0x11223345) : null,
        ids ?? Ids,
        FeedbackSet.Nack,
        new RtpParameters(),
        SpatialLayers: 1);

    public static StoredPacket Packet(bool marker = false, byte audioLevel = 0xFF) => new()
    {
        Flags = marker ? PacketFlags.Marker : PacketFlags.None,
        AudioLevel = audioLevel,
        Memory = [],
    };
}
