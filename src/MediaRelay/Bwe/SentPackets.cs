using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Bwe;

/// <summary>
/// What was sent to one viewer under transport-wide sequence numbers, and what became of it according to the viewer's feedback.
/// The figures are those of the last feedback. 32 KiB per viewer.
/// </summary>
internal sealed class SentPackets
{
    /// <summary>How many packets are remembered; feedback on older ones is ignored.</summary>
    public const int Capacity = 2048;

    /// <summary>Weight of a new round-trip sample is 1 in this (RFC 6298 §2).</summary>
    private const int RoundTripSmoothing = 8;

    /// <summary>Slot of sequence number n is n modulo <see cref="Capacity"/>.</summary>
    private readonly Slot[] _slots = new Slot[Capacity];

    /// <summary>Bytes that the viewer received in the last second.</summary>
    private RateMeter _received;

    /// <summary>Packets of the last second that the viewer received.</summary>
    private SlidingSum _packetsReceived;

    /// <summary>Packets of the last second that the viewer misses.</summary>
    private SlidingSum _packetsLost;

    /// <summary>When the newest packet left of which the viewer said that it has it.</summary>
    private Timestamp _newestAcknowledged = new(long.MinValue);

    private enum Fate : byte
    {
        /// <summary>Nothing was sent, or nothing is known of it any more.</summary>
        None,

        /// <summary>No feedback yet.</summary>
        Sent,

        /// <summary>Reported missing; it may still arrive.</summary>
        Lost,
    }

    /// <summary>Lost packets of those reported on in the last second, 0 to 1; 0 when there were none.</summary>
    public double LossFraction { get; private set; }

    /// <summary>Smoothed time from sending to the feedback, the viewer's waiting time included; zero before the first feedback.</summary>
    public Duration RoundTrip { get; private set; }

    /// <summary>The shortest time from sending to the feedback so far; zero before the first feedback.</summary>
    public Duration MinimumRoundTrip { get; private set; }

    /// <summary>Bits per second that the viewer received in the last second, as counted in <see cref="Sent"/>.</summary>
    public long ReceivedBitrate { get; private set; }

    /// <summary>Packets lost since the beginning; those that arrived after all are taken off again.</summary>
    public long PacketsLost { get; private set; }

    /// <summary>Packets received since the beginning.</summary>
    public long PacketsReceived { get; private set; }

    /// <summary>Notes a packet that leaves.</summary>
    public void Sent(ushort sequence, Timestamp now, int bytes) => _slots[sequence % Capacity] = new()
    {
        At = now,
        Sequence = sequence,
        Bytes = (ushort)Math.Clamp(bytes, 0, ushort.MaxValue),
        Fate = Fate.Sent,
    };

    /// <summary>Takes in an RTCP packet of the viewer. Anything but sound transport-wide feedback is ignored.</summary>
    public void HandleFeedback(Timestamp now, ReadOnlySpan<byte> transportFeedback)
    {
        // Feedback on more packets than are remembered can only be false, and would cost a step for each.
        if (!TransportFeedback.TryParse(transportFeedback, out var feedback) || feedback.StatusCount > Capacity)
        {
            return;
        }

        var newest = _newestAcknowledged;
        foreach (var status in feedback)
        {
            ref var slot = ref _slots[status.Sequence % Capacity];
            if (slot.Fate == Fate.None || slot.Sequence != status.Sequence)
            {
                continue;
            }

            if (!status.IsReceived)
            {
                NoteLost(now, ref slot);
                continue;
            }

            newest = slot.At > newest ? slot.At : newest;
            NoteReceived(now, ref slot);
        }

        // Feedback on late packets only tells how late they were.
        if (newest > _newestAcknowledged)
        {
            _newestAcknowledged = newest;
            NoteRoundTrip(now - newest);
        }

        var received = _packetsReceived.Total(now);
        var lost = _packetsLost.Total(now);
        LossFraction = lost <= 0 ? 0 : lost / (lost + received);
        ReceivedBitrate = _received.BitsPerSecond(now);
    }

    private void NoteLost(Timestamp now, ref Slot slot)
    {
        if (slot.Fate == Fate.Lost)
        {
            return;
        }

        slot.Fate = Fate.Lost;
        _packetsLost.Add(now, 1);
        PacketsLost++;
    }

    private void NoteReceived(Timestamp now, ref Slot slot)
    {
        if (slot.Fate == Fate.Lost)
        {
            _packetsLost.Add(now, -1);
            PacketsLost--;
        }

        slot.Fate = Fate.None;
        _packetsReceived.Add(now, 1);
        _received.Add(now, slot.Bytes);
        PacketsReceived++;
    }

    private void NoteRoundTrip(Duration sample)
    {
        if (sample < Duration.Zero)
        {
            return;
        }

        var isFirst = RoundTrip == Duration.Zero;
        RoundTrip = isFirst ? sample : new(RoundTrip.Microseconds + (sample.Microseconds - RoundTrip.Microseconds) / RoundTripSmoothing);
        MinimumRoundTrip = isFirst || sample < MinimumRoundTrip ? sample : MinimumRoundTrip;
    }

    private struct Slot
    {
        public Timestamp At;
        public ushort Sequence;
        public ushort Bytes;
        public Fate Fate;
    }
}
