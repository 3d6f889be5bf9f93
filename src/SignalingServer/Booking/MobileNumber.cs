namespace VideoDesk.SignalingServer.Booking;

/// <summary>A mobile phone number as people write it, brought to the form of ITU-T E.164 (<c>+39…</c>).</summary>
internal static class MobileNumber
{
    private const int LongestText = 40;
    private const int FewestDigits = 8;
    private const int MostDigits = 15;
    private const string Italy = "+39";

    /// <summary>Reads a number with a country code, or an Italian mobile number without one. <paramref name="number"/> is "" when it is none.</summary>
    public static bool TryParse(string? text, out string number)
    {
        number = "";
        if (text is null or { Length: > LongestText })
        {
            return false;
        }

        var packed = string.Concat(text.Where(static c => !char.IsWhiteSpace(c) && !"-./()".Contains(c, StringComparison.Ordinal)));
        var full = packed switch
        {
            ['+', ..] => packed,
            ['0', '0', .. var rest] => $"+{rest}",
            ['3', ..] when packed.Length is 9 or 10 => Italy + packed,
            _ => "",
        };
        if (full.Length <= FewestDigits || full.Length > MostDigits + 1 || !full.AsSpan(1).ContainsOnlyDigits())
        {
            return false;
        }

        number = full;
        return true;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
