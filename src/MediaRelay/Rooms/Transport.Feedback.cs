using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>RTCP from the browser.</content>
internal sealed partial class Transport
{
    /// <summary>The bandwidth that the browser says it can receive, in bits per second (REMB); null when it never did.</summary>
    public long? EstimatedBitrate { get; private set; }

    /// <summary>Round trip by the browser's receiver reports; null before any.</summary>
    public Duration? ReportedRoundTrip { get; private set; }

    public void HandleRtcp<TSink>(Timestamp now, Span<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_srtpReceiver is null || State == TransportState.Failed)
        {
            Dropped.Count(DropReason.NoKeys);
            return;
        }

        var status = _srtpReceiver.UnprotectRtcp(datagram, out var length);
        if (status != SrtpStatus.Ok)
        {
            Dropped.Count(Reason(status));
            return;
        }

        if (!_incomingBudget.TryTake(now, datagram.Length))
        {
            Dropped.Count(DropReason.OverBitrate);
            return;
        }

        BytesReceived += datagram.Length;
        var compound = new RtcpCompound(datagram[..length]);
        while (compound.MoveNext())
        {
            HandleRtcpPacket(now, compound.Header, compound.Packet, ref sink);
        }

        if (compound.IsMalformed)
        {
            Dropped.Count(DropReason.Malformed);
        }
    }

    private void HandleRtcpPacket<TSink>(Timestamp now, in RtcpHeader header, ReadOnlySpan<byte> packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        switch (header.Type)
        {
            case RtcpPacketType.SenderReport when SenderReport.TryParse(packet, out var report, out var blocks):
                HandleSenderReport(now, report);
                HandleReportBlocks(now, blocks);
                break;
            case RtcpPacketType.ReceiverReport when ReceiverReport.TryParse(packet, out _, out var blocks):
                HandleReportBlocks(now, blocks);
                break;
            case RtcpPacketType.TransportLayerFeedback:
                HandleTransportLayerFeedback(now, packet, ref sink);
                break;
            case RtcpPacketType.PayloadSpecificFeedback:
                HandlePayloadSpecificFeedback(packet);
                break;
            default:
                // Source descriptions, goodbyes and extended reports say nothing that signalling does not say better.
                break;
        }
    }

    private void HandleSenderReport(Timestamp now, in SenderReport report)
    {
        if (Streams.TryFind(report.Sender, out var stream) && !stream.IsRtx)
        {
            stream.Track.Reception.OnSenderReport(now, report);
        }
    }

    private void HandleReportBlocks(Timestamp now, in ReportBlocks blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (!_consumersBySsrc.TryGetValue(block.Source.Value, out var consumer) || block.Source != consumer.Format.Ssrc)
            {
                continue;
            }

            consumer.Sent.OnReport(block);
            if (_reportClock.TryGetRoundTrip(block, now, out var roundTrip))
            {
                ReportedRoundTrip = roundTrip;
            }
        }
    }

    private void HandleTransportLayerFeedback<TSink>(Timestamp now, ReadOnlySpan<byte> packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (Nack.TryParse(packet, out var nack))
        {
            if (_consumersBySsrc.TryGetValue(nack.Sources.Media.Value, out var consumer) && nack.Sources.Media == consumer.Format.Ssrc)
            {
                consumer.HandleNack(now, nack, ref sink);
            }
        }
        else if (_sentPackets is not null && TransportFeedback.TryParse(packet, out _))
        {
            _sentPackets.HandleFeedback(now, packet);
        }
    }

    private void HandlePayloadSpecificFeedback(ReadOnlySpan<byte> packet)
    {
        if (PictureLossIndication.TryParse(packet, out var indication))
        {
            RequestKeyFrame(indication.Sources.Media);
        }
        else if (FullIntraRequest.TryParse(packet, out var request))
        {
            for (var i = 0; i < request.Count; i++)
            {
                RequestKeyFrame(request[i].Source);
            }
        }
        else if (ReceiverEstimatedMaximumBitrate.TryParse(packet, out var estimate))
        {
            EstimatedBitrate = estimate.BitsPerSecond;
        }
    }

    private void RequestKeyFrame(Ssrc source)
    {
        if (_consumersBySsrc.TryGetValue(source.Value, out var consumer))
        {
            consumer.RequestKeyFrame();
        }
    }
}
