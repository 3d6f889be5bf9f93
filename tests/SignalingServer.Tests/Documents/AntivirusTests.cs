using System.Net;
using System.Net.Sockets;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>The real ClamAV daemon, there and not there.</summary>
public sealed class AntivirusTests
{
    private static readonly byte[] Infected = [.. DocumentDesk.Pdf, .. ClamDaemon.Eicar];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_WithASignature_IsRefusedAndACleanOneIsSeen(bool overTheSocket)
    {
        await using var clam = await ClamDaemon.StartAsync();
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:ClamAv={(overTheSocket ? clam.SocketPath : clam.Address)}");

        var infected = await desk.SendAsync(Infected);
        var clean = await desk.SendAsync(DocumentDesk.Pdf);

        Assert.Equal((DocumentState.Refused, "file-infected", null), (infected.State, infected.Code, infected.File));
        Assert.Equal((DocumentState.Ready, DocumentWarnings.NotInspected), (clean.State, clean.Warnings));
        Assert.Single(desk.Files());
        Assert.Equal(["file-infected"], await desk.JournalledAsync(1));
        var view = await desk.Official.StateAsync(static view => view.GetProperty("documents").GetProperty("items").GetArrayLength() == 1);
        Assert.True(view.GetProperty("documents").GetProperty("scanned").GetBoolean());
        Assert.Equal(clean.Id.ToString(), view.GetProperty("documents").GetProperty("items")[0].Text("id"));
    }

    [Fact]
    public async Task Signature_AtTheEndOfTheLargestFile_IsFound()
    {
        await using var clam = await ClamDaemon.StartAsync();
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:ClamAv={clam.Address}");
        var file = new byte[new DocumentPolicy().FileBytes];
        DocumentDesk.Pdf.CopyTo(file, 0);
        ClamDaemon.Eicar.CopyTo(file, file.Length - ClamDaemon.Eicar.Length);

        var infected = await desk.SendAsync(file);

        Assert.Equal((DocumentState.Refused, "file-infected"), (infected.State, infected.Code));
        Assert.Empty(desk.Files());
    }

    [Fact]
    public async Task File_BeyondTheDaemonsLimits_IsRefusedAndNotPassedUnseen()
    {
        await using var clam = await ClamDaemon.StartAsync("StreamMaxLength 1M\nMaxFileSize 1M\nMaxScanSize 1M\nAlertExceedsMax yes");
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:ClamAv={clam.Address}");
        var file = new byte[3 * 1024 * 1024];
        DocumentDesk.Pdf.CopyTo(file, 0);

        Assert.Equal("file-not-scannable", (await desk.SendAsync(file)).Code);
    }

    [Fact]
    public async Task Daemon_Gone_RefusesBeforeAndAfterTheUploadAndNothingIsSeen()
    {
        await using var clam = await ClamDaemon.StartAsync();
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:ClamAv={clam.Address}");
        var accepted = await desk.Sender.UploadAsync(DocumentDesk.Pdf);
        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(accepted)).State);
        var begun = (await desk.Sender.CreateAsync(DocumentDesk.Pdf.Length)).Location;

        await clam.EndAsync();
        await desk.Sender.PatchAsync(begun, 0, DocumentDesk.Pdf);
        var refused = await desk.CheckedAsync(begun);
        desk.Desk.Now += TimeSpan.FromSeconds(30);
        var late = await desk.Sender.CreateAsync(9);

        Assert.Equal((DocumentState.Refused, "scanner-away"), (refused.State, refused.Code));
        Assert.Equal((503, "scanner-away"), (late.Status, late.Code));
        Assert.Equal(DocumentDesk.Pdf, (await desk.Receiver.ContentAsync(accepted)).Content);

        await clam.RunAsync();
        desk.Desk.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(DocumentState.Ready, (await desk.SendAsync(DocumentDesk.Pdf)).State);
    }

    [Fact]
    public async Task Daemon_ThatNeverAnswers_IsWaitedForNoLongerThanTheSettingSays()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:ClamAv={silent.LocalEndpoint}", "--Documents:ClamAvSeconds=0.3");

        Assert.Equal((503, "scanner-away"), (await desk.Sender.CreateAsync(9)) is var answer ? (answer.Status, answer.Code) : default);
    }
}
