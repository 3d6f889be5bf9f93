using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>A microphone, camera or screen of a participant: one incoming track, or one per simulcast layer. Belongs to one loop.</summary>
internal sealed class Producer : IDisposable
{
    /// <summary>Silence after which a producer's score is zero.</summary>
    private static readonly Duration SilenceLimit = Duration.FromSeconds(2);

    /// <summary>How long a layer must have been unwatched before the sender is told to stop it: viewers come and go.</summary>
    private static readonly Duration UnwatchedTolerance = Duration.FromSeconds(1);

    /// <summary>Since when fewer layers are wanted than the sender was told; never when they agree.</summary>
    private Timestamp _fewerSince = Timestamp.Never;

    /// <summary>Layers the sender was told are wanted. It starts with all of them.</summary>
    private int _toldLayers;

    public Producer(ProducerId id, Transport transport, ProducerFormat format, RelayCoreSettings settings, BlockPool pool)
    {
        Id = id;
        Transport = transport;
        Format = format;
        Tracks = [.. format.Encodings.Select((encoding, index) =>
            new IncomingTrack(this, index, encoding.Rid, pool, settings.History) { Ssrc = encoding.Ssrc, RtxSsrc = encoding.RtxSsrc })];
        _toldLayers = Tracks.Count;
    }

    public ProducerId Id { get; }

    /// <summary>The sender's transport.</summary>
    public Transport Transport { get; }

    public ProducerFormat Format { get; }

    /// <summary>By layer, the smallest first.</summary>
    public List<IncomingTrack> Tracks { get; }

    /// <summary>Those who consume this producer, paused ones too.</summary>
    public List<OutgoingTrack> Consumers { get; } = [];

    public bool IsVideo => Format.Kind == MediaKind.Video;

    /// <summary>Whether the sender understands a request for a key frame.</summary>
    public bool CanBeAskedForKeyFrames => IsVideo && (Format.Feedback & (FeedbackSet.Pli | FeedbackSet.Fir)) != 0;

    /// <summary>Paused by command: what still comes is not forwarded.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>0 (nothing arrives) to 10.</summary>
    public int Score { get; private set; } = 10;

    /// <summary>In the list of producers whose viewers are to be served.</summary>
    public bool IsDirty { get; set; }

    /// <summary>A track has something for its viewers.</summary>
    public void NoteFresh() => Transport.Core.FanOut.Note(this);

    /// <summary>Sets the pause and lets the viewers start or stop. True when that changed something.</summary>
    public bool SetPaused(bool paused, Timestamp now)
    {
        if (IsPaused == paused)
        {
            return false;
        }

        IsPaused = paused;
        foreach (var consumer in Consumers)
        {
            consumer.Reattach(now);
        }

        TellLayers(now);
        return true;
    }

    /// <summary>When the packets at hand are to be sent at the latest: the earliest of its tracks; in the past when a frame is complete.</summary>
    public Timestamp ServeAt(Duration gathering)
    {
        var at = Timestamp.Never;
        foreach (var track in Tracks)
        {
            if (track.FreshCount > 0)
            {
                at = Timestamp.Earlier(at, track.FreshIsComplete ? track.FreshSince : track.FreshSince + gathering);
            }
        }

        return at;
    }

    public void OnLayerChanged(OutgoingTrack consumer)
    {
        if (Tracks.Count > 1)
        {
            Transport.Core.Emit(new ConsumerLayerChanged(Transport.Room.Id, consumer.Id, consumer.Current?.Index));
        }
    }

    /// <summary>
    /// Tells the sender which layers are watched: more of them at once, fewer after a while. All layers below the highest wanted one
    /// stay, so that a viewer whose path narrows has somewhere to go.
    /// </summary>
    public void TellLayers(Timestamp now)
    {
        var wanted = 0;
        foreach (var consumer in Consumers)
        {
            if (consumer.IsActive)
            {
                wanted = Math.Max(wanted, Math.Clamp(consumer.Preferred.Spatial + 1, 1, Tracks.Count));
            }
        }

        if (wanted >= _toldLayers)
        {
            _fewerSince = Timestamp.Never;
        }
        else if (_fewerSince == Timestamp.Never)
        {
            _fewerSince = now;
        }

        if (wanted > _toldLayers || (wanted < _toldLayers && now - _fewerSince >= UnwatchedTolerance))
        {
            _toldLayers = wanted;
            _fewerSince = Timestamp.Never;
            Transport.Core.Emit(new ProducerLayersWanted(
                Transport.Room.Id, Transport.Peer.Id, Id, [.. Enumerable.Range(0, wanted)]));
        }
    }

    /// <summary>Looks at loss and silence. True when the score changed.</summary>
    public bool UpdateScore(Timestamp now)
    {
        var best = 0;
        foreach (var track in Tracks)
        {
            if (track.IsAlive(now, SilenceLimit))
            {
                // Ten minus one for every two percent lost before repair, never zero while something arrives.
                best = Math.Max(best, Math.Max(1, 10 - (int)Math.Ceiling(track.Reception.LossFraction * 50)));
            }
        }

        // Who is paused, unwatched or has sent nothing yet is not bad.
        var score = IsPaused || _toldLayers == 0 || Tracks.TrueForAll(static track => track.LastArrival == Timestamp.Never) ? 10 : best;
        var changed = score != Score;
        Score = score;
        return changed;
    }

    public void Dispose()
    {
        foreach (var track in Tracks)
        {
            track.Dispose();
        }
    }
}
