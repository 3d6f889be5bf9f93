using System.Text;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>What people write: text and nothing else.</summary>
internal static class PlainText
{
    /// <summary>
    /// Without control characters (but for the newline) and without halves of surrogate pairs, which cannot be written as UTF-8; without
    /// the characters that turn the direction of the text around it, which could make one person's line look like another's.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var isHalf = rune == Rune.ReplacementChar;
            if (rune.Value == '\n' || !(Rune.IsControl(rune) || isHalf || TurnsDirection(rune.Value)))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>The same on one line, without space around it.</summary>
    public static string Name(string text) => Clean(text).Replace('\n', ' ').Trim();

    /// <summary>Embeddings, overrides and isolates (Unicode UAX #9).</summary>
    private static bool TurnsDirection(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
