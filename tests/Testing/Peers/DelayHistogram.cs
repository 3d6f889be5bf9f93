using System.Numerics;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>Delays in microseconds with a precision of about three percent, in fixed memory.</summary>
internal sealed class DelayHistogram
{
    /// <summary>Steps within one power of two.</summary>
    private const int StepBits = 5;

    private const int Steps = 1 << StepBits;

    /// <summary>Buckets up to 2^36 µs.</summary>
    private readonly long[] _counts = new long[(36 - StepBits + 1) * Steps];

    public long Count { get; private set; }

    public Duration Highest { get; private set; }

    public void Add(Duration delay)
    {
        var value = Math.Max(0, delay.Microseconds);
        _counts[Math.Min(BucketOf(value), _counts.Length - 1)]++;
        Count++;
        Highest = delay > Highest ? delay : Highest;
    }

    /// <summary>Adds the counts of another.</summary>
    public void Add(DelayHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Highest = other.Highest > Highest ? other.Highest : Highest;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
        Highest = Duration.Zero;
    }

    /// <summary>The delay that this share, 0 to 1, of all stays below.</summary>
    public Duration Quantile(double share)
    {
        var rest = (long)(share * Count);
        for (var i = 0; i < _counts.Length; i++)
        {
            rest -= _counts[i];
            if (rest < 0)
            {
                return new(UpperBoundOf(i));
            }
        }

        return Highest;
    }

    private static int BucketOf(long value)
    {
        if (value < Steps)
        {
            return (int)value;
        }

        var exponent = BitOperations.Log2((ulong)value) - StepBits;
        return ((exponent + 1) * Steps) + (int)((value >> exponent) - Steps);
    }

    private static long UpperBoundOf(int bucket) => bucket < Steps
        ? bucket
        : (((bucket % Steps) + Steps + 1L) << ((bucket / Steps) - 1)) - 1;
}
