using System.Globalization;
using System.Text;

namespace VideoDesk.Grains.Documents;

/// <summary>Names of files as people send them, made harmless.</summary>
public static class DocumentNames
{
    /// <summary>UTF-16 units; with four bytes each below what a file system takes.</summary>
    private const int Longest = 120;

    private const int LongestExtension = 10;

    /// <summary>Windows takes these for devices, whatever the extension.</summary>
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Extensions that say something about the type; those that do not fit are replaced, others stay part of the name.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "pdf", "jpg", "jpeg", "jpe", "jfif", "png", "p7m", "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "js", "jar", "sh", "html",
        "htm", "svg", "xml", "zip", "rar", "7z", "gz", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "odt", "ods", "rtf", "txt", "heic",
        "heif", "webp", "gif", "tif", "tiff", "bmp", "lnk", "iso", "apk", "p7s", "eml", "msg", "bin",
    };

    /// <summary>
    /// Text on one line without what a screen, a shell or a file system could stumble over; null when that leaves nothing, or when it
    /// names a path: no browser sends one.
    /// </summary>
    public static string? Clean(string? sent)
    {
        if (string.IsNullOrWhiteSpace(sent) || sent.AsSpan().ContainsAny('/', '\\', '\0') || sent.Length > 16 * Longest)
        {
            return null;
        }

        var name = new StringBuilder(sent.Length);
        foreach (var rune in sent.EnumerateRunes())
        {
            Append(name, rune);
        }

        var clean = Normal(name.ToString()).Trim().Trim('.').Trim();
        if (clean.Length == 0)
        {
            return null;
        }

        return Shortened(Devices.Contains(Stem(clean).Trim()) ? $"_{clean}" : clean);
    }

    /// <summary>The same name with an extension that fits what the file is.</summary>
    public static string Fitting(string name, DocumentKind kind)
    {
        var fitting = ExtensionsOf(kind);
        var extension = Extension(name);
        if (fitting.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            return name;
        }

        var stem = Known.Contains(extension) && kind != DocumentKind.P7m ? name[..^(extension.Length + 1)].TrimEnd(' ', '.') : name;
        return Shortened($"{(stem.Length == 0 ? "documento" : stem)}.{fitting[0]}");
    }

    /// <summary>What the name says the file is; null when that is nothing that is taken.</summary>
    public static DocumentKind? Claimed(string name)
    {
        var extension = Extension(name);
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            if (ExtensionsOf(kind).Contains(extension, StringComparer.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    private static string[] ExtensionsOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Pdf => ["pdf"],
        DocumentKind.Jpeg => ["jpg", "jpeg", "jpe", "jfif"],
        DocumentKind.Png => ["png"],
        _ => ["p7m"],
    };

    private static void Append(StringBuilder name, Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (Rune.IsWhiteSpace(rune))
        {
            name.Append(name.Length > 0 && name[^1] == ' ' ? "" : " ");
        }
        else if (rune == Rune.ReplacementChar || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        {
            // Left out: format characters turn the direction of a text or are not seen at all.
        }
        else
        {
            name.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
        }
    }

    private static string Normal(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    private static string Stem(string name) => name.IndexOf('.') is > 0 and var dot ? name[..dot] : name;

    /// <summary>Behind the last dot; "" when there is none or what follows is no extension.</summary>
    private static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? "" : name[(dot + 1)..];
        return extension.Length <= LongestExtension && extension.All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    private static string Shortened(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var extension = Extension(name);
        var end = extension.Length > 0 ? $".{extension}" : "";
        var keep = Longest - end.Length;
        return name[..(char.IsHighSurrogate(name[keep - 1]) ? keep - 1 : keep)].TrimEnd(' ', '.') + end;
    }
}
