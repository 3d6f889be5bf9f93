using VideoDesk.Grains.Documents;
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

        var fields = await ReadAsync(pdf.ToBytes());

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
        Assert.Equal(expected, fields);
        Assert.Null(FormRules.FirstDifference(fields!, new Dictionary<string, string>(expected) { ["righe"] = "uno\ndue" }));
        Assert.Equal("consenso", FormRules.FirstDifference(fields!, new Dictionary<string, string>(expected) { ["consenso"] = "" }));
    }

    [Fact]
    public async Task Read_OfAPdfWithoutAForm_FindsNone() => Assert.Empty((await ReadAsync(new FormPdf().ToBytes()))!);

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
    public void Read_OfAnythingElse_IsNull(string json) => Assert.Null(PdfFields.Read(json));

    [Fact]
    public void Read_OfBytesThatAreNoText_ShowsThem() => Assert.Equal(
        "é", PdfFields.Read("""{"acroform":{"fields":[{"fullname":"a","fieldtype":"/Tx","fieldflags":0,"value":"b:e9"}]}}""")!["a"]);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<IReadOnlyDictionary<string, string>?> ReadAsync(byte[] content)
    {
        var file = Path.Combine(_folder.FullName, "form.pdf");
        await File.WriteAllBytesAsync(file, content, Cancellation);
        return await new QpdfForms("/usr/bin/qpdf", 10).ReadAsync(file, Cancellation);
    }
}
