using VideoDesk.MediaRelay.Tests.Fuzz.Targets;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>Every parser that bytes from the network reach. A new parser gets a line here.</summary>
internal static class FuzzTargets
{
    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        DatagramTarget.Classifier(),
        DatagramTarget.Address(),
    ];

    public static TheoryData<string> Names => [.. All.Select(target => target.Name)];

    public static FuzzTarget Named(string name) => All.Single(target => target.Name == name);
}
