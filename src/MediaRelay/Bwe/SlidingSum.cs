using System.Runtime.CompilerServices;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Bwe;

/// <summary>Sum over the last second, in steps of 100 ms. A default value is ready for use.</summary>
internal struct SlidingSum
{
    public static readonly Duration Window = Duration.FromSeconds(1);

    private const int BucketMicroseconds = 100_000;

    /// <summary>Whole steps in the window.</summary>
    private const int Steps = 10;

    /// <summary>One bucket per step, and the one that the window is just leaving.</summary>
    private Buckets _buckets;

    /// <summary>Number of the newest step since the clock's start; its bucket is this modulo the bucket count.</summary>
    private long _newest;

    /// <summary>Counts an amount. Time that goes backwards counts as no time.</summary>
    public void Add(Timestamp now, long amount)
    {
        var step = now.Microseconds / BucketMicroseconds;
        if (step > _newest)
        {
            var expired = Math.Min(step - _newest, Buckets.Length);
            for (var i = 0; i < expired; i++)
            {
                _buckets[(int)((step - i) % Buckets.Length)] = 0;
            }

            _newest = step;
        }

        _buckets[(int)(_newest % Buckets.Length)] += amount;
    }

    /// <summary>What was counted in the last second. The oldest step counts as far as it still lies in the window.</summary>
    public readonly double Total(Timestamp now)
    {
        var step = Math.Max(now.Microseconds / BucketMicroseconds, _newest);
        var inStep = Math.Clamp(now.Microseconds - step * BucketMicroseconds, 0, BucketMicroseconds);
        var total = 0.0;
        for (var age = step - _newest; age < Steps; age++)
        {
            total += At(step - age);
        }

        return total + At(step - Steps) * (1 - (double)inStep / BucketMicroseconds);
    }

    private readonly long At(long step) =>
        step >= 0 && step <= _newest && step > _newest - Buckets.Length ? _buckets[(int)(step % Buckets.Length)] : 0;

    [InlineArray(Length)]
    private struct Buckets
    {
        public const int Length = Steps + 1;

        private long _first;
    }
}
