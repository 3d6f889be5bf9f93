using System.Globalization;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Spatial and temporal layers of one stream, read from names such as "L1T3" or "S3T3h_KEY" (W3C WebRTC-SVC §6).</summary>
internal readonly record struct ScalabilityMode(int Spatial, int Temporal)
{
    /// <summary>Longest name that is looked at; "L3T3_KEY_SHIFT" has 14 characters.</summary>
    private const int LongestName = 16;

    public static bool TryParse(string? name, out ScalabilityMode mode)
    {
        mode = new ScalabilityMode(1, 1);
        if (name is null || name.Length is < 4 or > LongestName || name[0] is not ('L' or 'S') || name[2] != 'T'
            || !char.IsBetween(name[1], '1', '9') || !char.IsBetween(name[3], '1', '9'))
        {
            return false;
        }

        if (name[4..] is not ("" or "h" or "_KEY" or "h_KEY" or "_KEY_SHIFT"))
        {
            return false;
        }

        mode = new ScalabilityMode(name[1] - '0', name[3] - '0');
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"L{Spatial}T{Temporal}");
}
