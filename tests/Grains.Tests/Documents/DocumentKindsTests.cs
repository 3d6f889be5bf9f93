using System.Text;
using VideoDesk.Grains.Documents;
using Xunit;

namespace VideoDesk.Grains.Tests.Documents;

/// <summary>Types by their bytes, whatever the name says.</summary>
public sealed class DocumentKindsTests
{
    private const string Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
    private const string ZipEnd = "PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    /// <summary>CMS SignedData around an octet string, as DER with definite lengths.</summary>
    private static readonly byte[] SignedPrefix =
    [
        0x30, 0x82, 0x10, 0x00, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x82, 0x0F, 0xF0, 0x30, 0x82, 0x0F, 0xEC,
        0x02, 0x01, 0x01, 0x31, 0x0F, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
        0x30, 0x82, 0x08, 0x00, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01, 0xA0, 0x82, 0x07, 0xF0, 0x04, 0x82, 0x07, 0xEC,
    ];

    /// <summary>The same as BER with indefinite lengths, the content in pieces.</summary>
    private static readonly byte[] StreamedPrefix =
    [
        0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x80, 0x30, 0x80, 0x02, 0x01, 0x01,
        0x31, 0x00, 0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01, 0xA0, 0x80, 0x24, 0x80, 0x04, 0x10,
    ];

    public static TheoryData<string, byte[], string, string> Files => new()
    {
        { "pdf", Latin(Pdf), "a.pdf", "Pdf" },
        { "pdf under another name", Latin(Pdf), "a.exe", "Pdf" },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "a.jpg", "Jpeg" },
        { "png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "a.png", "Png" },
        { "signed pdf", [.. SignedPrefix, .. Latin(Pdf)], "a.pdf.p7m", "P7m" },
        { "signed pdf in pieces", [.. StreamedPrefix, .. Latin(Pdf)], "a.pdf.p7m", "P7m" },
        { "program", Latin("MZ\u0090\0\u0003\0\0\0"), "a.exe", "kind-not-allowed" },
        { "program as pdf", Latin("MZ\u0090\0\u0003\0\0\0"), "a.pdf", "kind-disguised" },
        { "linux program as png", Latin("\u007fELF\u0002\u0001\u0001"), "a.png", "kind-disguised" },
        { "shell script as pdf", Latin("#!/bin/sh\nrm -rf /\n"), "a.pdf", "kind-disguised" },
        { "archive behind the head of a pdf", Latin("%PDF-1.7\nPK\u0003\u0004aaaa\n%%EOF\n"), "a.pdf", "kind-disguised" },
        { "archive", Latin("PK\u0003\u0004aaaa"), "a.zip", "kind-not-allowed" },
        { "archive as jpeg", Latin("PK\u0003\u0004aaaa"), "a.jpeg", "kind-disguised" },
        { "page as pdf", Latin("<!DOCTYPE html><script>alert(1)</script>"), "a.pdf", "kind-disguised" },
        { "svg", Latin("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "a.svg", "kind-not-allowed" },
        { "page in front of a pdf", Latin("<html>" + Pdf), "a.pdf", "kind-disguised" },
        { "page inside the head of a pdf", Latin("%PDF-1.7\n<HTML><ScRiPt>alert(1)</script>\n" + Pdf), "a.pdf", "kind-disguised" },
        { "archive behind a pdf", Latin(Pdf + "PK\u0003\u0004data" + ZipEnd), "a.pdf", "kind-disguised" },
        { "archive behind a pdf with an end of its own", Latin(Pdf + "PK\u0003\u0004" + ZipEnd[..20] + "\u0006\0%%EOF\n"), "a.pdf", "kind-disguised" },
        { "archive stored inside a pdf", Latin("%PDF-1.7\nstream\n" + ZipEnd + "\nendstream\n%%EOF\n"), "a.pdf", "Pdf" },
        { "signed program", [.. SignedPrefix, .. Latin("MZ\u0090\0\u0003\0\0\0")], "a.pdf.p7m", "kind-disguised" },
        { "signed archive in pieces", [.. StreamedPrefix, .. Latin("PK\u0003\u0004")], "a.p7m", "kind-disguised" },
        { "other cms", [0x30, 0x82, 0x10, 0x00, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03, 0xA0, 0x80], "a.p7m", "kind-disguised" },
        { "text", Latin("Buongiorno"), "a.txt", "kind-not-allowed" },
        { "nothing", [], "a.pdf", "kind-disguised" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Of_AFile_IsWhatItsBytesSay(string what, byte[] bytes, string name, string expected)
    {
        var (kind, refusal) = DocumentKinds.Of(bytes.AsSpan(0, Math.Min(bytes.Length, DocumentKinds.Head)), bytes, name);

        Assert.True(expected == (refusal?.Value ?? kind.ToString()), $"{what}: {refusal?.Value ?? kind.ToString()}");
    }

    [Fact]
    public void Of_MutatedInput_NeverThrows()
    {
        var random = new Random(20261122);
        byte[][] seeds = [Latin(Pdf + ZipEnd), SignedPrefix, StreamedPrefix, [0xFF, 0xD8, 0xFF], Latin("PK\u0003\u0004" + ZipEnd)];
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = Mutations.Of(seeds[round % seeds.Length], random);
            DocumentKinds.Of(bytes, bytes, "a.pdf");
            SignedContent.TryFind(bytes, out _);
        }
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
