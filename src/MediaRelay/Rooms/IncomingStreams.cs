using System.Text;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>One SSRC of a browser: the track it belongs to, and whether it carries that track's retransmissions.</summary>
internal readonly record struct IncomingStream(IncomingTrack Track, bool IsRtx);

/// <summary>
/// Finds the track of a packet: by SSRC once it is known, before that by MID, RID and payload type (RFC 8843 §9.2, RFC 8852).
/// </summary>
internal sealed class IncomingStreams
{
    /// <summary>More SSRCs than producers, layers and restarts of a browser need; no further one is bound beyond it.</summary>
    private const int MaxSsrcs = 128;

    /// <summary>Every SSRC that was signalled or bound, also those that were replaced since.</summary>
    private readonly Dictionary<uint, IncomingStream> _bySsrc = [];

    /// <summary>Those who may own an unknown SSRC, in the order in which they were announced.</summary>
    private readonly List<Producer> _producers = [];

    /// <summary>Ids under which this browser sends header extensions, over all its producers: bundled media share them (RFC 8843 §8).</summary>
    public HeaderExtensionIds ExtensionIds { get; private set; }

    /// <summary>Whether a producer could be added without ambiguity.</summary>
    public bool Conflicts(ProducerFormat format)
    {
        foreach (var encoding in format.Encodings)
        {
            if ((encoding.Ssrc is { } ssrc && _bySsrc.ContainsKey(ssrc.Value))
                || (encoding.RtxSsrc is { } rtx && _bySsrc.ContainsKey(rtx.Value)))
            {
                return true;
            }
        }

        return format.Mid is not null && _producers.Exists(producer => producer.Format.Mid == format.Mid);
    }

    public void Add(Producer producer)
    {
        _producers.Add(producer);
        ExtensionIds = Union(ExtensionIds, producer.Format.Extensions);
        foreach (var track in producer.Tracks)
        {
            if (track.Ssrc is { } ssrc)
            {
                _bySsrc[ssrc.Value] = new(track, IsRtx: false);
            }

            if (track.RtxSsrc is { } rtx)
            {
                _bySsrc[rtx.Value] = new(track, IsRtx: true);
            }
        }
    }

    /// <summary>Removes a producer; returns the SSRCs that nobody needs any more.</summary>
    public IReadOnlyList<uint> Remove(Producer producer)
    {
        _producers.Remove(producer);
        var gone = _bySsrc.Where(entry => entry.Value.Track.Producer == producer).Select(static entry => entry.Key).ToList();
        foreach (var ssrc in gone)
        {
            _bySsrc.Remove(ssrc);
        }

        return gone;
    }

    /// <summary>The stream of an SSRC that was seen or signalled.</summary>
    public bool TryFind(Ssrc ssrc, out IncomingStream stream) => _bySsrc.TryGetValue(ssrc.Value, out stream) && IsCurrent(stream, ssrc);

    /// <summary>The stream of a packet; binds its SSRC when the packet's header extensions say whose it is.</summary>
    public bool TryFind(in RtpHeader header, in IncomingExtensions extensions, out IncomingStream stream)
    {
        if (_bySsrc.TryGetValue(header.Ssrc.Value, out stream))
        {
            return IsCurrent(stream, header.Ssrc) && IsPayloadTypeOf(stream, header.PayloadType);
        }

        return _bySsrc.Count < MaxSsrcs && TryIdentify(header, extensions, out stream) && Bind(header.Ssrc, stream);
    }

    private static HeaderExtensionIds Union(in HeaderExtensionIds a, in HeaderExtensionIds b) => new(
        Or(a.Mid, b.Mid),
        Or(a.Rid, b.Rid),
        Or(a.RepairedRid, b.RepairedRid),
        Or(a.AbsoluteSendTime, b.AbsoluteSendTime),
        Or(a.TransportSequence, b.TransportSequence),
        Or(a.AudioLevel, b.AudioLevel),
        Or(a.DependencyDescriptor, b.DependencyDescriptor));

    private static byte Or(byte known, byte other) => known != 0 ? known : other;

    /// <summary>
    /// An SSRC that was replaced stays known, so that its stragglers neither mix their numbers into the new stream nor take the track back.
    /// </summary>
    private static bool IsCurrent(IncomingStream stream, Ssrc ssrc) => (stream.IsRtx ? stream.Track.RtxSsrc : stream.Track.Ssrc) == ssrc;

    private static bool IsPayloadTypeOf(IncomingStream stream, PayloadType payloadType)
    {
        var format = stream.Track.Producer.Format;
        return stream.IsRtx ? format.Rtx == payloadType : format.Media == payloadType;
    }

    private bool TryIdentify(in RtpHeader header, in IncomingExtensions extensions, out IncomingStream stream)
    {
        stream = default;
        foreach (var producer in _producers)
        {
            var format = producer.Format;
            var isRtx = format.Rtx == header.PayloadType;
            if ((!isRtx && format.Media != header.PayloadType) || !MidMatches(format, extensions.Mid))
            {
                continue;
            }

            var rid = isRtx && !extensions.RepairedRid.IsEmpty ? extensions.RepairedRid : extensions.Rid;
            foreach (var track in producer.Tracks)
            {
                if (IsLayer(producer, track, rid))
                {
                    stream = new(track, isRtx);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Without a MID in the packet only a lone producer of this payload type can be meant.</summary>
    private bool MidMatches(ProducerFormat format, ReadOnlySpan<byte> mid) => mid.IsEmpty
        ? _producers.TrueForAll(producer => producer.Format == format || producer.Format.Media != format.Media)
        : format.Mid is not null && Equals(format.Mid, mid);

    private static bool IsLayer(Producer producer, IncomingTrack track, ReadOnlySpan<byte> rid) =>
        track.Rid is null ? producer.Tracks.Count == 1 : Equals(track.Rid, rid);

    private static bool Equals(string text, ReadOnlySpan<byte> ascii) =>
        text.Length == ascii.Length && Ascii.Equals(ascii, text);

    /// <summary>A second SSRC for the same layer means that the sender began anew.</summary>
    private bool Bind(Ssrc ssrc, IncomingStream stream)
    {
        var track = stream.Track;
        if (stream.IsRtx)
        {
            track.RtxSsrc = ssrc;
        }
        else
        {
            if (track.Ssrc is not null)
            {
                track.Restart();
            }

            track.Ssrc = ssrc;
        }

        _bySsrc[ssrc.Value] = stream;
        return true;
    }
}
