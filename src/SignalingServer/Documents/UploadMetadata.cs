using System.Globalization;
using System.Text;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>The header <c>Upload-Metadata</c>: pairs of a key and a value in Base64, with commas between them.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Request">What it is for; null for nothing in particular.</param>
/// <param name="Pages">Of a photographed document; null where nobody says.</param>
internal sealed record UploadMetadata(string? Name, string? Request, int? Pages)
{
    /// <summary>Characters of the whole header.</summary>
    private const int Longest = 4096;

    private const int MostPages = 1000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when it cannot be read. Keys that nobody knows are passed over.</summary>
    public static UploadMetadata? Read(string? header)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (header?.Length > Longest)
        {
            return null;
        }

        foreach (var pair in (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (Decode(parts.ElementAtOrDefault(1) ?? "") is not { } value || !values.TryAdd(parts[0], value))
            {
                return null;
            }
        }

        var pages = int.TryParse(values.GetValueOrDefault("pages"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new UploadMetadata(
            values.GetValueOrDefault("filename"),
            values.GetValueOrDefault("request") is { Length: > 0 } request ? request : null,
            pages is > 0 and <= MostPages ? pages : null);
    }

    /// <summary>The header as it was, or as near as what is kept of it.</summary>
    public static string Write(string name, string? request)
    {
        var text = $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}";
        return request is null ? text : $"{text},request {Convert.ToBase64String(Encoding.UTF8.GetBytes(request))}";
    }

    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => nameof(UploadMetadata);

    private static string? Decode(string value)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(value));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
