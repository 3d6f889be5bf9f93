using System.Buffers.Binary;

namespace VideoDesk.Grains.Documents.Images;

/// <summary>Copies a PNG without texts, times, Exif and whatever else a decoder does not draw with. The picture itself is not touched.</summary>
public static class PngMetadata
{
    private const int SignatureBytes = 8;

    /// <summary>Length and type before the data of a chunk.</summary>
    private const int HeadBytes = 8;

    /// <summary>The check sum behind them.</summary>
    private const int TailBytes = 4;

    private const int HeaderBytes = 13;

    private static readonly HashSet<string> Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    /// <summary>False when it is not built as a PNG is; what was written until then is to be thrown away.</summary>
    public static async Task<bool> CutAsync(Stream source, ImageTarget target, CancellationToken cancellationToken)
    {
        using var image = new ImageSource(source, cancellationToken);
        if (!await image.PassAsync(SignatureBytes, target))
        {
            return false;
        }

        var head = new byte[HeadBytes];
        var (hasHeader, hasPicture) = (false, false);
        while (await image.FillAsync(head))
        {
            var (length, type) = (BinaryPrimitives.ReadUInt32BigEndian(head), System.Text.Encoding.ASCII.GetString(head, 4, 4));
            if (length > int.MaxValue || hasHeader == (type == "IHDR") || (type == "IHDR" && length != HeaderBytes) || !IsKnownWhereItMatters(type))
            {
                return false;
            }

            hasHeader = true;
            hasPicture |= type == "IDAT";
            var keeps = Kept.Contains(type) ? target : null;
            if (keeps is not null)
            {
                await target(head);
            }

            var isWhole = type == "IHDR"
                ? await PassHeaderAsync(image, target) && await image.PassAsync(TailBytes, target)
                : await image.PassAsync(length + TailBytes, keeps);
            if (!isWhole)
            {
                return false;
            }

            if (type == "IEND")
            {
                // What stands behind the end is no part of the picture.
                return hasPicture;
            }
        }

        return false;
    }

    /// <summary>Width and height come first. False when the picture is too large, or ends.</summary>
    private static async ValueTask<bool> PassHeaderAsync(ImageSource image, ImageTarget target)
    {
        var header = new byte[HeaderBytes];
        if (!await image.FillAsync(header)
            || !ImageSize.Fits(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4))))
        {
            return false;
        }

        await target(header);
        return true;
    }

    /// <summary>A capital first letter says that nobody can draw the picture without knowing the chunk.</summary>
    private static bool IsKnownWhereItMatters(string type) => type.All(char.IsAsciiLetter) && (char.IsAsciiLetterLower(type[0]) || Kept.Contains(type));
}
