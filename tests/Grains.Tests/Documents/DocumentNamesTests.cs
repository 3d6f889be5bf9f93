using VideoDesk.Grains.Documents;
using Xunit;

namespace VideoDesk.Grains.Tests.Documents;

/// <summary>What becomes of names.</summary>
public sealed class DocumentNamesTests
{
    [Theory]
    [InlineData("Carta d'identità.pdf", "Carta d'identità.pdf")]
    [InlineData("  doppio   spazio .pdf  ", "doppio spazio .pdf")]
    [InlineData("riga\r\nnuova.pdf", "riga nuova.pdf")]
    [InlineData("fattura\u202Efdp.exe", "fatturafdp.exe")]
    [InlineData("a\u200Bb\u2066c\u0007d\u0000e.pdf", null)]
    [InlineData("a\u200Bb\u2066c\u0007d.pdf", "abcd.pdf")]
    [InlineData("mezzo\uD83D.pdf", "mezzo.pdf")]
    [InlineData("con <tag> \"e\" |simboli|?*:.pdf", "con _tag_ _e_ _simboli____.pdf")]
    [InlineData(".nascosto.pdf", "nascosto.pdf")]
    [InlineData("punto.pdf...", "punto.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("lpt1", "_lpt1")]
    [InlineData("com1.tar.pdf", "_com1.tar.pdf")]
    [InlineData("console.pdf", "console.pdf")]
    [InlineData("e\u0300.pdf", "è.pdf")]
    [InlineData("日本語.pdf", "日本語.pdf")]
    [InlineData("../../etc/passwd", null)]
    [InlineData("..", null)]
    [InlineData("C:\\fakepath\\a.pdf", null)]
    [InlineData("a/b.pdf", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("\u202E\u200B", null)]
    [InlineData(" . . ", null)]
    public void Clean_OfAName_IsHarmlessOrNothing(string? sent, string? clean) => Assert.Equal(clean, DocumentNames.Clean(sent));

    [Theory]
    [InlineData("a.pdf", DocumentKind.Pdf, "a.pdf")]
    [InlineData("a.PDF", DocumentKind.Pdf, "a.PDF")]
    [InlineData("a.jpg", DocumentKind.Pdf, "a.pdf")]
    [InlineData("a.exe", DocumentKind.Pdf, "a.pdf")]
    [InlineData("foto.HEIC", DocumentKind.Jpeg, "foto.jpg")]
    [InlineData("foto.jpeg", DocumentKind.Jpeg, "foto.jpeg")]
    [InlineData("Rossi.Mario", DocumentKind.Png, "Rossi.Mario.png")]
    [InlineData("senza", DocumentKind.Pdf, "senza.pdf")]
    [InlineData("atto.pdf.p7m", DocumentKind.P7m, "atto.pdf.p7m")]
    [InlineData("atto.pdf", DocumentKind.P7m, "atto.pdf.p7m")]
    public void Fitting_TheExtension_SaysWhatTheFileIs(string name, DocumentKind kind, string fitting) =>
        Assert.Equal(fitting, DocumentNames.Fitting(name, kind));

    [Fact]
    public void Clean_OfALongName_KeepsTheExtensionAndNoHalfCharacter()
    {
        var clean = DocumentNames.Clean(new string('x', 114) + "🙂🙂🙂.pdf")!;

        Assert.True(clean.Length <= 120);
        Assert.EndsWith(".pdf", clean, StringComparison.Ordinal);
        Assert.Equal(clean, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)));
        Assert.Null(DocumentNames.Clean(new string('x', 10_000)));
    }

    [Fact]
    public void Clean_OfWhateverComes_NeverThrowsAndIsStable()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            var sent = new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(0x20, random.Next(2) == 0 ? 0x80 : 0x10000))]);
            if (DocumentNames.Clean(sent) is not { } clean)
            {
                continue;
            }

            Assert.Equal(clean, DocumentNames.Clean(clean));
            Assert.EndsWith(".png", DocumentNames.Fitting(clean, DocumentKind.Png), StringComparison.OrdinalIgnoreCase);
        }
    }
}
