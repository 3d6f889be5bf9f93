using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <content>RTCP in both directions.</content>
internal sealed partial class TestPeer
{
    /// <summary>Below every path's limit.</summary>
    private const int MaxRtcpLength = 1200;

    private const int MaxNacks = 200;

    private static readonly Duration FeedbackInterval = Duration.FromMilliseconds(50);

    private static readonly Duration ReportInterval = Duration.FromSeconds(1);

    /// <summary>Without a picture for so long, a decoder asks for a key frame.</summary>
    private static readonly Duration PicturePatience = Duration.FromMilliseconds(400);

    /// <summary>Source of this peer's feedback where it sends no media.</summary>
    private readonly uint _ssrc;

    private readonly byte[] _rtcp = new byte[MaxRtcpLength];

    private Timestamp _feedbackDue = Timestamp.Never;

    private Timestamp _reportsDue = Timestamp.Never;

    /// <summary>Bits per second to tell the relay (REMB); null for none.</summary>
    public long? EstimatedBitrate { get; set; }

    /// <summary>Whether arrivals are reported by transport-wide feedback.</summary>
    public bool SendsTransportFeedback { get; set; } = true;

    /// <summary>Asks for a key frame of one consumer (RFC 4585 §6.3.1).</summary>
    public void SendPictureLossIndication<TSink>(Timestamp now, TestReceiver receiver, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        receiver.Counters.KeyFrameRequests++;
        receiver.LastKeyFrameRequest = now;
        var rtcp = new RtcpWriter(_rtcp);
        rtcp.Advance(new PictureLossIndication(new(new(_ssrc), new(receiver.Ssrc))).WriteTo(rtcp.Rest));
        SendRtcp(ref rtcp, ref sink);
    }

    /// <summary>Asks for packets, whatever the receiver knows.</summary>
    public void SendNack<TSink>(TestReceiver receiver, scoped ReadOnlySpan<ushort> lost, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var rtcp = new RtcpWriter(_rtcp);
        rtcp.Advance(Nack.Write(rtcp.Rest, new(new(_ssrc), new(receiver.Ssrc)), lost, out var taken));
        receiver.Counters.PacketsAskedFor += taken;
        SendRtcp(ref rtcp, ref sink);
    }

    /// <summary>Encrypts and sends any RTCP.</summary>
    public void SendRtcp<TSink>(ref RtcpWriter rtcp, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (rtcp.Length == 0 || SrtpSender is null || !Ice.TryGetSelected(out var path))
        {
            return;
        }

        var datagram = sink.Reserve(path, rtcp.Length + SrtpSender.RtcpOverhead);
        rtcp.Written.CopyTo(datagram);
        var length = SrtpSender.ProtectRtcp(datagram, rtcp.Length);
        sink.Commit(length);
    }

    private void HandleRtcp<TSink>(Timestamp now, Span<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_srtpReceiver is null)
        {
            Counters.BeforeKeys++;
            return;
        }

        var status = _srtpReceiver.UnprotectRtcp(datagram, out var length);
        if (status != SrtpStatus.Ok)
        {
            CountFailure(status);
            return;
        }

        Counters.RtcpReceived++;
        var compound = new RtcpCompound(datagram[..length]);
        while (compound.MoveNext())
        {
            HandleRtcpPacket(now, compound.Header, compound.Packet, ref sink);
        }

