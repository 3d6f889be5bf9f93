namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Picture loss indication: the decoder needs a key frame (RFC 4585 §6.3.1).</summary>
internal readonly record struct PictureLossIndication(FeedbackSources Sources)
{
    /// <summary>Length in bytes.</summary>
    public const int Size = FeedbackSources.Size;

    public static bool TryParse(ReadOnlySpan<byte> packet, out PictureLossIndication indication)
    {
        var isValid = FeedbackSources.TryOpen(packet, FeedbackFormat.PictureLossIndication, out var sources, out _);
        indication = new(sources);
        return isValid;
    }

    /// <summary>Writes <see cref="Size"/> bytes; 0 when they do not fit.</summary>
    public int WriteTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            return 0;
        }

        Sources.Write(destination, FeedbackFormat.PictureLossIndication, Size);
        return Size;
    }
}
