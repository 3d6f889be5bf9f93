using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Texts;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>An official accepts documents in the call.</summary>
[Trait("Requirement", "CDI-01")]
public sealed class AcceptDocumentTests
{
    private const string Subject = "Dichiarazione di successione";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "N10")]
    [Trait("Requirement", "CIV-12")]
    public async Task Accept_WhatTheTaxpayerSent_GivesANumberThatBothSeeAndAReceipt()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var id = await AddAsync(desk, Side.Taxpayer);

        var given = await official.ValueAsync("AcceptDocument", new { id, subject = $" {Subject}\u0007 " });
        var again = await official.ValueAsync("AcceptDocument", new { id, subject = "Altro oggetto" });

        Assert.Equal("0000001/2026", given.Text("number"));
        Assert.Equal(Desk.T.AddMinutes(-5), given.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(given.GetRawText(), again.GetRawText());
        foreach (var client in new[] { taxpayer, official })
        {
            var item = await ItemAsync(client, static item => item.Text("state") == "accepted");
            Assert.Equal(("0000001/2026", Subject), (item.GetProperty("protocol").Text("number"), item.GetProperty("protocol").Text("subject")));
            Assert.False(item.GetProperty("protocol").Has("annulled"));
        }

        var mail = Assert.Single(await MailsAsync(desk, NotificationKind.ProtocolReceipt));
        Assert.Contains("0000001/2026", mail.Subject, StringComparison.Ordinal);
        Assert.All(
            [Subject, "successione.pdf", StoredDocuments.Sha256, "12.345 byte", "08:55:00", "roma"], part => Assert.Contains(part, mail.Text, StringComparison.Ordinal));
        Assert.Empty((await desk.Services.GetRequiredService<JournalAudit>().RunAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task Accept_WhatTheOfficialSent_IsIssued()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, official) = await desk.CallAsync();
        var id = await AddAsync(desk, Side.Office);

        await official.ValueAsync("AcceptDocument", new { id, subject = Subject });

        using var browser = await desk.Server.SignInAsync("roma-2");
        var entry = Assert.Single((await browser.GetAsync("/api/desk/protocol")).Json.GetProperty("entries").EnumerateArray());
        Assert.Equal(("issued", "Mario Rossi"), (entry.Text("direction"), entry.GetProperty("party").Text("name")));
    }

    [Fact]
    public async Task Accept_WhatCannotBe_IsRefusedAndTakesNoNumber()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, official) = await desk.CallAsync();
        var ready = await AddAsync(desk, Side.Taxpayer);
        var uploading = await AddAsync(desk, Side.Taxpayer, DocumentState.Uploading);
        var declined = await AddAsync(desk, Side.Taxpayer, DocumentState.Declined);
        var transactions = desk.Services.GetRequiredService<ITransactions>();
        var foreign = await StoredDocuments.AddAsync(
            transactions, StoredDocuments.Row(new AppointmentId(Guid.NewGuid()), Guid.NewGuid().ToString("N"), Side.Taxpayer, desk.Now));

        Assert.Equal("subject-missing", await official.CodeAsync("AcceptDocument", new { id = ready, subject = " a " }));
        Assert.Equal("text-too-long", await official.CodeAsync("AcceptDocument", new { id = ready, subject = new string('x', 201) }));
        Assert.Equal("document-unknown", await official.CodeAsync("AcceptDocument", new { id = "nothing", subject = Subject }));
        Assert.Equal("document-unknown", await official.CodeAsync("AcceptDocument", new { id = Guid.NewGuid().ToString("N"), subject = Subject }));
        Assert.Equal("document-unknown", await official.CodeAsync("AcceptDocument", new { id = foreign, subject = Subject }));
        Assert.Equal("document-not-ready", await official.CodeAsync("AcceptDocument", new { id = uploading, subject = Subject }));
        Assert.Equal("document-settled", await official.CodeAsync("AcceptDocument", new { id = declined, subject = Subject }));

        Assert.Equal("0000001/2026", (await official.ValueAsync("AcceptDocument", new { id = ready, subject = Subject })).Text("number"));
    }

    [Fact]
    [Trait("Requirement", "SD-15")]
    public async Task Accept_TheLastFileThatAnswersARequest_ClosesItAndNoOther()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var asked = (await official.ValueAsync("AskForDocument", new { what = "Contratto di locazione" })).Text("id");
        await official.ValueAsync("AskForDocument", new { what = "Carta d'identità" });
        var (first, second) = (await AnswerAsync(desk, asked), await AnswerAsync(desk, asked));
        var declined = await AnswerAsync(desk, asked);

        await official.ValueAsync("AcceptDocument", new { id = first, subject = Subject });
        await official.ValueAsync("DeclineDocument", new { id = declined, reason = "illeggibile" });
        Assert.Equal(["Carta d'identità", "Contratto di locazione"], await OpenRequestsAsync(official, declined, "declined"));

        await official.ValueAsync("AcceptDocument", new { id = second, subject = Subject, keepRequest = true });
        Assert.Equal(["Carta d'identità", "Contratto di locazione"], await OpenRequestsAsync(official, second, "accepted"));

        var third = await AnswerAsync(desk, asked);
        await official.ValueAsync("AcceptDocument", new { id = third, subject = Subject });
        foreach (var client in new[] { taxpayer, official })
        {
            Assert.Equal(["Carta d'identità"], await OpenRequestsAsync(client, third, "accepted"));
        }
    }

    [Fact]
    [Trait("Requirement", "N11")]
    [Trait("Requirement", "SD-17")]
    public async Task Annulling_ByTheManager_IsSeenInTheCallAndTheClosingMailListsTheOthers()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        foreach (var id in new[] { await AddAsync(desk, Side.Taxpayer), await AddAsync(desk, Side.Office) })
        {
            await official.ValueAsync("AcceptDocument", new { id, subject = Subject });
        }

        using var manager = await desk.Server.SignInAsync("roma-1");
        Assert.Equal(200, (await manager.PostAsync("/api/desk/protocol/2026/1/annul", new { reason = "registrata due volte" })).Status);

        var item = await ItemAsync(taxpayer, static item => item.Has("protocol") && item.GetProperty("protocol").Has("annulled"));
        Assert.Equal("registrata due volte", item.GetProperty("protocol").GetProperty("annulled").Text("reason"));
        Assert.Null((await desk.HandleAsync(new Close(new OfficialId("roma-2"), AppointmentOutcome.Served))).Refusal);
        var closing = Assert.Single(await MailsAsync(desk, NotificationKind.Closing));
        Assert.Contains("0000002/2026", closing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0000001/2026", closing.Text, StringComparison.Ordinal);
        var receipts = await MailsAsync(desk, NotificationKind.ProtocolReceipt);
        Assert.Equal(2, receipts.Count);
        Assert.Single(receipts, static mail => mail.Text.Contains("registrata due volte", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Side.Taxpayer, "come inviarlo di nuovo")]
    [InlineData(Side.Office, "chieda all'ufficio se è ancora valido")]
    [Trait("Requirement", "N17")]
    public async Task Annulling_OfWhatTheTaxpayerHasAReceiptOf_IsMailedToHimOnce(Side from, string advice)
    {
        await using var desk = await Desk.OpenAsync();
        var (_, official) = await desk.CallAsync();
        await official.ValueAsync("AcceptDocument", new { id = await AddAsync(desk, from), subject = Subject });
        await official.ValueAsync("AcceptDocument", new { id = await AddAsync(desk, from), subject = Subject });
        Assert.Empty(await MailsAsync(desk, NotificationKind.Annulment));

        using var manager = await desk.Server.SignInAsync("roma-1");
        const string path = "/api/desk/protocol/2026/2/annul";
        Assert.Equal(200, (await manager.PostAsync(path, new { reason = "registrata due volte" })).Status);
        Assert.Equal(409, (await manager.PostAsync(path, new { reason = "ancora" })).Status);

        var sent = await desk.Server.MailAsync($"{desk.Appointment}.N17.2026-0000002");
        Assert.DoesNotContain("0000001/2026", sent, StringComparison.Ordinal);
        var mail = Assert.Single(await MailsAsync(desk, NotificationKind.Annulment));
        Assert.Contains("0000002/2026", mail.Subject, StringComparison.Ordinal);
        Assert.All(
            ["0000002/2026", "Motivo: registrata due volte", Subject, "successione.pdf", advice], part => Assert.Contains(part, mail.Text, StringComparison.Ordinal));
        await using var db = desk.Services.GetRequiredService<Database>().Open();
        var row = db.Outbox.Single(static row => row.Kind == NotificationKind.Annulment);
        Assert.All(["registrata", Subject, "successione", "Rossi", "@"], part => Assert.DoesNotContain(part, row.Data + row.TriggerKey, StringComparison.Ordinal));
        Assert.Empty((await desk.Services.GetRequiredService<JournalAudit>().RunAsync(Cancellation)).Findings);
    }

    internal static Task<string> AddAsync(Desk desk, Side from, DocumentState state = DocumentState.Ready) => StoredDocumentAsync(
        desk, StoredDocuments.Row(new AppointmentId(Guid.Parse(desk.Appointment)), Guid.NewGuid().ToString("N"), from, desk.Now, state));

    private static Task<string> AnswerAsync(Desk desk, string request)
    {
        var appointment = new AppointmentId(Guid.Parse(desk.Appointment));
        var id = Guid.NewGuid().ToString("N");
        return StoredDocumentAsync(desk, StoredDocuments.Row(appointment, id, Side.Taxpayer, desk.Now, request: request));
    }

    /// <summary>What is asked for still in the view in which a document stands so.</summary>
    private static async Task<List<string>> OpenRequestsAsync(HubClient client, string id, string state)
    {
        var view = await client.StateAsync(view => view.GetProperty("documents").GetProperty("items").EnumerateArray()
            .Any(item => item.Text("id") == id && item.Text("state") == state));
        return [.. view.GetProperty("documents").GetProperty("requests").EnumerateArray()
            .Where(static request => request.GetProperty("open").GetBoolean()).Select(static request => request.Text("what")).Order(StringComparer.Ordinal)];
    }

    internal static async Task<JsonElement> ItemAsync(HubClient client, Func<JsonElement, bool> condition)
    {
        var view = await client.StateAsync(view => view.GetProperty("documents").GetProperty("items").EnumerateArray().Any(condition));
        return view.GetProperty("documents").GetProperty("items").EnumerateArray().First(condition);
    }

    private static async Task<string> StoredDocumentAsync(Desk desk, SignalingServer.Storage.Rows.DocumentRow row)
    {
        await StoredDocuments.AddAsync(desk.Services.GetRequiredService<ITransactions>(), row);
        await desk.Services.GetRequiredService<DocumentNews>().TellAsync(new AppointmentId(Guid.Parse(row.Appointment)));
        return row.Id;
    }

    /// <summary>The mails of a kind as they would be sent now, in the order in which they were asked for.</summary>
    private static async Task<List<MailMessage>> MailsAsync(Desk desk, NotificationKind kind)
    {
        await using var db = desk.Services.GetRequiredService<Database>().Open();
        var rows = db.Outbox.Where(row => row.Kind == kind).OrderBy(static row => row.Id).ToList();
        var facts = desk.Services.GetRequiredService<INotificationFacts>();
        List<MailMessage> mails = [];
        foreach (var row in rows)
        {
            var data = JsonSerializer.Deserialize<NotificationData>(row.Data, AppointmentJson.Options)!;
            var request = new NotificationRequest(kind, new AppointmentId(Guid.Parse(row.Appointment!)), row.TriggerKey, row.DueAt, row.ExpiresAt, data);
            var loaded = await facts.LoadAsync(request, Cancellation);
            mails.Add(desk.Services.GetRequiredService<NotificationMails>().Compose(request, loaded!, row.CreatedAt).Message!);
        }

        return mails;
    }
}
