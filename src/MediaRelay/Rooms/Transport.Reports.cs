using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Deadlines, and RTCP towards the browser.</content>
internal sealed partial class Transport
{
    /// <summary>Sender and receiver reports leave once in this time.</summary>
    private static readonly Duration ReportInterval = Duration.FromSeconds(1);

    /// <summary>Losses asked for in one datagram; the rest follows in the next turn.</summary>
    private const int MaxNacksPerTurn = 128;

    /// <summary>The source that this relay's own feedback comes from.</summary>
    private readonly Ssrc _feedbackSsrc = new((uint)Random.Shared.NextInt64(1, uint.MaxValue));

    /// <summary>Wall clock of the reports that this transport sends.</summary>
    private readonly ReportClock _reportClock;

    /// <summary>When reports are due.</summary>
    private Timestamp _reportsDue = Timestamp.Never;

    /// <summary>Sequence number of the next full intra request.</summary>
    private byte _intraRequestNumber;

    /// <summary>Does what is due and says when the next thing is.</summary>
    public Timestamp HandleTimeout<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        HandleConnectionTimeouts(now, ref sink);
        if (State == TransportState.Connected)
        {
            SendFeedback(now, ref sink);
            SendRequests(now, ref sink);
            SendReports(now, ref sink);
        }

