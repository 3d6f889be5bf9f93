namespace VideoDesk.Cluster;

/// <summary>Figures of several runs.</summary>
internal static class Figures
{
    /// <summary>Median and spread, in the unit of the samples.</summary>
    public static string Line(string name, IReadOnlyCollection<double> samples, string unit) => samples.Count == 0
        ? $"  {name}: no sample"
        : FormattableString.Invariant($"  {name}: median {At(samples, 0.5):0.##} {unit} ({samples.Min():0.##} to {samples.Max():0.##}, {samples.Count} runs)");

    /// <summary>The sample below which this share lies.</summary>
    public static double At(IReadOnlyCollection<double> samples, double share) => samples.Order().ElementAt((int)(share * (samples.Count - 1)));
}
