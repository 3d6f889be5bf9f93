using System.Globalization;
using System.Text;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>The few words of a booking about its question: one line of plain text for the official's preparation.</summary>
internal static class PlainDetails
{
    /// <summary>In characters as Unicode counts them.</summary>
    public const int Longest = 200;

    private const string Field = "details";

    /// <summary>Reads the field without the blanks around it; what is wrong is added to <paramref name="faults"/>. Null: nothing was written.</summary>
    public static string? Read(string? text, ICollection<Fault> faults)
    {
        var details = text?.Trim();
        if (string.IsNullOrEmpty(details))
        {
            return null;
        }

        if (details.EnumerateRunes().Count() > Longest)
        {
            faults.Add(new Fault(HostFaults.DetailsTooLong, Field));
        }
        else if (details.EnumerateRunes().Any(static rune => !IsPlain(rune)))
        {
            faults.Add(new Fault(HostFaults.DetailsUnreadable, Field));
        }

        return details;
    }

    /// <summary>Nothing that breaks the line, hides, or turns the direction of what follows: the official must see what was written.</summary>
    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar;
}
