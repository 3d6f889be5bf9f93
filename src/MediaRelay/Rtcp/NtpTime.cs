using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>NTP timestamp: seconds since 1900 in the high 32 bits, fraction in the low 32 bits (RFC 3550 §4).</summary>
internal readonly record struct NtpTime(ulong Value)
{
    /// <summary>Seconds from 1900-01-01 to 1970-01-01.</summary>
    private const ulong UnixEpoch = 2_208_988_800;

    private const ulong MicrosecondsPerSecond = 1_000_000;

    /// <summary>The middle 32 bits, in 1/65536 s: what LSR and LRR fields repeat (RFC 3550 §6.4.1).</summary>
    public uint Middle => (uint)(Value >> 16);

    public static NtpTime FromUnixMicroseconds(long microseconds)
    {
        var (seconds, rest) = Math.DivRem((ulong)microseconds, MicrosecondsPerSecond);
        return new(((seconds + UnixEpoch) << 32) | ((rest << 32) / MicrosecondsPerSecond));
    }

    /// <summary>A duration in 1/65536 s as DLSR and DLRR fields carry it; 0 when negative, the largest value when too long.</summary>
    public static uint ToShort(Duration duration)
    {
        var microseconds = Math.Clamp(duration.Microseconds, 0, 65_536_000_000);
        return (uint)Math.Min((ulong)microseconds * 65_536 / MicrosecondsPerSecond, uint.MaxValue);
    }

    /// <summary>
    /// A difference of middle 32 bits as a duration. A difference that wrapped below zero is a clock that disagrees: zero.
    /// </summary>
    public static Duration FromShort(uint units) =>
        (int)units < 0 ? Duration.Zero : new((long)(units * MicrosecondsPerSecond / 65_536));
}
