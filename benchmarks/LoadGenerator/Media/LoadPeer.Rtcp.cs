using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Media;

/// <content>RTCP: reports once a second, transport-wide feedback ten times a second.</content>
internal sealed partial class LoadPeer
{
    private const byte TransportSequenceId = LoadSender.TransportSequenceId;

    private const int MaxRtcpLength = 1200;

    private static readonly Duration FeedbackInterval = Duration.FromMilliseconds(100);

    private static readonly Duration ReportInterval = Duration.FromSeconds(1);

    private readonly byte[] _rtcp = new byte[MaxRtcpLength + 64];

    /// <summary>Source of reports of a peer that sends no media.</summary>
    private readonly uint _ssrc = (uint)Random.Shared.NextInt64(1, uint.MaxValue);

    private Timestamp _nextFeedback;

    private Timestamp _nextReport;

    private void SendRtcp(Timestamp now)
    {
        if (_nextFeedback <= now)
        {
            _nextFeedback = now + FeedbackInterval;
            var feedback = new RtcpWriter(_rtcp.AsSpan(0, MaxRtcpLength));
            if (_arrivals.HasUnreported)
            {
                feedback.Advance(_arrivals.WriteFeedback(feedback.Rest, new(_ssrc), new(FirstStream)));
                Send(feedback.Length);
            }
        }

        if (_nextReport <= now)
        {
            _nextReport = now + ReportInterval;
            SendReports(now);
        }
    }

    private uint FirstStream
    {
        get
        {
            foreach (var stream in _streams.Values)
            {
                return stream.Ssrc;
            }

            return 0;
        }
    }

    private void SendReports(Timestamp now)
    {
        foreach (var sender in _senders)
        {
            if (sender.PacketsSent > 0)
            {
                Send(sender.Report(NtpTime.FromUnixMicroseconds(WallClock.Microseconds)).WriteTo(_rtcp));
            }
        }

        Span<ReportBlock> blocks = stackalloc ReportBlock[RtcpHeader.MaxCount];
        var count = 0;
        foreach (var stream in _streams.Values)
        {
            if (stream.Unique > 0 && count < blocks.Length)
            {
                blocks[count++] = stream.Report(now);
            }
        }

        if (count > 0)
        {
            Send(new ReceiverReport(new(_ssrc)).WriteTo(_rtcp, blocks[..count]));
        }
    }

    private void Send(int length)
    {
        if (length > 0)
        {
            Socket.Send(_rtcp.AsSpan(0, _srtpSender!.ProtectRtcp(_rtcp, length)));
        }
    }

    private void HandleRtcp(Timestamp now, Span<byte> datagram)
    {
        if (_srtpReceiver is null || _srtpReceiver.UnprotectRtcp(datagram, out var length) != SrtpStatus.Ok)
        {
            Counters.Undecryptable++;
            return;
        }

        var compound = new RtcpCompound(datagram[..length]);
        while (compound.MoveNext())
        {
            HandleRtcpPacket(now, compound.Packet);
        }
    }

    private void HandleRtcpPacket(Timestamp now, ReadOnlySpan<byte> packet)
    {
        if (SenderReport.TryParse(packet, out var report, out _))
        {
            if (_streams.TryGetValue(report.Sender.Value, out var stream))
            {
                stream.HandleSenderReport(now, report);
            }
        }
        else if (PictureLossIndication.TryParse(packet, out var indication))
        {
            OweKeyFrame(indication.Sources.Media.Value);
        }
        else if (FullIntraRequest.TryParse(packet, out var request))
        {
            for (var i = 0; i < request.Count; i++)
            {
                OweKeyFrame(request[i].Source.Value);
            }
        }
        else if (Nack.TryParse(packet, out var nack))
        {
            foreach (var _ in nack)
            {
                Counters.AskedFor++;
            }
        }
    }

    private void OweKeyFrame(uint ssrc)
    {
        foreach (var sender in _senders)
        {
            if (sender.Ssrc == ssrc)
            {
                sender.OwesKeyFrame = true;
                Counters.KeyFramesAskedFor++;
            }
        }
    }
}