        return NextDeadline();
    }

    private void HandleConnectionTimeouts<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (Ice.NextDeadline.IsDue(now))
        {
            Ice.HandleTimeout(now);
            OnIceProgress(now);
        }

        if (HasPath && Dtls.NextDeadline.IsDue(now))
        {
            Dtls.HandleTimeout(now, Path, ref sink);
            OnDtlsProgress(now);
        }

        if (_setupEnds <= now && SrtpSender is null)
        {
            Core.CloseLater(this);
        }
    }

    private Timestamp NextDeadline()
    {
        var next = HasPath ? Timestamp.Earlier(Ice.NextDeadline.At, Dtls.NextDeadline.At) : Ice.NextDeadline.At;
        if (SrtpSender is null)
        {
            return Timestamp.Earlier(next, _setupEnds);
        }

        if (State != TransportState.Connected)
        {
            return next;
        }

        next = Timestamp.Earlier(next, Timestamp.Earlier(_feedbackDue, _reportsDue));
        foreach (var producer in Producers)
        {
            foreach (var track in producer.Tracks)
            {
                next = Timestamp.Earlier(next, track.RequestsDueAt);
            }
        }

        return next;
    }

    private void SendFeedback<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_feedbackDue > now)
        {
            return;
        }

        _feedbackDue = Timestamp.Never;
        var media = Producers.Count > 0 ? Producers[0].Tracks[0].Ssrc ?? default : default;
        while (_arrivals is { HasUnreported: true })
        {
            var rtcp = new RtcpWriter(Core.RtcpScratch);
            rtcp.Advance(_arrivals.WriteFeedback(rtcp.Rest, _feedbackSsrc, media));
            if (!Send(ref rtcp, ref sink))
            {
                return;
            }
        }
    }

    /// <summary>Key frame requests and NACKs of every track.</summary>
    private void SendRequests<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<ushort> due = stackalloc ushort[MaxNacksPerTurn];
        foreach (var producer in Producers)
        {
            foreach (var track in producer.Tracks)
            {
                if (track.Ssrc is not { } source || track.RequestsDueAt > now)
                {
                    continue;
                }

                var rtcp = new RtcpWriter(Core.RtcpScratch);
                if (track.KeyFrameRequests.TryTakeDue(now))
                {
                    WriteKeyFrameRequest(producer.Format.Feedback, source, ref rtcp);
                }

                if (track.Missing.NextDue <= now)
                {
                    WriteNacks(track, source, due[..track.Missing.CollectDue(now, due)], ref rtcp);
                }

                Send(ref rtcp, ref sink);
            }
        }
    }

    private void WriteKeyFrameRequest(FeedbackSet understood, Ssrc source, ref RtcpWriter rtcp)
    {
        if ((understood & FeedbackSet.Pli) != 0)
        {
            rtcp.Advance(new PictureLossIndication(new(_feedbackSsrc, source)).WriteTo(rtcp.Rest));
        }
        else if ((understood & FeedbackSet.Fir) != 0)
        {
            rtcp.Advance(FullIntraRequest.Write(rtcp.Rest, _feedbackSsrc, new(source, _intraRequestNumber++)));
        }
    }

    private void WriteNacks(IncomingTrack track, Ssrc source, scoped ReadOnlySpan<ushort> lost, ref RtcpWriter rtcp)
    {
        if ((track.Producer.Format.Feedback & FeedbackSet.Nack) == 0)
        {
            return;
        }

        while (!lost.IsEmpty)
        {
            rtcp.Advance(Nack.Write(rtcp.Rest, new(_feedbackSsrc, source), lost, out var taken));
            if (taken == 0)
            {
                return;
            }

            track.Reception.NacksSent += taken;
            lost = lost[taken..];
        }
    }

    private void SendReports<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_reportsDue > now)
        {
            if (_reportsDue == Timestamp.Never)
            {
                _reportsDue = now + ReportInterval;
            }

            return;
        }

        _reportsDue = now + ReportInterval;
        SendReceiverReports(now, ref sink);
        SendSenderReports(now, ref sink);
    }

    private void SendReceiverReports<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<ReportBlock> blocks = stackalloc ReportBlock[RtcpHeader.MaxCount];
        var count = 0;
        foreach (var producer in Producers)
        {
            foreach (var track in producer.Tracks)
            {
                if (track.Ssrc is { } source && track.Reception.Packets > 0 && count < blocks.Length)
                {
                    blocks[count++] = track.Reception.WriteBlock(now, source);
                }
            }
        }

        if (count == 0)
        {
            return;
        }

        var rtcp = new RtcpWriter(Core.RtcpScratch);
        rtcp.Advance(new ReceiverReport(_feedbackSsrc).WriteTo(rtcp.Rest, blocks[..count]));
        WriteBitrateLimit(ref rtcp);
        Send(ref rtcp, ref sink);
    }

    /// <summary>
    /// A sender without transport-wide feedback needs a bound to grow to (REMB): the configured limit, since nothing was lost on the way
    /// that its own receiver reports would not tell.
    /// </summary>
    private void WriteBitrateLimit(ref RtcpWriter rtcp)
    {
        foreach (var producer in Producers)
        {
            if ((producer.Format.Feedback & (FeedbackSet.Remb | FeedbackSet.TransportCc)) == FeedbackSet.Remb && producer.Tracks[0].Ssrc is { } source)
            {
                rtcp.Advance(ReceiverEstimatedMaximumBitrate.Write(rtcp.Rest, _feedbackSsrc, Core.Settings.MaxIncomingBitrate, [source]));
            }
        }
    }

    private void SendSenderReports<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var rtcp = new RtcpWriter(Core.RtcpScratch);
        foreach (var consumer in Consumers)
        {
            if (!consumer.TryReport(now, _reportClock, out var report))
            {
                continue;
            }

            if (rtcp.Rest.Length < SenderReport.Size + MaxSourceDescription)
            {
                Send(ref rtcp, ref sink);
                rtcp = new RtcpWriter(Core.RtcpScratch);
            }

            rtcp.Advance(report.WriteTo(rtcp.Rest));
            rtcp.Advance(SourceDescription.Write(rtcp.Rest, consumer.Format.Ssrc, consumer.CanonicalName));
        }

        Send(ref rtcp, ref sink);
    }

    /// <summary>Upper bound of a source description with one name.</summary>
    private const int MaxSourceDescription = 272;

    /// <summary>Encrypts and sends what was written; nothing when nothing was.</summary>
    private bool Send<TSink>(ref RtcpWriter rtcp, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (rtcp.Length == 0)
        {
            return false;
        }

        var datagram = sink.Reserve(Path, rtcp.Length + SrtpSender!.RtcpOverhead);
        rtcp.Written.CopyTo(datagram);
        var length = SrtpSender.ProtectRtcp(datagram, rtcp.Length);
        sink.Commit(length);
        CountSent(length);
        return true;
    }
}
