using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rtp;

/// <summary>
/// The instant at which a packet left, as 24 bits of seconds in 6.18 fixed point
/// (http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time). Comes round every 64 s.
/// </summary>
internal readonly record struct AbsoluteSendTime(uint Value)
{
    /// <summary>Length of the header extension's value, in bytes.</summary>
    public const int Size = 3;

    private const long PeriodMicroseconds = 64_000_000;

    private const int FractionBits = 18;

    public static AbsoluteSendTime From(Timestamp now)
    {
        // Reduced first: shifted as it is, a clock that has run for a year would overflow.
        var inPeriod = now.Microseconds % PeriodMicroseconds;
        return new((uint)((inPeriod << FractionBits) / 1_000_000) & 0xFF_FFFF);
    }

    /// <summary>Reads the value of the header extension's element.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out AbsoluteSendTime time)
    {
        time = value.Length < Size ? default : new(((uint)value[0] << 16) | ((uint)value[1] << 8) | value[2]);
        return value.Length >= Size;
    }

    /// <summary>Writes <see cref="Size"/> bytes; 0 when they do not fit.</summary>
    public int WriteTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            return 0;
        }

        destination[0] = (byte)(Value >> 16);
        destination[1] = (byte)(Value >> 8);
        destination[2] = (byte)Value;
        return Size;
    }
}
