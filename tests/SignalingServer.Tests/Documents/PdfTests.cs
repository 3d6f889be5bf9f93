using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>What the real qpdf finds in PDFs.</summary>
public sealed class PdfTests
{
    private static readonly DocumentSettings Settings = new() { PdfSeconds = 2 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inspect_EachSample_SaysWhatIsInIt()
    {
        Assert.Equal(new PdfFinding(DocumentWarnings.None, 2, false), await InspectAsync(PdfSamples.Plain));
        Assert.Equal(new PdfFinding(DocumentWarnings.None, 2, false), await InspectAsync(PdfSamples.OpensAtAPage));
        Assert.Equal(new PdfFinding(DocumentWarnings.PdfScript, 2, false), await InspectAsync(PdfSamples.Script));
        Assert.Equal(new PdfFinding(DocumentWarnings.PdfScript, 2, false), await InspectAsync(PdfSamples.Launch));
        Assert.Equal(new PdfFinding(DocumentWarnings.PdfAttachment, 2, false), await InspectAsync(PdfSamples.Attachment));
        Assert.Equal(new PdfFinding(DocumentWarnings.PdfEncrypted, 2, false), await InspectAsync(await PdfSamples.EncryptedAsync("")));
        Assert.Equal(new PdfFinding(DocumentWarnings.PdfEncrypted, null, false), await InspectAsync(await PdfSamples.EncryptedAsync("segreto")));
        Assert.Equal(DocumentWarnings.PdfDamaged, (await InspectAsync(PdfSamples.Plain[..^60])).Warnings);
        Assert.Equal(DocumentWarnings.PdfDamaged, (await InspectAsync(DocumentDesk.Pdf)).Warnings);
    }

    [Fact]
    public async Task Inspect_OfABomb_EndsInTimeAndSaysSo()
    {
        Assert.True((await InspectAsync(PdfSamples.Bomb())).IsTooComplex);
        Assert.True((await InspectAsync(PdfSamples.MemoryBomb())).IsTooComplex);
    }

    [Fact]
    public async Task Inspect_WithoutTheProgram_SaysThatNobodyLooked() => Assert.Equal(
        new PdfFinding(DocumentWarnings.NotInspected, null, false),
        await new PdfInspector(new Qpdf(new DocumentSettings { Qpdf = "none" })).InspectAsync(new MemoryStream(PdfSamples.Plain), Cancellation));

    [Fact]
    public async Task Inspect_OfAnything_LeavesNothingInTheClear()
    {
        var before = Leftovers();
        await InspectAsync(PdfSamples.Plain);
        Assert.Equal(before, Leftovers());
    }

    [Fact]
    public async Task Document_ThatIsAPdf_CarriesPagesAndWarningsAndABombIsRefused()
    {
        await using var desk = await DocumentDesk.OpenAsync("--Documents:Qpdf=", "--Documents:PdfSeconds=2");

        var script = await desk.SendAsync(PdfSamples.Script);
        var bomb = await desk.SendAsync(PdfSamples.Bomb());

        Assert.Equal(
            (DocumentState.Ready, DocumentWarnings.NotScanned | DocumentWarnings.PdfScript, 2), (script.State, script.Warnings, script.Pages));
        Assert.Equal((DocumentState.Refused, "pdf-too-complex", null), (bomb.State, bomb.Code, bomb.File));
        Assert.Equal(["pdf-too-complex"], await desk.JournalledAsync(1));
    }

    private static Task<PdfFinding> InspectAsync(byte[] pdf) => new PdfInspector(new Qpdf(Settings)).InspectAsync(new MemoryStream(pdf), Cancellation);

    private static int Leftovers() => Directory.EnumerateFiles("/dev/shm", "videodesk-*").Concat(Directory.EnumerateFiles(Path.GetTempPath(), "videodesk-*")).Count();
}
