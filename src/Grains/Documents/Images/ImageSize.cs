namespace VideoDesk.Grains.Documents.Images;

/// <summary>How large a picture may be that the other side's browser is to draw.</summary>
public static class ImageSize
{
    /// <summary>Pixels of one picture: what a phone's largest sensor gives, and 800 MB in a browser's memory.</summary>
    private const ulong Most = 200_000_000;

    /// <summary>Whether a picture of these measures can be drawn; 0 is none.</summary>
    public static bool Fits(uint width, uint height) => width > 0 && height > 0 && (ulong)width * height <= Most;
}
