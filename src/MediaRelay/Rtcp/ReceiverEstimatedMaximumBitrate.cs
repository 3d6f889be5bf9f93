using System.Buffers.Binary;
using System.Numerics;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// REMB: what the receiver believes can be sent to it (draft-alvestrand-rmcat-remb-03 §2.2). Valid as long as the packet's
/// memory is.
/// </summary>
internal readonly ref struct ReceiverEstimatedMaximumBitrate
{
    /// <summary>"REMB".</summary>
    private const uint Identifier = 0x52454D42;

    /// <summary>Length of identifier, count, exponent and mantissa.</summary>
    private const int PrefixLength = 8;

    private const int SourceLength = 4;

    private const int MantissaBits = 18;

    /// <summary>The SSRCs' bytes.</summary>
    private readonly ReadOnlySpan<byte> _sources;

    private ReceiverEstimatedMaximumBitrate(Ssrc sender, long bitsPerSecond, ReadOnlySpan<byte> sources)
    {
        Sender = sender;
        BitsPerSecond = bitsPerSecond;
        _sources = sources;
    }

    /// <summary>The source that sends the estimate.</summary>
    public Ssrc Sender { get; }

    /// <summary>For all named streams together; <see cref="long.MaxValue"/> when the message says more than that.</summary>
    public long BitsPerSecond { get; }

    /// <summary>How many streams the estimate is about.</summary>
    public int Count => _sources.Length / SourceLength;

    public Ssrc this[int index] => new(BinaryPrimitives.ReadUInt32BigEndian(_sources.Slice(index * SourceLength, SourceLength)));

    public static bool TryParse(ReadOnlySpan<byte> packet, out ReceiverEstimatedMaximumBitrate estimate)
    {
        estimate = default;
        if (!FeedbackSources.TryOpen(packet, FeedbackFormat.ApplicationLayer, out var sources, out var information)
            || information.Length < PrefixLength
            || BinaryPrimitives.ReadUInt32BigEndian(information) != Identifier)
        {
            return false;
        }

        var sourcesLength = information[4] * SourceLength;
        if (sourcesLength > information.Length - PrefixLength)
        {
            return false;
        }

        var exponent = information[5] >> 2;
        var mantissa = (long)(BinaryPrimitives.ReadUInt32BigEndian(information[4..]) & 0x3_FFFF);
        var fits = mantissa == 0 || exponent < BitOperations.LeadingZeroCount((ulong)mantissa);
        estimate = new(sources.Sender, fits ? mantissa << exponent : long.MaxValue, information.Slice(PrefixLength, sourcesLength));
        return true;
    }

    /// <summary>Writes an estimate, rounded down to 18 significant bits, for up to 255 streams; 0 when it does not fit.</summary>
    public static int Write(Span<byte> destination, Ssrc sender, long bitsPerSecond, ReadOnlySpan<Ssrc> sources)
    {
        var length = FeedbackSources.Size + PrefixLength + sources.Length * SourceLength;
        if (destination.Length < length || sources.Length > byte.MaxValue || bitsPerSecond < 0)
        {
            return 0;
        }

        new FeedbackSources(sender, default).Write(destination, FeedbackFormat.ApplicationLayer, length);
        var information = destination[FeedbackSources.Size..];
        var exponent = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)bitsPerSecond) - MantissaBits);
        var mantissa = (uint)(bitsPerSecond >> exponent);
        BinaryPrimitives.WriteUInt32BigEndian(information, Identifier);
        BinaryPrimitives.WriteUInt32BigEndian(information[4..], ((uint)sources.Length << 24) | ((uint)exponent << MantissaBits) | mantissa);
        for (var i = 0; i < sources.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(information[(PrefixLength + i * SourceLength)..], sources[i].Value);
        }

        return length;
    }
}
