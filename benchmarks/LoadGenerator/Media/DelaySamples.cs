namespace VideoDesk.LoadGenerator.Media;

/// <summary>Delays in microseconds, as many as fit into fixed memory.</summary>
internal sealed class DelaySamples
{
    private const int Capacity = 1 << 20;

    private readonly List<int> _samples = new(Capacity);

    public int Count => _samples.Count;

    public void Add(long microseconds)
    {
        if (_samples.Count < Capacity)
        {
            _samples.Add((int)Math.Clamp(microseconds, int.MinValue, int.MaxValue));
        }
    }

    public void Clear() => _samples.Clear();

    public IReadOnlyList<int> ToArray() => [.. _samples];
}
