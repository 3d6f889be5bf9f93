using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// What the batch brought, turned from sender order into viewer order: each viewer's packets are written one after another, so that they
/// leave in one run. A frame that is not complete waits a moment for the rest of it.
/// </summary>
internal sealed class FanOut(Duration gathering)
{
    /// <summary>Producers with something to forward.</summary>
    private readonly List<Producer> _dirty = [];

    /// <summary>Producers that are served now.</summary>
    private readonly List<Producer> _serving = [];

    /// <summary>Viewers that are served now, each with its queue of tracks.</summary>
    private readonly List<Transport> _viewers = [];

    /// <summary>When the next waiting frame is sent, complete or not.</summary>
    public Timestamp NextDeadline { get; private set; } = Timestamp.Never;

    public void Note(Producer producer)
    {
        if (!producer.IsDirty)
        {
            producer.IsDirty = true;
            _dirty.Add(producer);
        }
    }

    public void Flush<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_dirty.Count == 0)
        {
            // Also when the last one was forgotten while its frame was waited for.
            NextDeadline = Timestamp.Never;
            return;
        }

        TakeReady(now);
        try
        {
            foreach (var producer in _serving)
            {
                QueueViewers(producer);
            }

            foreach (var viewer in _viewers)
            {
                viewer.ServeQueue(now, ref sink);
            }
        }
        finally
        {
            // Also after a failure: what one viewer could not get must not be sent to all others again.
            EndServing();
        }
    }

    /// <summary>The producer is closed.</summary>
    public void Forget(Producer producer)
    {
        if (producer.IsDirty)
        {
            _dirty.Remove(producer);
            producer.IsDirty = false;
        }
    }

    /// <summary>Moves the producers whose frame is complete, or has waited long enough, to those that are served.</summary>
    private void TakeReady(Timestamp now)
    {
        NextDeadline = Timestamp.Never;
        var kept = 0;
        for (var i = 0; i < _dirty.Count; i++)
        {
            var producer = _dirty[i];
            var at = producer.ServeAt(gathering);
            if (at > now)
            {
                NextDeadline = Timestamp.Earlier(NextDeadline, at);
                _dirty[kept++] = producer;
            }
            else
            {
                producer.IsDirty = false;
                _serving.Add(producer);
            }
        }

        _dirty.RemoveRange(kept, _dirty.Count - kept);
    }

    private void QueueViewers(Producer producer)
    {
        foreach (var track in producer.Tracks)
        {
            if (track.FreshCount == 0)
            {
                continue;
            }

            foreach (var viewer in track.Viewers)
            {
                if (!viewer.IsQueued && viewer.Transport.Enqueue(viewer))
                {
                    _viewers.Add(viewer.Transport);
                }
            }
        }
    }

    private void EndServing()
    {
        foreach (var producer in _serving)
        {
            foreach (var track in producer.Tracks)
            {
                track.ClearFresh();
            }
        }

        foreach (var viewer in _viewers)
        {
            viewer.ClearQueue();
        }

        _viewers.Clear();
        _serving.Clear();
    }
}
