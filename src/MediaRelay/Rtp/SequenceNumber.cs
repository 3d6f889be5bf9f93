namespace VideoDesk.MediaRelay.Rtp;

/// <summary>Arithmetic modulo 2^16 and 2^32, in one place (RFC 3550 §A.1, RFC 1982). Inside the relay sequence numbers are 64-bit.</summary>
internal static class SequenceNumber
{
    /// <summary>Signed distance from <paramref name="from"/> to <paramref name="to"/>, −32768 to 32767.</summary>
    public static int Distance(ushort from, ushort to) => (short)(ushort)(to - from);

    public static bool IsNewer(ushort candidate, ushort reference) => Distance(reference, candidate) > 0;

    /// <summary>The 64-bit number nearest to <paramref name="reference"/> whose low 16 bits are <paramref name="value"/>.</summary>
    public static long Extend(ushort value, long reference) => reference + Distance((ushort)reference, value);

    /// <summary>The 64-bit RTP timestamp nearest to <paramref name="reference"/> whose low 32 bits are <paramref name="value"/>.</summary>
    public static long ExtendTimestamp(uint value, long reference) => reference + (int)(value - (uint)reference);
}