        Counters.MalformedRtcp += compound.IsMalformed ? 1 : 0;
    }

    private void HandleRtcpPacket<TSink>(Timestamp now, in RtcpHeader header, ReadOnlySpan<byte> packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (SenderReport.TryParse(packet, out var report, out _))
        {
            if (_bySsrc.TryGetValue(report.Sender.Value, out var receiver))
            {
                receiver.HandleSenderReport(now, report);
            }
        }
        else if (ReceiverReport.TryParse(packet, out _, out var blocks))
        {
            HandleReportBlocks(blocks);
        }
        else if (header.Type == RtcpPacketType.TransportLayerFeedback)
        {
            HandleTransportLayerFeedback(now, packet, ref sink);
        }
        else if (header.Type == RtcpPacketType.PayloadSpecificFeedback)
        {
            HandlePayloadSpecificFeedback(packet);
        }
        else if (header.Type is not (RtcpPacketType.SourceDescription or RtcpPacketType.Goodbye))
        {
            Counters.MalformedRtcp++;
        }
    }

    private void HandleReportBlocks(in ReportBlocks blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (FindEncoding(blocks[i].Source) is { } encoding)
            {
                encoding.Counters.LastReport = blocks[i];
            }
        }
    }

    private void HandleTransportLayerFeedback<TSink>(Timestamp now, ReadOnlySpan<byte> packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (Nack.TryParse(packet, out var nack))
        {
            FindEncoding(nack.Sources.Media)?.HandleNack(now, nack, ref sink);
        }
        else if (TransportFeedback.TryParse(packet, out var feedback))
        {
            Counters.FeedbackPackets++;
            foreach (var status in feedback)
            {
                Counters.Acknowledged += status.IsReceived ? 1 : 0;
                Counters.ReportedMissing += status.IsReceived ? 0 : 1;
            }
        }
        else
        {
            Counters.MalformedRtcp++;
        }
    }

    private void HandlePayloadSpecificFeedback(ReadOnlySpan<byte> packet)
    {
        if (PictureLossIndication.TryParse(packet, out var indication))
        {
            FindEncoding(indication.Sources.Media)?.HandlePictureLoss();
        }
        else if (FullIntraRequest.TryParse(packet, out var request))
        {
            for (var i = 0; i < request.Count; i++)
            {
                FindEncoding(request[i].Source)?.HandleIntraRequest(request[i].SequenceNumber);
            }
        }
        else if (ReceiverEstimatedMaximumBitrate.TryParse(packet, out var estimate))
        {
            Counters.BitrateLimit = estimate.BitsPerSecond;
        }
    }

    private TestEncoding? FindEncoding(Ssrc source)
    {
        foreach (var sender in _senders)
        {
            foreach (var encoding in sender.Encodings)
            {
                if (encoding.Ssrc == source.Value)
                {
                    return encoding;
                }
            }
        }

        return null;
    }

    /// <summary>Requests and arrivals: what cannot wait for the next report.</summary>
    private void SendFeedback<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<ushort> due = stackalloc ushort[MaxNacks];
        foreach (var receiver in _receivers)
        {
            if (receiver.Gaps.NextDue <= now)
            {
                SendNack(receiver, due[..receiver.Gaps.TakeDue(now, due)], ref sink);
            }

            if (receiver.LacksPicture(now, PicturePatience))
            {
                SendPictureLossIndication(now, receiver, ref sink);
            }
        }

        if (_feedbackDue <= now)
        {
            _feedbackDue = Timestamp.Never;
            var rtcp = new RtcpWriter(_rtcp);
            rtcp.Advance(_arrivals.WriteFeedback(rtcp.Rest, new(_ssrc), new(_receivers.Count > 0 ? _receivers[0].Ssrc : 0)));
            SendRtcp(ref rtcp, ref sink);
        }
    }

    private void SendReports<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_reportsDue > now)
        {
            _reportsDue = _reportsDue == Timestamp.Never ? now + ReportInterval : _reportsDue;
            return;
        }

        _reportsDue = now + ReportInterval;
        SendSenderReports(now, ref sink);
        SendReceiverReports(now, ref sink);
    }

    private void SendSenderReports<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var rtcp = new RtcpWriter(_rtcp);
        foreach (var sender in _senders)
        {
            foreach (var encoding in sender.Encodings)
            {
                if (encoding.Counters.Packets > 0 && rtcp.Rest.Length >= SenderReport.Size)
                {
                    rtcp.Advance(encoding.Report(now, NtpTime.FromUnixMicroseconds(_options.UnixMicrosecondsAtZero + now.Microseconds))
                        .WriteTo(rtcp.Rest));
                }
            }
        }

        SendRtcp(ref rtcp, ref sink);
    }

    private void SendReceiverReports<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<ReportBlock> blocks = stackalloc ReportBlock[RtcpHeader.MaxCount];
        var next = 0;
        do
        {
            var count = 0;
            for (; next < _receivers.Count && count < blocks.Length; next++)
            {
                if (_receivers[next].Sequence.Unique > 0)
                {
                    blocks[count++] = _receivers[next].Report(now);
                }
            }

            var rtcp = new RtcpWriter(_rtcp);
            if (count > 0)
            {
                rtcp.Advance(new ReceiverReport(new(_ssrc)).WriteTo(rtcp.Rest, blocks[..count]));
            }

            if (EstimatedBitrate is { } bitrate && _receivers.Count > 0)
            {
                rtcp.Advance(ReceiverEstimatedMaximumBitrate.Write(rtcp.Rest, new(_ssrc), bitrate, [new(_receivers[0].Ssrc)]));
            }

            SendRtcp(ref rtcp, ref sink);
        }
        while (next < _receivers.Count);
    }
}
