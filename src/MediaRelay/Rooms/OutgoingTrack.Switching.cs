using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Which incoming track feeds the viewer, and the seams between two of them.</content>
internal sealed partial class OutgoingTrack
{
    /// <summary>A layer that was silent this long is not switched to, and left when another lives.</summary>
    private static readonly Duration LayerSilence = Duration.FromSeconds(1);

    /// <summary>The source that was forwarded last, also while paused; null when its numbers began anew.</summary>
    private IncomingTrack? _source;

    public void Pause()
    {
        IsPaused = true;
        Detach();
    }

    public void Resume(Timestamp now)
    {
        IsPaused = false;
        Reattach(now);
    }

    public void Prefer(PreferredLayers layers, Timestamp now)
    {
        Preferred = layers;
        ChooseTarget(now);
    }

    /// <summary>The producer was paused or resumed, or the viewer's transport became ready.</summary>
    public void Reattach(Timestamp now)
    {
        Detach();
        ChooseTarget(now);
    }

    /// <summary>Stops receiving; the next start waits for a key frame.</summary>
    public void Detach()
    {
        Current?.RemoveViewer(this);
        Target?.RemoveViewer(this);
        var forwarded = Current is not null;
        Current = null;
        Target = null;
        if (forwarded)
        {
            Producer.OnLayerChanged(this);
        }
    }

    /// <summary>The numbers of a source began anew: wait for its next key frame.</summary>
    public void OnSourceRestarted(IncomingTrack track)
    {
        if (Current == track)
        {
            if (Target != track)
            {
                Target?.RemoveViewer(this);
            }

            Current = null;
            Target = track;
            _source = null;
            track.RequestKeyFrame();
        }
    }

    /// <summary>The viewer lost the picture (PLI or FIR).</summary>
    public void RequestKeyFrame()
    {
        Sent.KeyFrameRequestsReceived++;
        (Current ?? Target)?.RequestKeyFrame();
    }

    /// <summary>Takes the best layer that lives, up to the preferred one, as target and asks it for a key frame.</summary>
    public void ChooseTarget(Timestamp now)
    {
        if (!IsActive || !Transport.CanSend)
        {
            return;
        }

        var best = BestLayer(now);
        if (best == Target)
        {
            return;
        }

        if (Target is not null && Target != Current)
        {
            Target.RemoveViewer(this);
        }

        Target = best;
        if (best != Current)
        {
            best.Viewers.Add(this);
            if (Producer.IsVideo)
            {
                best.RequestKeyFrame();
            }
        }
    }

    private IncomingTrack BestLayer(Timestamp now)
    {
        var tracks = Producer.Tracks;
        var preferred = Math.Clamp(Preferred.Spatial, 0, tracks.Count - 1);
        for (var layer = preferred; layer >= 0; layer--)
        {
            if (tracks[layer].IsAlive(now, LayerSilence))
            {
                return tracks[layer];
            }
        }

        return tracks[preferred];
    }

    /// <summary>From <paramref name="start"/> on the viewer receives this track; numbers go on where the old one ended.</summary>
    private void SwitchTo(Timestamp now, IncomingTrack track, long start)
    {
        ref readonly var first = ref track.History.Find(start);
        var cutFrame = _rewriter.HasSource && !_last.Marker && Producer.IsVideo;
        _rewriter.Begin(track.Index, start, cutFrame ? 1 : 0, new RewriteOffsets(
            NextTimestamp(track, first) - first.RtpTimestamp,
            _rewriter.HasSource ? _last.PictureId + 1 - first.PictureId : 0,
            _rewriter.HasSource ? _last.Tl0 + 1 - first.Tl0PictureIndex : 0));
        _temporalLayer = Preferred.Temporal ?? int.MaxValue;
        Current?.RemoveViewer(this);
        _source = track;
        Current = track;
        Producer.OnLayerChanged(this);
    }

    /// <summary>
    /// The timestamp at which a new source goes on: by the sender's own clock where reports tell it for both sources, else by the
    /// time that has passed. Never at or before what was sent.
    /// </summary>
    private long NextTimestamp(IncomingTrack track, in StoredPacket first)
    {
        if (!_rewriter.HasSource)
        {
            return first.RtpTimestamp;
        }

        var clockRate = Producer.Format.ClockRate;
        var elapsed = (first.Arrival - _last.Arrival).Microseconds * clockRate / 1_000_000;
        var byArrival = _last.RtpTimestamp + elapsed;
        var byClock = _source == track
            ? first.RtpTimestamp + _rewriter.TimestampOffset
            : ByCaptureClock(track, first.RtpTimestamp) ?? byArrival;

        // A report that is wrong by more than a second is not believed.
        var next = Math.Abs(byClock - byArrival) < clockRate ? byClock : byArrival;
        return Math.Max(next, _last.RtpTimestamp + 1);
    }

    /// <summary>The same capture instant in the timestamps of the source before, moved by its offset.</summary>
    private long? ByCaptureClock(IncomingTrack track, long rtpTimestamp)
    {
        if (track.Reception.SenderClock is not { } to || _source?.Reception.SenderClock is not { } from)
        {
            return null;
        }

        var clockRate = Producer.Format.ClockRate;
        var sinceReport = (int)(uint)(rtpTimestamp - to.RtpTimestamp);
        var betweenReports = NtpDifference(to.Ntp, from.Ntp, clockRate);
        var inOldTime = from.RtpTimestamp + betweenReports + sinceReport;
        return Rtp.SequenceNumber.ExtendTimestamp((uint)(inOldTime + _rewriter.TimestampOffset), _last.RtpTimestamp);
    }

    /// <summary>Difference of two NTP times in clock units.</summary>
    private static long NtpDifference(NtpTime later, NtpTime earlier, int clockRate) =>
        (long)((Int128)(long)(later.Value - earlier.Value) * clockRate >> 32);
}
