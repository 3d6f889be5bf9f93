using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>
/// One incoming stream of a producer: a simulcast layer, or the only one. Found by SSRC, or by MID and RID where the SSRC is
/// null. The bitrate is in bits per second, as the sender announced it.
/// </summary>
internal sealed record EncodingFormat(Ssrc? Ssrc, string? Rid, Ssrc? RtxSsrc, string? ScalabilityMode, int? MaxBitrate);

/// <summary>How a producer's packets look, in the payload types and extension ids of its browser.</summary>
internal sealed record ProducerFormat(
    MediaKind Kind,
    CodecKind Codec,
    int ClockRate, // In hertz.
    PayloadType Media,
    PayloadType? Rtx,
    string? Mid,
    string Cname, // The transport's, not the track's own.
    HeaderExtensionIds Extensions,
    FeedbackSet Feedback, // What the relay may send to this sender.
    IReadOnlyList<EncodingFormat> Encodings, // The lowest simulcast layer first.
    RtpParameters Consumable); // The same track in the relay's own numbers, from which each viewer's parameters are made.

/// <summary>How the packets to one viewer look, in the relay's own payload types and extension ids.</summary>
internal sealed record ConsumerFormat(
    MediaKind Kind,
    CodecKind Codec,
    int ClockRate, // In hertz.
    PayloadType Media,
    PayloadType? Rtx, // Where it is null, a NACK is answered with the packet itself.
    string Mid,
    Ssrc Ssrc,
    Ssrc? RtxSsrc,
    HeaderExtensionIds Extensions,
    FeedbackSet Feedback, // What this viewer may send.
    RtpParameters Parameters, // All of this in the words of the viewer's browser.
    int SpatialLayers); // Simulcast layers to choose from; 1 when there is no choice.
