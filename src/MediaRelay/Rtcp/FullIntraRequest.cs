using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Full intra request: streams that have to send a key frame (RFC 5104 §4.3.1). Valid as long as the packet's memory is.</summary>
internal readonly ref struct FullIntraRequest
{
    private const int EntryLength = 8;

    /// <summary>The entries' bytes, a multiple of <see cref="EntryLength"/>.</summary>
    private readonly ReadOnlySpan<byte> _entries;

    private FullIntraRequest(Ssrc sender, ReadOnlySpan<byte> entries)
    {
        Sender = sender;
        _entries = entries;
    }

    /// <summary>The source that sends the request.</summary>
    public Ssrc Sender { get; }

    public int Count => _entries.Length / EntryLength;

    public FullIntraRequestEntry this[int index]
    {
        get
        {
            var entry = _entries.Slice(index * EntryLength, EntryLength);
            return new(new(BinaryPrimitives.ReadUInt32BigEndian(entry)), entry[4]);
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> packet, out FullIntraRequest request)
    {
        request = default;
        if (!FeedbackSources.TryOpen(packet, FeedbackFormat.FullIntraRequest, out var sources, out var information)
            || information.Length < EntryLength)
        {
            return false;
        }

        request = new(sources.Sender, information[..(information.Length / EntryLength * EntryLength)]);
        return true;
    }

    /// <summary>Writes a request for one stream; 0 when it does not fit.</summary>
    public static int Write(Span<byte> destination, Ssrc sender, FullIntraRequestEntry entry)
    {
        const int Length = FeedbackSources.Size + EntryLength;
        if (destination.Length < Length)
        {
            return 0;
        }

        // The media source is not used and is 0 (RFC 5104 §4.3.1.2).
        new FeedbackSources(sender, default).Write(destination, FeedbackFormat.FullIntraRequest, Length);
        var bytes = destination.Slice(FeedbackSources.Size, EntryLength);
        bytes.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, entry.Source.Value);
        bytes[4] = entry.SequenceNumber;
        return Length;
    }
}

/// <summary>One stream of a full intra request.</summary>
/// <param name="Source">The stream that has to send a key frame.</param>
/// <param name="SequenceNumber">Goes up with every new request; a repeated request repeats it.</param>
internal readonly record struct FullIntraRequestEntry(Ssrc Source, byte SequenceNumber);
