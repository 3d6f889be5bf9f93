using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>What makes a slot the one it is, unique in the store: no two appointments have the same.</summary>
/// <param name="Office">The office.</param>
/// <param name="Line">The line that it belongs to.</param>
/// <param name="Start">When it begins, as wall time in Rome.</param>
/// <param name="Desk">Which of the line's desks, from 1.</param>
public readonly record struct SlotKey(OfficeId Office, SlotLineId Line, WallTime Start, int Desk)
{
    private const int LongestText = 200;
    private const int LongestId = 64;

    /// <summary>Reads the form that <see cref="ToString"/> writes, and no other.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SlotKey key)
    {
        key = default;
        var parts = text is { Length: <= LongestText } ? text.Split('/') : [];
        if (parts.Length != 4
            || !IsUsable(parts[0])
            || !IsUsable(parts[1])
            || !WallTime.TryParse(parts[2], out var start)
            || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var desk))
        {
            return false;
        }

        key = new SlotKey(new OfficeId(parts[0]), new SlotLineId(parts[1]), start, desk);
        return key.ToString() == text;
    }

    /// <summary>For example <c>roma/roma-atti-1/2026-11-23T09:30/2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Office}/{Line}/{Start}/{Desk}");

    /// <summary>An id that a key can carry: letters, digits, hyphens.</summary>
    internal static bool IsUsable(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
