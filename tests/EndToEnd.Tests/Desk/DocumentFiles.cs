using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Files that tests send, made when they are needed.</summary>
internal sealed class DocumentFiles : IDisposable
{
    private const string Catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
    private const string Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-files-");

    /// <summary>A PDF of one page with so many bytes in it that no page shows; those at its end are the given ones.</summary>
    public string Pdf(string name, int bytes, ReadOnlySpan<byte> end = default)
    {
        var padding = new byte[bytes];
        new Random(5).NextBytes(padding);
        end.CopyTo(padding.AsSpan(bytes - end.Length));
        var length = bytes.ToString(CultureInfo.InvariantCulture);
        return Write(name, Build([Catalogue, Pages, Page], $"<< /Length {length} >>", padding));
    }

    /// <summary>SHA-256 as the desk writes it, in groups of eight.</summary>
    public static string Sha256Groups(string path)
    {
        using var stream = File.OpenRead(path);
        var digits = Convert.ToHexStringLower(SHA256.HashData(stream));
        return string.Join(' ', digits.Chunk(8).Select(static group => new string(group)));
    }

    /// <summary>What a camera sees that looks at a printed sheet on a dark table: uncompressed video (YUV4MPEG2) of 1280 by 720 pixels.</summary>
    public string SheetVideo()
    {
        const int Width = 1280;
        const int Height = 720;
        var luma = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                // A little slanted, as a sheet lies.
                var (across, down) = (x - 430 - (y / 20), y - 50 - (x / 30));
                var isSheet = across is >= 0 and < 400 && down is >= 0 and < 570;
                var isInk = across is > 40 and < 360 && down is > 40 and < 530 && down % 24 < 8 && ((across * 7) + (down / 24 * 31)) % 60 < 45;
                luma[(y * Width) + x] = (byte)(isInk ? 40 : isSheet ? 205 : 60);
            }
        }

        var path = Path.Combine(_folder.FullName, "sheet.y4m");
        using var video = File.Create(path);
        video.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n"));
        var grey = new byte[Width * Height / 2];
        Array.Fill(grey, (byte)128);
        for (var frame = 0; frame < 5; frame++)
        {
            video.Write("FRAME\n"u8);
            video.Write(luma);
            video.Write(grey);
        }

        return path;
    }

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Objects from 1 on, of which the first is the catalogue and the last a stream.</summary>
    private static byte[] Build(string[] objects, string streamHead, byte[] stream)
    {
        using var file = new MemoryStream(stream.Length + 1024);
        List<long> places = [];
        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        foreach (var (index, content) in objects.Append(streamHead).Index())
        {
            places.Add(file.Length);
            Text(string.Create(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\n"));
            if (index == objects.Length)
            {
                Text("stream\n");
                file.Write(stream);
                Text("\nendstream\n");
            }

            Text("endobj\n");
        }

        var table = file.Length;
        Text(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        places.ForEach(place => Text(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n")));
        Text(string.Create(
            CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
