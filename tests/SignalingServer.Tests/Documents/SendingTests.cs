using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>Who may send and fetch what, and what becomes of it when the disk is full.</summary>
public class SendingTests
{
    private const int Block = 64 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "SD-15")]
    public async Task Upload_ThatWasNotEnabled_IsRefusedAndNothingIsStored()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        await desk.Official.ValueAsync("CloseRequest", new { id = desk.Request });

        Assert.Equal((403, "upload-not-enabled"), Status(await desk.Sender.CreateAsync(9)));
        Assert.Equal((403, "request-closed"), Status(await desk.Sender.CreateAsync(9, request: desk.Request)));
        Assert.Equal((403, "upload-not-enabled"), Status(await desk.Sender.CreateAsync(9, request: "nothing")));

        Assert.Empty((await desk.AllAsync()).Items);
        Assert.Empty(desk.Files());
        Assert.Equal(["upload-not-enabled", "request-closed", "upload-not-enabled"], await desk.JournalledAsync(3));
        Assert.Equal(201, (await desk.Receiver.CreateAsync(9)).Status);
    }

    [Fact]
    public async Task Upload_WhoseRequestIsClosedMeanwhile_GoesNoFurther()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = (await desk.Sender.CreateAsync(3 * Block, request: desk.Request)).Location;
        await desk.Sender.PatchAsync(location, 0, new byte[Block]);
        await desk.Official.ValueAsync("CloseRequest", new { id = desk.Request });

        Assert.Equal((403, "request-closed"), Status(await desk.Sender.PatchAsync(location, Block, new byte[Block])));
        Assert.Equal(Block, (await desk.Sender.HeadAsync(location)).Offset);
    }

    [Fact]
    public async Task Upload_ThatNamesNoRequest_GoesNoFurtherWhenNothingIsAskedForAnyMore()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = (await desk.Sender.CreateAsync(3 * Block)).Location;
        await desk.Sender.PatchAsync(location, 0, new byte[Block]);
        await desk.Official.ValueAsync("CloseRequest", new { id = desk.Request });

        Assert.Equal((403, "upload-not-enabled"), Status(await desk.Sender.PatchAsync(location, Block, new byte[Block])));
        Assert.Equal(Block, (await desk.Sender.HeadAsync(location)).Offset);
    }

    [Fact]
    public async Task OtherSide_IsToldThatAFileArrivesAndNothingMoreOfIt()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = (await desk.Sender.CreateAsync(DocumentDesk.Pdf.Length)).Location;

        var during = await desk.Official.StateAsync(static view => Documents(view).GetProperty("arriving").GetInt32() == 1);
        Assert.Equal(0, Documents(during).GetProperty("items").GetArrayLength());
        var own = await desk.Taxpayer.StateAsync(static view => Documents(view).GetProperty("items").GetArrayLength() == 1);
        Assert.Equal(0, Documents(own).GetProperty("arriving").GetInt32());

        await desk.Sender.PatchAsync(location, 0, DocumentDesk.Pdf);
        var after = await desk.Official.StateAsync(static view => Documents(view).GetProperty("items").GetArrayLength() == 1);
        Assert.Equal(0, Documents(after).GetProperty("arriving").GetInt32());

        static JsonElement Documents(JsonElement view) => view.GetProperty("documents");
    }

    [Fact]
    public async Task Address_OfAnUploadInOtherHands_IsOfNoUse()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var (guest, _, token) = await desk.Desk.GuestAsync(desk.Taxpayer, desk.Official);
        var guestPass = await desk.PassAsync("EnterAsGuest", new { token, name = "Ada Interprete", device = Desk.Phone }, guest);
        var location = (await desk.Sender.CreateAsync(2 * Block)).Location;

        Assert.Equal((404, "document-unknown"), Status(await desk.Receiver.PatchAsync(location, 0, new byte[Block])));
        Assert.Equal(404, (await desk.Receiver.HeadAsync(location)).Status);
        Assert.Equal((404, "document-unknown"), Status(await desk.Receiver.DeleteAsync(location)));
        Assert.Equal((404, "document-unknown"), Status(await desk.Receiver.ContentAsync(location)));
        Assert.Equal((409, "document-not-ready"), Status(await desk.Sender.ContentAsync(location)));
        foreach (var pass in new[] { null, "", "nothing", desk.SenderPass[..^3] + "abc", guestPass })
        {
            Assert.Equal((401, "pass-invalid"), Status(await desk.With(pass).PatchAsync(location, 0, new byte[Block])));
            Assert.Equal((401, "pass-invalid"), Status(await desk.With(pass).ContentAsync(location)));
            Assert.Equal((401, "pass-invalid"), Status(await desk.With(pass).CreateAsync(9)));
        }

        Assert.Equal(0, (await desk.Sender.HeadAsync(location)).Offset);
        Assert.Contains("document-unknown", await desk.JournalledAsync(1));
    }

    [Fact]
    [Trait("Requirement", "SD-16")]
    public async Task Scanner_HasWhatItSentItselfAndReadsNothing()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var ready = await desk.Sender.UploadAsync(DocumentDesk.Pdf);
        await desk.CheckedAsync(ready);
        var begun = (await desk.Sender.CreateAsync(9)).Location;
        var token = (await desk.Taxpayer.ValueAsync("ShowScanner")).GetProperty("token").GetString();
        var phone = await desk.Desk.ConnectAsync();
        var scanner = desk.With(await desk.PassAsync("EnterScanner", new { token, device = Desk.Phone }, phone));

        Assert.Equal((401, "pass-invalid"), Status(await scanner.ContentAsync(ready)));
        Assert.Equal((404, "document-unknown"), Status(await scanner.DeleteAsync(begun)));
        Assert.Equal(404, (await scanner.HeadAsync(begun)).Status);
        Assert.Equal(0, (await desk.Sender.HeadAsync(begun)).Offset);

        var own = await scanner.UploadAsync(DocumentDesk.Pdf);
        await desk.CheckedAsync(own);
        var items = Items(await phone.StateAsync(static view => Items(view).Any(static item => item.GetProperty("state").GetString() == "ready")));
        Assert.Equal(DocumentDesk.IdOf(own).ToString(), Assert.Single(items).GetProperty("id").GetString());

        static List<JsonElement> Items(JsonElement view) => [.. view.GetProperty("documents").GetProperty("items").EnumerateArray()];
    }

    [Fact]
    public async Task Pass_WhoseReasonIsGone_LetsNobodyIn()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = await desk.Sender.UploadAsync(DocumentDesk.Pdf);
        await desk.CheckedAsync(location);

        // The taxpayer goes on with the phone: the laptop's pass is over, the phone's is good.
        var phone = await desk.Desk.ConnectAsync();
        var moved = desk.With(await desk.PassAsync("EnterByLink", new { token = desk.Desk.Link, device = Desk.Phone, move = true }, phone));
        Assert.Equal((401, "pass-invalid"), Status(await desk.Sender.ContentAsync(location)));
        Assert.Equal(200, (await moved.ContentAsync(location)).Status);

        // A colleague has it now.
        await desk.Desk.HandleAsync(new TransferToColleague(new("roma-3"), new("roma-2")));
        Assert.Equal((401, "pass-invalid"), Status(await desk.Receiver.ContentAsync(location)));

        // Its time is over.
        desk.Desk.Now += TimeSpan.FromHours(12);
        Assert.Equal((401, "pass-invalid"), Status(await moved.ContentAsync(location)));
    }

    [Fact]
    public async Task Erasing_TheKey_ErasesTheFiles()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = await desk.Sender.UploadAsync(DocumentDesk.Pdf);
        await desk.CheckedAsync(location);
        var keys = desk.Desk.Services.GetRequiredService<ContentKeyStore>();

        await keys.EraseAsync(desk.Appointment, desk.Desk.Now, Cancellation);

        Assert.Null(await keys.FindAsync(desk.Appointment, Cancellation));
        Assert.Null(await keys.FindOrAddAsync(desk.Appointment, new byte[32], desk.Desk.Now, Cancellation));
        Assert.Equal((401, "pass-invalid"), Status(await desk.Sender.ContentAsync(location)));
        Assert.Equal((401, "pass-invalid"), Status(await desk.Sender.CreateAsync(9)));
    }

    [Fact]
    public async Task Limits_OfNumberAndTotal_HoldForBothSidesTogetherAndForManyAtOnce()
    {
        await using var desk = await DocumentDesk.OpenAsync("--Documents:Files=3", "--Documents:FileBytes=100", "--Documents:TotalBytes=250");
        Assert.Equal(201, (await desk.Receiver.CreateAsync(100)).Status);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.Sender.CreateAsync(100)));

        Assert.Equal(1, answers.Count(static answer => answer.Status == 201));
        Assert.All(answers.Where(static answer => answer.Status != 201), static answer => Assert.Equal("files-too-much", answer.Code));
        Assert.Equal(201, (await desk.Sender.CreateAsync(50)).Status);
        Assert.Equal((422, "files-too-many"), Status(await desk.Sender.CreateAsync(1)));
        var view = await desk.Taxpayer.StateAsync(static view => view.GetProperty("documents").GetProperty("usedFiles").GetInt32() == 3);
        Assert.Equal((250, false), (view.GetProperty("documents").GetProperty("usedBytes").GetInt64(), view.GetProperty("documents").GetProperty("mayUpload").GetBoolean()));
    }

    [Fact]
    public async Task Disk_ThatHasNotEnoughFree_TakesNoNewFile()
    {
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:KeepFreeBytes={long.MaxValue / 2}");

        Assert.Equal((507, "storage-full"), Status(await desk.Sender.CreateAsync(9)));
        Assert.Empty((await desk.AllAsync()).Items);
    }

    [Fact]
    public async Task Disk_ThatFillsUp_RefusesTheNewFileAndKeepsTheOld()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var desk = await DocumentDesk.OpenAsync($"--Documents:Folder={disk.Folder}");
        byte[] file = [.. DocumentDesk.Pdf, .. new byte[600 * 1024]];
        var accepted = await desk.Sender.UploadAsync(file);
        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(accepted)).State);
        var begun = (await desk.Sender.CreateAsync(300 * 1024)).Location;
        disk.Fill(desk.Desk.Appointment, $"{DocumentDesk.IdOf(begun)}.0");

        var answer = await desk.Sender.PatchAsync(begun, 0, new byte[300 * 1024]);

        Assert.Equal((507, "storage-full"), Status(answer));
        var refused = await desk.StoredAsync(begun);
        Assert.Equal((DocumentState.Refused, "storage-full", null), (refused.State, refused.Code, refused.File));
        Assert.Equal(410, (await desk.Sender.HeadAsync(begun)).Status);
        Assert.Equal(file, (await desk.Receiver.ContentAsync(accepted)).Content);
        Assert.Equal(["storage-full"], await desk.JournalledAsync(1));
    }

    private static (int, string?) Status(TusAnswer answer) => (answer.Status, answer.Code);

    /// <summary>A disk of one megabyte; who may not mount one gets a file on the device that is always full.</summary>
    private sealed class SmallDisk(DirectoryInfo folder, bool isMounted) : IAsyncDisposable
    {
        public string Folder => folder.FullName;

        public static async Task<SmallDisk> MountAsync()
        {
            var folder = Directory.CreateTempSubdirectory("small-disk-");
            return new SmallDisk(folder, Environment.UserName == "root" && await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.FullName) == 0);
        }

        /// <summary>What is written to this file next finds the disk full.</summary>
        public void Fill(string appointment, string file)
        {
            if (isMounted)
            {
                var left = new DriveInfo(Folder).AvailableFreeSpace;
                File.WriteAllBytes(Path.Combine(Folder, "filling"), new byte[Math.Max(0, left - (100 * 1024))]);
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(Folder, appointment, file), "/dev/full");
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (isMounted)
            {
                await RunAsync("umount", Folder);
            }

            folder.Delete(recursive: true);
        }

        private static async Task<int> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
    }
}
