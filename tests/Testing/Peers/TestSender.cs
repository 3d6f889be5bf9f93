using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>A microphone or camera of a test peer: makes frames at its pace on all of its encodings.</summary>
internal sealed class TestSender
{
    public TestSender(TestSenderOptions options, TestPeer peer)
    {
        Options = options;
        AudioLevel = options.AudioLevel;
        Encodings = [.. options.Encodings.Select((encoding, index) => new TestEncoding(this, (byte)index, encoding, peer))];
    }

    public TestSenderOptions Options { get; }

    public IReadOnlyList<TestEncoding> Encodings { get; }

    /// <summary>Sends no frames while true.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Loudness of the next packets, dB below overload; null sends none.</summary>
    public byte? AudioLevel { get; set; }

    /// <summary>What to ask the relay for.</summary>
    public ProduceRequest Request => new(Options.Kind, SenderParameters.From(Options));

    /// <summary>When the next frame is due; never before the peer is connected.</summary>
    public Timestamp NextFrame { get; private set; } = Timestamp.Never;

    public bool IsVideo => Options.Kind == MediaKind.Video;

    public int ClockRate => IsVideo ? 90_000 : 48_000;

    /// <summary>Begins to send.</summary>
    public void Start(Timestamp now)
    {
        if (NextFrame == Timestamp.Never)
        {
            NextFrame = now;
        }
    }

    /// <summary>Frames of the time that has passed are not made up for.</summary>
    public void Resynchronize(Timestamp now) => NextFrame = now;

    /// <summary>Stops for good.</summary>
    public void Stop() => NextFrame = Timestamp.Never;

    public void HandleTimeout<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        while (NextFrame <= now)
        {
            NextFrame += Options.Interval;
            foreach (var encoding in Encodings)
            {
                if (!IsPaused && encoding.IsActive)
                {
                    encoding.SendFrame(now, ref sink);
                }
            }
        }
    }
}
