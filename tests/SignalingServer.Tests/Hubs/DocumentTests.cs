using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>What is asked for, taken back and declined, and what each side sees of it.</summary>
public class DocumentTests
{
    [Fact]
    [Trait("Requirement", "SD-15")]
    public async Task Asking_TheTaxpayer_SeesItAndMaySendUntilItIsClosed()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        var id = (await official.ValueAsync("AskForDocument", new { what = "  Carta d'identità  " })).Text("id");

        var asked = await taxpayer.StateAsync(static view => Documents(view).GetProperty("mayUpload").GetBoolean());
        var request = Assert.Single(Documents(asked).GetProperty("requests").EnumerateArray());
        Assert.Equal((id, "Carta d'identità", true), (request.Text("id"), request.Text("what"), request.GetProperty("open").GetBoolean()));
        Assert.Equal(
            new DocumentPolicy().FileBytes, Documents(asked).GetProperty("limits").GetProperty("fileBytes").GetInt64());
        Assert.Equal(
            ["pdf", "jpeg", "png", "p7m"],
            Documents(asked).GetProperty("limits").GetProperty("kinds").EnumerateArray().Select(static kind => kind.GetString()));

        await official.ValueAsync("CloseRequest", new { id });
        await official.ValueAsync("CloseRequest", new { id });
        await taxpayer.StateAsync(static view => !Documents(view).GetProperty("mayUpload").GetBoolean());
        Assert.Equal("document-unknown", await official.CodeAsync("CloseRequest", new { id = "nothing" }));
    }

    [Theory]
    [InlineData("ab", "text-missing")]
    [InlineData("   ", "text-missing")]
    [InlineData("121", "text-too-long")]
    public async Task Asking_WithoutAUsableText_IsRefused(string what, string code)
    {
        await using var desk = await Desk.OpenAsync();
        var official = await desk.OfficialAsync();

        Assert.Equal(code, await official.CodeAsync("AskForDocument", new { what = what == "121" ? new string('x', 121) : what }));
    }

    [Fact]
    public async Task View_OfADocument_IsTheSendersUntilItIsReadyAndNeverAGuests()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (guest, _, _) = await desk.GuestAsync(taxpayer, official);
        await official.ValueAsync("AskForDocument", new { what = "Carta d'identità" });

        var id = await BeginAsync(desk);
        await taxpayer.StateAsync(static view => Items(view) is [var item] && item.Text("state") == "uploading" && item.GetProperty("own").GetBoolean());
        await MakeReadyAsync(desk, id);

        var seen = await official.StateAsync(static view => Items(view) is [_]);
        var item = Items(seen)[0];
        Assert.Equal(("ready", "taxpayer", false), (item.Text("state"), item.Text("from"), item.GetProperty("own").GetBoolean()));
        Assert.Equal(["not-scanned", "pdf-script"], item.GetProperty("warnings").EnumerateArray().Select(static warning => warning.GetString()));
        Assert.False((await guest.StateAsync(static view => view.GetProperty("page").ValueEquals("room"))).Has("documents"));
    }

    [Fact]
    public async Task Declining_WithAReason_IsToldToTheSender()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await official.ValueAsync("AskForDocument", new { what = "Carta d'identità" });
        var id = await BeginAsync(desk);

        Assert.Equal("document-unknown", await official.CodeAsync("DeclineDocument", new { id, reason = "Illeggibile" }));
        await MakeReadyAsync(desk, id);
        Assert.Equal("text-missing", await official.CodeAsync("DeclineDocument", new { id, reason = " " }));
        await official.ValueAsync("DeclineDocument", new { id, reason = "Illeggibile" });

        var declined = await taxpayer.StateAsync(static view => Items(view) is [var item] && item.Text("state") == "declined");
        Assert.Equal("Illeggibile", Items(declined)[0].Text("reason"));
        Assert.Equal("document-settled", await taxpayer.CodeAsync("WithdrawDocument", new { id }));
    }

    [Fact]
    public async Task Withdrawing_OnesOwn_TakesItBackAndOthersCannot()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await official.ValueAsync("AskForDocument", new { what = "Carta d'identità" });
        var id = await BeginAsync(desk);
        await MakeReadyAsync(desk, id);

        Assert.Equal("document-unknown", await official.CodeAsync("WithdrawDocument", new { id }));
        await taxpayer.ValueAsync("WithdrawDocument", new { id });

        await official.StateAsync(static view => Items(view) is [var item] && item.Text("state") == "withdrawn");
    }

    [Fact]
    public async Task Pass_IsGivenToSeatsAndOpenedBySealOnly()
    {
        await using var desk = await Desk.OpenAsync();
        var client = await desk.ConnectAsync();
        var entered = await client.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });
        var seal = desk.Services.GetRequiredService<PassSeal>();

        var pass = seal.Open(entered.Text("pass"))!;

        Assert.Equal((desk.Appointment, "taxpayer", 1), (pass.Appointment.ToString(), pass.Seat, pass.Link!.Revision));
        Assert.Null(seal.Open(entered.Text("pass")[..^2] + "AA"));
        Assert.Null(seal.Open("x"));
        Assert.Null(seal.Open(null));
        desk.Now += TimeSpan.FromHours(13);
        Assert.Null(seal.Open(entered.Text("pass")));
    }

    private static JsonElement Documents(JsonElement view) => view.GetProperty("documents");

    private static JsonElement[] Items(JsonElement view) => [.. Documents(view).GetProperty("items").EnumerateArray()];

    private static async Task<string> BeginAsync(Desk desk)
    {
        var draft = new Document(new DocumentId(Guid.NewGuid()), Appointment(desk), Side.Taxpayer, "taxpayer", "carta.pdf", 100)
        {
            CreatedAt = desk.Now,
            ChangedAt = desk.Now,
        };
        Assert.Null(await desk.Services.GetRequiredService<DocumentStore>()
            .BeginAsync(draft, new DocumentPolicy(), TestContext.Current.CancellationToken));
        await desk.Services.GetRequiredService<DocumentNews>().TellAsync(draft.Appointment);
        return draft.Id.ToString();
    }

    private static async Task MakeReadyAsync(Desk desk, string id)
    {
        Assert.True(DocumentId.TryParse(id, out var document));
        var inspected = new Inspected(DocumentKind.Pdf, "carta.pdf", 100, "ab")
        {
            File = "nothing",
            Warnings = DocumentWarnings.NotScanned | DocumentWarnings.PdfScript,
        };
        var store = desk.Services.GetRequiredService<DocumentStore>();
        await store.ChangeAsync(document, known => DocumentRules.Receive(known, 100, desk.Now), TestContext.Current.CancellationToken);
        var decision = await store.ChangeAsync(
            document, known => DocumentRules.Pass(known, inspected, desk.Now), TestContext.Current.CancellationToken);
        Assert.Equal(DocumentState.Ready, decision.Next?.State);
        await desk.Services.GetRequiredService<DocumentNews>().TellAsync(Appointment(desk));
    }

    private static AppointmentId Appointment(Desk desk) => new(Guid.Parse(desk.Appointment));
}
