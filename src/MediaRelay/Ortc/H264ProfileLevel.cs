using System.Globalization;

namespace VideoDesk.MediaRelay.Ortc;

/// <summary>Profiles of H.264 that WebRTC tells apart (RFC 6184 §8.1, table 5).</summary>
internal enum H264Profile
{
    ConstrainedBaseline,
    Baseline,
    Main,
    ConstrainedHigh,
    High,
    PredictiveHigh444,
}

/// <summary>A profile-level-id taken apart. Levels are ten times level_idc; level 1b, between 1 and 1.1, is 105.</summary>
internal readonly record struct H264ProfileLevel(H264Profile Profile, int Level)
{
    private const int Level1B = 105;

    /// <summary>What browsers assume when nothing is said: constrained baseline, level 3.1.</summary>
    public static readonly H264ProfileLevel Default = new(H264Profile.ConstrainedBaseline, 310);

    public static bool TryParse(string? text, out H264ProfileLevel value)
    {
        value = Default;
        if (text is null)
        {
            return true;
        }

        if (text.Length != 6 || !uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
        {
            return false;
        }

        var constraints = (byte)(bits >> 8);
        var levelIdc = (byte)bits;
        if (ProfileOf((byte)(bits >> 16), constraints) is not { } profile || levelIdc is < 10 or > 62)
        {
            return false;
        }

        // level_idc 11 with constraint_set3_flag is level 1b (H.264 §A.3.1).
        var level = levelIdc == 11 && (constraints & 0x10) != 0 ? Level1B : levelIdc * 10;
        value = new H264ProfileLevel(profile, level);
        return true;
    }

    public override string ToString()
    {
        if (Level == Level1B)
        {
            return Profile switch
            {
                H264Profile.ConstrainedBaseline => "42f00b",
                H264Profile.Baseline => "42100b",
                _ => "4d100b",
            };
        }

        var prefix = Profile switch
        {
            H264Profile.ConstrainedBaseline => "42e0",
            H264Profile.Baseline => "4200",
            H264Profile.Main => "4d00",
            H264Profile.ConstrainedHigh => "640c",
            H264Profile.High => "6400",
            _ => "f400",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{Level / 10:x2}");
    }

    /// <summary>The patterns of RFC 6184 table 5: masks choose the constraint flags that matter to a profile.</summary>
    private static H264Profile? ProfileOf(byte profileIdc, byte constraints) => profileIdc switch
    {
        0x42 when (constraints & 0x4F) == 0x40 => H264Profile.ConstrainedBaseline,
        0x42 when (constraints & 0x4F) == 0x00 => H264Profile.Baseline,
        0x4D when (constraints & 0x8F) == 0x80 => H264Profile.ConstrainedBaseline,
        0x4D when (constraints & 0xAF) == 0x00 => H264Profile.Main,
        0x58 when (constraints & 0xCF) == 0xC0 => H264Profile.ConstrainedBaseline,
        0x58 when (constraints & 0xCF) == 0x80 => H264Profile.Baseline,
        0x64 when constraints == 0x0C => H264Profile.ConstrainedHigh,
        0x64 when constraints == 0x00 => H264Profile.High,
        0xF4 when constraints == 0x00 => H264Profile.PredictiveHigh444,
        _ => null,
    };
}
