namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// Status chunk of transport-wide feedback: a run of equal symbols, or a vector of 14 one-bit or 7 two-bit symbols
/// (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.1 to §3.1.4). A received symbol's value is the length of its delta in bytes.
/// </summary>
internal readonly struct TransportFeedbackChunk
{
    public const int NotReceived = 0;

    /// <summary>Received, the delta is 0 to 63.75 ms.</summary>
    public const int SmallDelta = 1;

    /// <summary>Received, the delta is longer or negative.</summary>
    public const int LargeDelta = 2;

    /// <summary>Symbols in a vector of one-bit symbols.</summary>
    public const int OneBitSymbols = 14;

    /// <summary>Symbols in a vector of two-bit symbols.</summary>
    public const int TwoBitSymbols = 7;

    private const int Vector = 0x8000;
    private const int TwoBitVector = 0xC000;

    private readonly ushort _value;

    /// <param name="value">The chunk as it stands on the wire.</param>
    /// <param name="remaining">How many packets are still to be reported on: what the chunk holds beyond them is void.</param>
    public TransportFeedbackChunk(ushort value, int remaining)
    {
        _value = value;
        Count = Math.Min(remaining, (value & TwoBitVector) switch
        {
            TwoBitVector => TwoBitSymbols,
            Vector => OneBitSymbols,
            _ => value & TransportFeedback.MaxRunLength,
        });
    }

    /// <summary>How many packets the chunk reports on.</summary>
    public int Count { get; }

    private bool IsRun => (_value & Vector) == 0;

    /// <summary>The symbol of one packet.</summary>
    public int Symbol(int index) => (_value & TwoBitVector) switch
    {
        TwoBitVector => (_value >> (2 * (TwoBitSymbols - 1 - index))) & 0x03,
        Vector => (_value >> (OneBitSymbols - 1 - index)) & 0x01,
        _ => (_value >> 13) & 0x03,
    };

    /// <summary>The bytes of deltas that belong to the chunk. False when it holds the reserved symbol, or nothing.</summary>
    public bool TryGetDeltasLength(out int length)
    {
        length = 0;
        if (Count == 0)
        {
            return false;
        }

        var steps = IsRun ? 1 : Count;
        for (var i = 0; i < steps; i++)
        {
            var symbol = Symbol(i);
            if (symbol > LargeDelta)
            {
                return false;
            }

            length += symbol;
        }

        length *= IsRun ? Count : 1;
        return true;
    }

    /// <summary>The chunk that expresses the most of what lies ahead, and how many symbols that is.</summary>
    public static ushort Encode(ReadOnlySpan<byte> symbols, out int taken)
    {
        var oneBit = symbols[..Math.Min(symbols.Length, OneBitSymbols)];
        var twoBit = symbols[..Math.Min(symbols.Length, TwoBitSymbols)];
        var isTwoBit = oneBit.Contains((byte)LargeDelta);
        var run = symbols.IndexOfAnyExcept(symbols[0]);
        run = Math.Min(run < 0 ? symbols.Length : run, TransportFeedback.MaxRunLength);
        if (run >= (isTwoBit ? twoBit : oneBit).Length)
        {
            taken = run;
            return (ushort)((symbols[0] << 13) | run);
        }

        return isTwoBit ? EncodeVector(twoBit, TwoBitVector, 2, out taken) : EncodeVector(oneBit, Vector, 1, out taken);
    }

    private static ushort EncodeVector(ReadOnlySpan<byte> symbols, int form, int bitsPerSymbol, out int taken)
    {
        var value = form;
        for (var i = 0; i < symbols.Length; i++)
        {
            value |= symbols[i] << (OneBitSymbols - (i + 1) * bitsPerSymbol);
        }

        taken = symbols.Length;
        return (ushort)value;
    }
}
