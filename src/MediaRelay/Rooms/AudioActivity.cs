namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Loudness of a microphone since the last look, from the level that each packet carries (RFC 6464).</summary>
internal sealed class AudioActivity
{
    /// <summary>Marks a packet without a level.</summary>
    private const byte NoLevel = 0xFF;

    /// <summary>Sum of loudness in dB above silence.</summary>
    private long _sum;

    /// <summary>Packets in <see cref="_sum"/>.</summary>
    private int _packets;

    public void Add(byte level)
    {
        if (level == NoLevel)
        {
            return;
        }

        _sum += 127 - (level & 0x7F);
        _packets++;
    }

    /// <summary>Mean loudness, 0 (silence) to 127, and a new beginning.</summary>
    public int Take()
    {
        var mean = _packets == 0 ? 0 : (int)(_sum / _packets);
        _sum = 0;
        _packets = 0;
        return mean;
    }
}
