using System.Text.Json;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Values of enums as kebab-case words, the way requests and answers write them.</summary>
internal static class KebabWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads exactly the words that <see cref="Of"/> writes.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        if (word is null)
        {
            return false;
        }

        foreach (var known in Enum.GetValues<T>().Where(known => Of(known) == word))
        {
            value = known;
            return true;
        }

        return false;
    }
}
