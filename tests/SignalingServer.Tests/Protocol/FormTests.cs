using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Tests.Documents;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>A form that both sides confirm before the office takes it.</summary>
[Trait("Requirement", "SD-04")]
public class FormTests
{
    private static readonly Dictionary<string, string> Fields = new() { ["nome"] = "Mario", ["importo"] = "12,50", ["note"] = "" };

    [Fact]
    [Trait("Requirement", "CDI-01")]
    public async Task Form_ConfirmedByBoth_IsAcceptedAsTheTaxpayers()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var id = await AcceptDocumentTests.AddAsync(desk, Side.Office);

        await official.ValueAsync("OfferForm", new { id, flattened = true, fields = Fields });
        var offered = (await AcceptDocumentTests.ItemAsync(taxpayer, static item => item.Has("form"))).GetProperty("form");
        Assert.Equal((true, false), (offered.GetProperty("flattened").GetBoolean(), offered.GetProperty("fieldsChecked").GetBoolean()));
        Assert.Equal("document-not-ready", await official.CodeAsync("AcceptDocument", new { id, subject = "Modello 69" }));
        desk.Now += TimeSpan.FromMinutes(1);
        Dictionary<string, string> same = new() { ["importo"] = "12,50", ["nome"] = "Mario" };
        await taxpayer.ValueAsync("ConfirmForm", new { id, sha256 = StoredDocuments.Sha256.ToUpperInvariant(), fields = same });
        await taxpayer.ValueAsync("ConfirmForm", new { id, sha256 = StoredDocuments.Sha256, fields = same });
        await official.ValueAsync("AcceptDocument", new { id, subject = "Modello 69" });

        var item = await AcceptDocumentTests.ItemAsync(
            official,
            static item => item.Text("state") == "accepted" && item.GetProperty("form").GetProperty("confirmedBy").GetArrayLength() == 2);
        var confirmed = item.GetProperty("form").GetProperty("confirmedBy").EnumerateArray().ToList();
        Assert.Equal(["official", "taxpayer"], confirmed.Select(static one => one.Text("role")));
        Assert.Equal(TimeSpan.FromMinutes(1), confirmed[1].GetProperty("at").GetDateTimeOffset() - confirmed[0].GetProperty("at").GetDateTimeOffset());
        Assert.Equal("document-settled", await official.CodeAsync("OfferForm", new { id, flattened = true, fields = Fields }));
        Assert.Equal("document-settled", await taxpayer.CodeAsync("ConfirmForm", new { id, sha256 = StoredDocuments.Sha256, fields = Fields }));
        using var browser = await desk.Server.SignInAsync("roma-2");
        var entry = Assert.Single((await browser.GetAsync("/api/desk/protocol")).Json.GetProperty("entries").EnumerateArray());
        Assert.Equal("received", entry.Text("direction"));
    }

    [Fact]
    public async Task Form_ThatIsNotTheSame_NamesWhatDiffers()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (own, sent) = (await AcceptDocumentTests.AddAsync(desk, Side.Office), await AcceptDocumentTests.AddAsync(desk, Side.Taxpayer));
        var uploading = await AcceptDocumentTests.AddAsync(desk, Side.Office, DocumentState.Uploading);
        var sha256 = StoredDocuments.Sha256;

        Assert.Equal("document-unknown", await taxpayer.CodeAsync("ConfirmForm", new { id = own, sha256, fields = Fields }));
        Assert.Equal("document-unknown", await official.CodeAsync("OfferForm", new { id = sent, flattened = true, fields = Fields }));
        Assert.Equal("document-not-ready", await official.CodeAsync("OfferForm", new { id = uploading, flattened = true, fields = Fields }));
        Assert.Equal("form-unreadable", await official.CodeAsync("OfferForm", new { id = own, flattened = true, fields = new Dictionary<string, string> { [""] = "x" } }));
        await official.ValueAsync("OfferForm", new { id = own, flattened = true, fields = Fields });
        Assert.Equal("form-unreadable", await taxpayer.CodeAsync("ConfirmForm", new { id = own, sha256, fields = new { nome = (string?)null } }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("ConfirmForm", new { id = own, sha256, fields = new { nome = 1 } }));

        await DiffersAsync(taxpayer, own, new string('d', 64), Fields, "sha256");
        await DiffersAsync(taxpayer, own, sha256, new() { ["nome"] = "Maria", ["importo"] = "12,51" }, "importo");
        await DiffersAsync(taxpayer, own, sha256, new() { ["nome"] = "Mario", ["importo"] = "12,50", ["note"] = "altro" }, "note");
        await DiffersAsync(taxpayer, own, sha256, [], "importo");

        // Offering it again begins again.
        await taxpayer.ValueAsync("ConfirmForm", new { id = own, sha256, fields = Fields });
        await official.ValueAsync("OfferForm", new { id = own, flattened = true, fields = new { nome = "Maria" } });
        Assert.Equal("document-not-ready", await official.CodeAsync("AcceptDocument", new { id = own, subject = "Modello 69" }));
    }

    [Fact]
    public async Task Form_ThatCanStillBeFilled_IsComparedWithItsOwnFields()
    {
        await using var documents = await DocumentDesk.OpenAsync("--Documents:Qpdf=/usr/bin/qpdf");
        var (taxpayer, official) = (documents.Taxpayer, documents.Official);
        var pdf = new FormPdf().Text("nome", "Nicolò").CheckBox("consenso", "Yes").CheckBox("spento", "Off").ToBytes();
        var location = await documents.Receiver.UploadAsync(pdf, "modulo.pdf");
        var id = (await documents.CheckedAsync(location)).Id.ToString();
        Dictionary<string, string> fields = new() { ["nome"] = "Nicolò", ["consenso"] = "Yes", ["spento"] = "" };

        var wrong = (await official.CallAsync("OfferForm", new { id, flattened = false, fields = new { nome = "Nicola", consenso = "Yes" } })).GetProperty("error");
        Assert.Equal(("form-differs", "nome"), (wrong.Text("code"), wrong.Text("field")));
        await official.ValueAsync("OfferForm", new { id, flattened = false, fields });
        await taxpayer.ValueAsync("ConfirmForm", new { id, sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf)), fields });

        var form = (await AcceptDocumentTests.ItemAsync(taxpayer, static item => item.Has("form") && item.GetProperty("form").GetProperty("confirmedBy").GetArrayLength() == 2)).GetProperty("form");
        Assert.Equal((false, true), (form.GetProperty("flattened").GetBoolean(), form.GetProperty("fieldsChecked").GetBoolean()));
    }

    private static async Task DiffersAsync(HubClient taxpayer, string id, string sha256, Dictionary<string, string> fields, string field)
    {
        var error = (await taxpayer.CallAsync("ConfirmForm", new { id, sha256, fields })).GetProperty("error");
        Assert.Equal(("form-differs", field), (error.Text("code"), error.Text("field")));
    }
}
