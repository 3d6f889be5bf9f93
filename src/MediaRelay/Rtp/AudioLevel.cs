namespace VideoDesk.MediaRelay.Rtp;

/// <summary>How loud a packet's audio is (RFC 6464 §3).</summary>
/// <param name="IsVoice">The sender believes that somebody speaks.</param>
/// <param name="Attenuation">Level below overload in dB: 0 is the loudest, 127 is silence.</param>
internal readonly record struct AudioLevel(bool IsVoice, byte Attenuation)
{
    /// <summary>The attenuation of digital silence.</summary>
    public const byte Silence = 127;

    /// <summary>Reads the value of the header extension's element.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out AudioLevel level)
    {
        level = value.IsEmpty ? default : new((value[0] & 0x80) != 0, (byte)(value[0] & 0x7F));
        return !value.IsEmpty;
    }

    /// <summary>Writes one byte; 0 when it does not fit.</summary>
    public int WriteTo(Span<byte> destination)
    {
        if (destination.IsEmpty)
        {
            return 0;
        }

        destination[0] = (byte)((IsVoice ? 0x80 : 0) | (Attenuation & 0x7F));
        return 1;
    }
}
