namespace VideoDesk.MediaRelay.Srtp;

/// <summary>
/// Which packet indices of one source were accepted, as far back as the window reaches (RFC 3711 §3.3.2). It is created by the first
/// authenticated packet and moves with authenticated packets only.
/// </summary>
internal sealed class ReplayWindow
{
    /// <summary>One bit per index, at <c>index mod size</c>; only the bits of (highest − size, highest] have a meaning.</summary>
    private readonly ulong[] _seen;

    /// <summary>Size of the window less one; the size is a power of two and a multiple of 64.</summary>
    private readonly int _mask;

    public ReplayWindow(int size, long firstIndex)
    {
        _seen = new ulong[size / 64];
        _mask = size - 1;
        Highest = firstIndex;
        Mark(firstIndex);
    }

    /// <summary>The highest index accepted: ROC and SEQ for SRTP, the explicit index for SRTCP.</summary>
    public long Highest { get; private set; }

    /// <summary>Whether a packet of this index may still be accepted: Ok, Replayed or TooOld.</summary>
    public SrtpStatus Check(long index)
    {
        if (index > Highest)
        {
            return SrtpStatus.Ok;
        }

        if (index < Highest - _mask)
        {
            return SrtpStatus.TooOld;
        }

        var bit = (int)index & _mask;
        return (_seen[bit >> 6] >> (bit & 63) & 1) == 0 ? SrtpStatus.Ok : SrtpStatus.Replayed;
    }

    /// <summary>Notes an index that <see cref="Check"/> allowed and whose packet was authentic.</summary>
    public void Accept(long index)
    {
        if (index > Highest)
        {
            MoveTo(index);
        }

        Mark(index);
    }

    private void MoveTo(long index)
    {
        if (index - Highest > _mask)
        {
            Array.Clear(_seen);
        }
        else
        {
            for (var skipped = Highest + 1; skipped < index; skipped++)
            {
                var bit = (int)skipped & _mask;
                _seen[bit >> 6] &= ~(1UL << (bit & 63));
            }
        }

        Highest = index;
    }

    private void Mark(long index)
    {
        var bit = (int)index & _mask;
        _seen[bit >> 6] |= 1UL << (bit & 63);
    }
}
