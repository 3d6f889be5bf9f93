using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>Makes hostile input out of valid input. The same seed gives the same inputs in the same order.</summary>
internal sealed class Mutator(int seed)
{
    /// <summary>Longer than any datagram that the relay takes.</summary>
    private const int MaxLength = 2048;

    /// <summary>Values at which lengths, counts and types go wrong.</summary>
    private static readonly byte[] EdgeBytes = [0x00, 0x01, 0x03, 0x04, 0x0F, 0x10, 0x7F, 0x80, 0x81, 0xC0, 0xFE, 0xFF];

    private readonly Random _random = new(seed);

    /// <summary>Holds the input that was made last.</summary>
    private readonly byte[] _buffer = new byte[MaxLength];

    /// <summary>How much of the buffer is in use.</summary>
    private int _length;

    /// <summary>The next input, valid until the next call.</summary>
    public Span<byte> Next(IReadOnlyList<byte[]> seeds)
    {
        if (_random.Next(64) == 0)
        {
            return Noise();
        }

        Take(seeds[_random.Next(seeds.Count)]);
        var steps = 1 + _random.Next(4);
        for (var step = 0; step < steps; step++)
        {
            Mutate(seeds);
        }

        return _buffer.AsSpan(0, _length);
    }

    private Span<byte> Noise()
    {
        _length = _random.Next(128);
        var noise = _buffer.AsSpan(0, _length);
        _random.NextBytes(noise);
        return noise;
    }

    private void Take(byte[] input)
    {
        _length = Math.Min(input.Length, MaxLength);
        input.AsSpan(0, _length).CopyTo(_buffer);
    }

    private void Mutate(IReadOnlyList<byte[]> seeds)
    {
        if (_length == 0)
        {
            Append();
            return;
        }

        switch (_random.Next(8))
        {
            case 0: FlipBit(); break;
            case 1: SetByte(); break;
            case 2: Truncate(); break;
            case 3: Append(); break;
            case 4: Splice(seeds[_random.Next(seeds.Count)]); break;
            case 5: EditLength(); break;
            case 6: RepeatPart(); break;
            default: CutPart(); break;
        }
    }

    private void FlipBit() => _buffer[_random.Next(_length)] ^= (byte)(1 << _random.Next(8));

    private void SetByte() =>
        _buffer[_random.Next(_length)] = _random.Next(2) == 0 ? EdgeBytes[_random.Next(EdgeBytes.Length)] : (byte)_random.Next(256);

    private void Truncate() => _length = _random.Next(_length);

    private void Append()
    {
        var count = Math.Min(1 + _random.Next(32), MaxLength - _length);
        _random.NextBytes(_buffer.AsSpan(_length, count));
        _length += count;
    }

    /// <summary>The head of this input and the tail of another.</summary>
    private void Splice(byte[] other)
    {
        var head = _random.Next(_length + 1);
        var from = _random.Next(other.Length + 1);
        var tail = Math.Min(other.Length - from, MaxLength - head);
        other.AsSpan(from, tail).CopyTo(_buffer.AsSpan(head));
        _length = head + tail;
    }

    /// <summary>Writes a 16-bit number that is a plausible, or a nearly plausible, length of what follows it.</summary>
    private void EditLength()
    {
        if (_length < 2)
        {
            SetByte();
            return;
        }

        var at = _random.Next(_length - 1);
        var rest = _length - at - 2;
        var value = _random.Next(8) switch
        {
            0 => 0,
            1 => 0xFFFF,
            2 => rest + 1,
            3 => rest - 1,
            4 => rest / 4,
            5 => (rest / 4) - 1,
            6 => (rest / 4) + 1,
            _ => rest,
        };
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(at), (ushort)value);
    }

    private void RepeatPart()
    {
        var from = _random.Next(_length);
        var count = Math.Min(1 + _random.Next(_length - from), MaxLength - _length);
        _buffer.AsSpan(from, _length - from).CopyTo(_buffer.AsSpan(Math.Min(from + count, MaxLength - (_length - from))));
        _length += count;
    }

    private void CutPart()
    {
        var from = _random.Next(_length);
        var count = 1 + _random.Next(_length - from);
        _buffer.AsSpan(from + count, _length - from - count).CopyTo(_buffer.AsSpan(from));
        _length -= count;
    }
}
