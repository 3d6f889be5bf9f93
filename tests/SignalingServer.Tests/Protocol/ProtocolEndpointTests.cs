using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Api;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>The daily register and annulling, as the office's page asks for them.</summary>
[Trait("Requirement", "CDI-01")]
public sealed class ProtocolEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Day_WithEntries_ListsThemToTheOfficesOfTheRegisterOnly()
    {
        await using var server = await ApiServer.StartAsync("--Protocol:Registers:roma=AOO-1", "--Protocol:Registers:ferrara=AOO-1");
        using var mario = await server.SignInAsync("mario");
        var appointment = new AppointmentId(Guid.Parse(await mario.BookAsync()));
        await EnterAsync(server, appointment, "one");
        await EnterAsync(server, appointment, "two");
        using var rome = await server.SignInAsync("roma-2");
        using var ferrara = await server.SignInAsync("ferrara-2");
        using var milan = await server.SignInAsync("milano-2");

        var day = (await rome.GetAsync("/api/desk/protocol?day=2026-11-12")).Json;

        Assert.Equal(("AOO-1", "2026-11-12"), (day.GetProperty("register").GetString(), day.GetProperty("day").GetString()));
        var entries = day.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["0000001/2026", "0000002/2026"], entries.Select(static entry => entry.GetProperty("number").GetString()));
        Assert.Equal(
            ("received", "Mario Rossi", "successione.pdf", "Bruno Tramontana"),
            (entries[0].GetProperty("direction").GetString(), entries[0].GetProperty("party").GetProperty("name").GetString(),
                entries[0].GetProperty("name").GetString(), entries[0].GetProperty("acceptedBy").GetString()));
        Assert.Equal(2, (await rome.GetAsync("/api/desk/protocol")).Json.GetProperty("entries").GetArrayLength());
        Assert.Equal(2, (await ferrara.GetAsync("/api/desk/protocol")).Json.GetProperty("entries").GetArrayLength());
        Assert.Equal(0, (await milan.GetAsync("/api/desk/protocol")).Json.GetProperty("entries").GetArrayLength());
        Assert.Equal(0, (await rome.GetAsync("/api/desk/protocol?day=2026-11-11")).Json.GetProperty("entries").GetArrayLength());
        Assert.Equal(400, (await rome.GetAsync("/api/desk/protocol?day=yesterday")).Status);
    }

    [Fact]
    public async Task Annul_ByAManagerWithAReason_ShowsWhoWhenAndWhy()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        await EnterAsync(server, new AppointmentId(Guid.Parse(await mario.BookAsync())), "one");
        using var official = await server.SignInAsync("roma-2");
        using var manager = await server.SignInAsync("roma-1");
        using var elsewhere = await server.SignInAsync("milano-1");
        const string path = "/api/desk/protocol/2026/1/annul";

        Assert.Equal(403, (await official.PostAsync(path, new { reason = "doppia" })).Status);
        Assert.Equal((404, "protocol-unknown"), Short(await elsewhere.PostAsync(path, new { reason = "doppia" })));
        Assert.Equal((404, "protocol-unknown"), Short(await manager.PostAsync("/api/desk/protocol/2026/2/annul", new { reason = "doppia" })));
        Assert.Equal((422, "reason-missing"), Short(await manager.PostAsync(path, new { reason = " \u0007 " })));
        Assert.Equal((422, "text-too-long"), Short(await manager.PostAsync(path, new { reason = new string('x', 501) })));
        var annulled = await manager.PostAsync(path, new { reason = "registrata due volte" });
        Assert.Equal((409, "protocol-annulled"), Short(await manager.PostAsync(path, new { reason = "ancora" })));

        Assert.Equal(200, annulled.Status);
        var note = annulled.Json.GetProperty("annulled");
        Assert.Equal(("Aurelia Castelvecchio", "registrata due volte"), (note.GetProperty("by").GetString(), note.GetProperty("reason").GetString()));
        var entry = Assert.Single((await official.GetAsync("/api/desk/protocol")).Json.GetProperty("entries").EnumerateArray());
        Assert.Equal("registrata due volte", entry.GetProperty("annulled").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Start_WithACodeThatCannotBeOne_SaysWhichSetting()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ApiServer.StartAsync("--Protocol:Registers:roma=a b"));

        Assert.Contains("Protocol:Registers:roma", error.Message, StringComparison.Ordinal);
    }

    private static (int, string?) Short(ApiAnswer answer) => (answer.Status, answer.Code);

    private static Task<RegisterHead> EnterAsync(ApiServer server, AppointmentId appointment, string document)
    {
        var register = server.App.Services.GetRequiredService<SignalingServer.Protocol.ProtocolSettings>().Of(new("roma"));
        return server.App.Services.GetRequiredService<ITransactions>().RunAsync(
            (db, cancellation) => ProtocolWriting.EnterAsync(
                db, RegisterScene.Draft(appointment, document, register), server.Clock, new HeldBackEvents(), cancellation),
            Cancellation);
    }
}
