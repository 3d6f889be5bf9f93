using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Protocol;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>Fields of PDFs that these tests make, as Debian's qpdf reads them.</summary>
[Trait("Requirement", "SD-04")]
public sealed class QpdfFormsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-forms-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OfEveryKindOfField_GivesItsValue()
    {
        var pdf = new FormPdf().Text("nome", "Nicolò ✓ \"u:x\"").Text("vuoto", null).Text("righe", "uno\r\ndue").Text("slash", "/Yes").CheckBox("consenso", "Yes")
            .CheckBox("spento", "Off").Choice("provincia", "RM").Choice("province", "RM", "FE").PushButton("stampa").Signature("firma");

        var form = (await ReadAsync(pdf.ToBytes()))!;

        Dictionary<string, string> expected = new()
        {
            ["nome"] = "Nicolò ✓ \"u:x\"",
            ["vuoto"] = "",
            ["righe"] = "uno\r\ndue",
            ["slash"] = "/Yes",
            ["consenso"] = "Yes",
            ["spento"] = "",
            ["provincia"] = "RM",
            ["province"] = "RM\nFE",
        };
        Assert.Equal(expected, form.Values);
        Assert.Null(form.FirstDifference(new Dictionary<string, string>(expected) { ["righe"] = "uno\ndue", ["province"] = "FE\nRM" }));
        Assert.Equal("consenso", form.FirstDifference(new Dictionary<string, string>(expected) { ["consenso"] = "" }));
        Assert.Equal("righe", form.FirstDifference(new Dictionary<string, string>(expected) { ["righe"] = "due\nuno" }));
    }

    [Fact]
    public async Task Read_OfAPdfWithoutAForm_FindsNone() => Assert.Empty((await ReadAsync(new FormPdf().ToBytes()))!.Values);

    [Fact]
    public async Task Read_OfWhatIsNoPdf_IsNull()
    {
        Assert.Null(await ReadAsync("nothing of the kind"u8.ToArray()));
        Assert.Null(await ReadAsync([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"acroform":{"fields":[{"fullname":"a","fieldtype":"/Tx","fieldflags":0,"value":"neither"}]}}""")]
    [InlineData("""{"acroform":{"fields":[{"fullname":"a","fieldtype":"/Tx","fieldflags":0,"value":"b:xy"}]}}""")]
    public void Read_OfAnythingElse_IsNull(string json) => Assert.Null(PdfForm.Read(json));

    [Fact]
    public void Read_OfBytesThatAreNoText_ShowsThem() => Assert.Equal(
        "é", PdfForm.Read("""{"acroform":{"fields":[{"fullname":"a","fieldtype":"/Tx","fieldflags":0,"value":"b:e9"}]}}""")!.Values["a"]);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<PdfForm?> ReadAsync(byte[] content)
    {
        var file = Path.Combine(_folder.FullName, "form.pdf");
        await File.WriteAllBytesAsync(file, content, Cancellation);
        return await new QpdfForms(new Qpdf(new DocumentSettings())).ReadAsync(file, content.Length, Cancellation);
    }
}
