namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>Gives one input to a parser; true when the parser took it. The span is scratch memory, as it is for the relay.</summary>
internal delegate bool FuzzInput(Span<byte> input);

/// <summary>
/// A parser that network input reaches. <paramref name="Open"/> makes a fresh one for every run, so that a run with the
/// same seed is the same run. Each of the <paramref name="Seeds"/> is valid input: what is mutated should get past the first check.
/// </summary>
internal sealed record FuzzTarget(string Name, Func<FuzzInput> Open, IReadOnlyList<byte[]> Seeds)
{
    /// <summary>Bytes that one input may make the parser allocate: nothing on the packet path.</summary>
    public long AllocationLimit { get; init; }

    /// <summary>How many inputs the test suite gives; a slow parser gets fewer.</summary>
    public int Inputs { get; init; } = 50_000;

    public override string ToString() => Name;
}
