using System.Text;
using VideoDesk.LoadGenerator.Media;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>The SDP of a peer towards Janus: the peer is always the DTLS client and the controlling side of ICE.</summary>
internal static class PeerSdp
{
    public static string Offer(LoadPeer peer, IReadOnlyList<LoadSender> senders)
    {
        var sdp = Head(senders.Select(sender => sender.Mid));
        foreach (var sender in senders)
        {
            var isVideo = sender.Plan.Kind == MediaKind.Video;
            var payloadType = isVideo ? LoadSender.Vp8PayloadType : LoadSender.OpusPayloadType;
            AddLine(sdp, $"m={(isVideo ? "video" : "audio")} 9 UDP/TLS/RTP/SAVPF {payloadType}");
            AddTransport(sdp, peer, sender.Mid, "sendonly");
            AddLine(sdp, $"a=rtpmap:{payloadType} {(isVideo ? "VP8/90000" : "opus/48000/2")}");
            AddLine(sdp, $"a=rtcp-fb:{payloadType} nack");
            AddLine(sdp, $"a=rtcp-fb:{payloadType} transport-cc");
            if (isVideo)
            {
                AddLine(sdp, $"a=rtcp-fb:{payloadType} nack pli");
            }
            else
            {
                AddLine(sdp, $"a=extmap:{LoadSender.AudioLevelId} {HeaderExtensionUris.AudioLevel}");
            }

            AddLine(sdp, $"a=extmap:{LoadSender.MidId} {HeaderExtensionUris.Mid}");
            AddLine(sdp, $"a=extmap:{LoadSender.AbsoluteSendTimeId} {HeaderExtensionUris.AbsoluteSendTime}");
            AddLine(sdp, $"a=extmap:{LoadSender.TransportSequenceId} {HeaderExtensionUris.TransportSequence}");
            AddLine(sdp, $"a=ssrc:{sender.Ssrc} cname:load");
        }

        return sdp.ToString();
    }

    public static string Answer(LoadPeer peer, SdpText offer)
    {
        var sdp = Head(offer.Media.Select(media => media.Mid));
        foreach (var media in offer.Media)
        {
            AddLine(sdp, media.Line);
            AddTransport(sdp, peer, media.Mid, "recvonly");
            foreach (var line in media.Agreed)
            {
                AddLine(sdp, line);
            }
        }

        return sdp.ToString();
    }

    private static StringBuilder Head(IEnumerable<string> mids)
    {
        var sdp = new StringBuilder();
        AddLine(sdp, "v=0");
        AddLine(sdp, "o=- 1 1 IN IP4 127.0.0.1");
        AddLine(sdp, "s=-");
        AddLine(sdp, "t=0 0");
        AddLine(sdp, $"a=group:BUNDLE {string.Join(' ', mids)}");
        return sdp;
    }

    private static void AddTransport(StringBuilder sdp, LoadPeer peer, string mid, string direction)
    {
        var local = peer.Socket.LocalEndPoint;
        AddLine(sdp, $"c=IN IP4 {local.Address}");
        AddLine(sdp, "a=rtcp-mux");
        AddLine(sdp, $"a=ice-ufrag:{peer.LocalCredentials.Fragment}");
        AddLine(sdp, $"a=ice-pwd:{peer.LocalCredentials.Password}");
        AddLine(sdp, $"a=fingerprint:{peer.LocalFingerprint}");
        AddLine(sdp, "a=setup:active");
        AddLine(sdp, $"a=mid:{mid}");
        AddLine(sdp, $"a={direction}");
        AddLine(sdp, $"a=candidate:1 1 udp 2130706431 {local.Address} {local.Port} typ host");
        AddLine(sdp, "a=end-of-candidates");
    }

    private static void AddLine(StringBuilder sdp, string line) => sdp.Append(line).Append("\r\n");
}
