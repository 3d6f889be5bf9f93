using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>Small PDFs, each with something in it.</summary>
internal static class PdfSamples
{
    private const string Pages = "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>";
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>";

    public static byte[] Plain => Build("<< /Type /Catalog /Pages 2 0 R >>", Pages, Page, Page);

    public static byte[] Script =>
        Build("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>", Pages, Page, Page);

    public static byte[] Launch => Build("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (calc.exe) >> >>", Pages, Page, Page);

    /// <summary>Opens at its second page: nothing that runs.</summary>
    public static byte[] OpensAtAPage => Build("<< /Type /Catalog /Pages 2 0 R /OpenAction [4 0 R /Fit] >>", Pages, Page, Page);

    public static byte[] Attachment => Build(
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 5 0 R] >> >> >>",
        Pages,
        Page,
        Page,
        "<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 2 >>\nstream\nhi\nendstream");

    /// <summary>Forty gigabytes of zeros in a few hundred kilobytes.</summary>
    public static byte[] Bomb()
    {
        const int Streams = 160;
        const int FirstStream = 5;
        var blob = Encoding.Latin1.GetString(Deflate(Deflate(new byte[256 * 1024 * 1024])));
        var stream = $"<< /Length {blob.Length.ToString(CultureInfo.InvariantCulture)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n{blob}\nendstream";
        var contents = string.Join(' ', Enumerable.Range(FirstStream, Streams).Select(static number => $"{number.ToString(CultureInfo.InvariantCulture)} 0 R"));
        var page = Page.Replace(" >>", $" /Contents [{contents}] >>", StringComparison.Ordinal);
        return Build(["<< /Type /Catalog /Pages 2 0 R >>", Pages, page, Page, .. Enumerable.Repeat(stream, Streams)]);
    }

    /// <summary>Two gigabytes that a reader has to keep: objects in a compressed stream.</summary>
    public static byte[] MemoryBomb()
    {
        var pieces = new byte[1024 * 1024];
        Array.Fill(pieces, (byte)' ');
        var inner = new MemoryStream();
        using (var deflate = new ZLibStream(inner, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write("9 0 << /Type /Pages >> "u8);
            for (var piece = 0; piece < 2048; piece++)
            {
                deflate.Write(pieces);
            }
        }

        var blob = Encoding.Latin1.GetString(Deflate(inner.ToArray()));
        return Build(
            "<< /Type /Catalog /Pages 2 0 R >>",
            Pages,
            Page.Replace(" >>", " /Contents 5 0 R >>", StringComparison.Ordinal),
            Page,
            $"<< /Type /ObjStm /N 1 /First 4 /Length {blob.Length.ToString(CultureInfo.InvariantCulture)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n{blob}\nendstream");
    }

    /// <summary>Has qpdf itself encrypt one.</summary>
    public static async Task<byte[]> EncryptedAsync(string password)
    {
        var folder = Directory.CreateTempSubdirectory("pdf-");
        try
        {
            var (plain, encrypted) = (Path.Combine(folder.FullName, "a.pdf"), Path.Combine(folder.FullName, "b.pdf"));
            await File.WriteAllBytesAsync(plain, Plain, TestContext.Current.CancellationToken);
            using var process = Process.Start("qpdf", ["--encrypt", password, "owner", "256", "--", plain, encrypted]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return await File.ReadAllBytesAsync(encrypted, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Objects from 1 on, of which the first is the catalogue.</summary>
    public static byte[] Build(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        List<int> places = [];
        foreach (var (index, content) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static byte[] Deflate(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }
}
