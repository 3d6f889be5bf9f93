namespace VideoDesk.Testing.Peers;

/// <summary>
/// Puts the frames of one encoding together and says which a decoder could show: complete, and what it refers to was shown.
/// </summary>
internal sealed class FrameAssembly
{
    /// <summary>Frames looked back on.</summary>
    private const int Window = 128;

    /// <summary>Slot of frame n is n modulo <see cref="Window"/>.</summary>
    private readonly Frame[] _frames = new Frame[Window];

    public FrameAssembly() => _frames.AsSpan().Fill(new Frame { Number = -1 });

    /// <summary>Highest frame of which a packet came; −1 before any.</summary>
    public long Highest { get; private set; } = -1;

    /// <summary>Frames that are whole.</summary>
    public long Complete { get; private set; }

    /// <summary>Frames that a decoder could show.</summary>
    public long Decoded { get; private set; }

    public long DecodedKeyFrames { get; private set; }

    /// <summary>Lowest frame that was decoded; −1 before any.</summary>
    public long FirstDecoded { get; private set; } = -1;

    public long LastDecoded { get; private set; } = -1;

    /// <summary>Whether a frame was decoded, as far as it is remembered.</summary>
    public bool IsDecoded(long number) => number >= 0 && _frames[number % Window] is { IsDecoded: true } frame && frame.Number == number;

    /// <summary>Takes one packet. True when a frame became decodable by it.</summary>
    public bool Add(in TestContent content)
    {
        ref var frame = ref _frames[content.Frame % Window];
        if (frame.Number != content.Frame)
        {
            if (frame.Number > content.Frame)
            {
                return false;
            }

            frame = new Frame
            {
                Number = content.Frame,
                Reference = content.Reference,
                Packets = content.Packets,
                IsKey = content.IsKeyFrame,
            };
        }

        frame.Received |= UInt128.One << content.Packet;
        Highest = Math.Max(Highest, content.Frame);
        if (frame.IsComplete || frame.Received != AllOf(frame.Packets))
        {
            return false;
        }

        frame.IsComplete = true;
        Complete++;
        return TryDecode(ref frame) && DecodeLater(content.Frame);
    }

    private static UInt128 AllOf(int packets) => packets >= 128 ? UInt128.MaxValue : (UInt128.One << packets) - 1;

    /// <summary>Frames that only waited for the one just decoded.</summary>
    private bool DecodeLater(long number)
    {
        for (var next = number + 1; next <= Highest; next++)
        {
            ref var frame = ref _frames[next % Window];
            if (frame.Number == next && frame.IsComplete && !frame.IsDecoded)
            {
                TryDecode(ref frame);
            }
        }

        return true;
    }

    private bool TryDecode(ref Frame frame)
    {
        if (!frame.IsKey && !IsDecoded(frame.Reference))
        {
            return false;
        }

        frame.IsDecoded = true;
        Decoded++;
        DecodedKeyFrames += frame.IsKey ? 1 : 0;
        FirstDecoded = FirstDecoded < 0 ? frame.Number : Math.Min(FirstDecoded, frame.Number);
        LastDecoded = Math.Max(LastDecoded, frame.Number);
        return true;
    }

    private struct Frame
    {
        public long Number;
        public long Reference;
        public int Packets;
        public UInt128 Received;
        public bool IsKey;
        public bool IsComplete;
        public bool IsDecoded;
    }
}
