using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>What becomes of a file once all of it is there.</summary>
public sealed class InspectionTests
{
    private const string Secret = "Via dei Glicini 12";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "SD-05")]
    public async Task File_OfTheWrongKind_IsRefusedAndNobodyElseSeesIt()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] program = [.. "MZ\u0090\0\u0003"u8, .. new byte[100_000]];

        var disguised = await desk.SendAsync(program, "fattura.pdf");
        var honest = await desk.SendAsync(program, "gioco.exe");
        var archive = await desk.SendAsync([.. DocumentDesk.Pdf, .. "PK\u0003\u0004PK\u0005\u0006"u8, .. new byte[18]], "a.pdf");

        Assert.Equal(("kind-disguised", "kind-not-allowed", "kind-disguised"), (disguised.Code, honest.Code, archive.Code));
        Assert.Empty(desk.Files());
        var journalled = await desk.JournalledAsync(3);
        Assert.Equal(["kind-disguised", "kind-disguised", "kind-not-allowed"], journalled.Order());
        var own = await desk.Taxpayer.StateAsync(
            static view => view.GetProperty("documents").GetProperty("items").EnumerateArray().Count(static item => item.Has("code")) == 3);
        Assert.All(own.GetProperty("documents").GetProperty("items").EnumerateArray(), static item => Assert.Equal("refused", item.Text("state")));
        await desk.Official.ValueAsync("AskForDocument", new { what = "Altro" });
        var other = await desk.Official.StateAsync(static view => view.GetProperty("documents").GetProperty("requests").GetArrayLength() == 2);
        Assert.Empty(other.GetProperty("documents").GetProperty("items").EnumerateArray());
    }

    /// <summary>Whoever was thought dead and comes to the end after another one takes nothing of what that one kept.</summary>
    [Theory]
    [InlineData("carta.pdf")]
    [InlineData("foto.jpg")]
    public async Task Document_ThatIsLookedIntoTwice_KeepsItsBytes(string name)
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] picture =
        [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 17, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. new byte[1000], 0xFF, 0xD9,
        ];
        var location = await desk.Sender.UploadAsync(name == "foto.jpg" ? picture : DocumentDesk.Pdf, name);
        var document = await desk.CheckedAsync(location);
        var before = await desk.Receiver.ContentAsync(location);

        var late = document with { State = DocumentState.Checking, File = new ContentId(document.Id, 0).ToString(), Bytes = before.Content.Length };
        if (document.File != late.File)
        {
            File.Copy(PathOf(document.File!), PathOf(late.File)); // It has begun to read; that it reads another one's blocks matters to nobody.
        }

        await desk.Desk.Services.GetRequiredService<Inspection>().RunAsync(late, Cancellation);

        Assert.Equal(before.Content, (await desk.Receiver.ContentAsync(location)).Content);
        Assert.Equal((DocumentState.Ready, document.File), ((await desk.StoredAsync(location)).State, (await desk.StoredAsync(location)).File));

        string PathOf(string file) => Path.Combine(desk.Folder, desk.Appointment.ToString(), file);
    }

    [Fact]
    public async Task Picture_LargerThanABrowserCanDraw_IsRefused()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 17, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xFF, 0xD9];

        Assert.Equal("file-not-scannable", (await desk.SendAsync(picture, "foto.jpg")).Code);
        Assert.Empty(desk.Files());
    }

    [Fact]
    public async Task Picture_WithMetadata_IsKeptWithout()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] picture =
        [
            0xFF, 0xD8, 0xFF, 0xE1, 0, 20, .. Encoding.ASCII.GetBytes(Secret), 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 17, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. new byte[200_000], 0xFF, 0xD9, .. Encoding.ASCII.GetBytes(Secret),
        ];

        var location = await desk.Sender.UploadAsync(picture, "foto.HEIC");
        var document = await desk.CheckedAsync(location);

        var content = (await desk.Receiver.ContentAsync(location)).Content;
        Assert.Equal((DocumentState.Ready, DocumentKind.Jpeg, "foto.jpg"), (document.State, document.Kind, document.Name));
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.Equal((content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), ((int)document.Bytes, document.Sha256));
        Assert.Equal(picture.Length - 40, content.Length);
        Assert.EndsWith(".1", Assert.Single(desk.Files()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_ThatIsNotBuiltAsOne_IsRefused()
    {
        await using var desk = await DocumentDesk.OpenAsync();

        Assert.Equal("file-not-scannable", (await desk.SendAsync([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0], "foto.jpg")).Code);
        Assert.Empty(desk.Files());
    }

    [Fact]
    public async Task File_ThatWasChangedOnTheDisk_IsRefused()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] file = [.. DocumentDesk.Pdf, .. new byte[200_000]];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;
        await desk.Sender.PatchAsync(location, 0, file.AsMemory(0, 128 * 1024));
        var stored = Assert.Single(desk.Files());
        var bytes = await File.ReadAllBytesAsync(stored, Cancellation);

        // The first two blocks change places.
        byte[] swapped = [.. bytes[(bytes.Length / 2)..], .. bytes[..(bytes.Length / 2)]];
        await File.WriteAllBytesAsync(stored, swapped, Cancellation);
        await desk.Sender.PatchAsync(location, 128 * 1024, file.AsMemory(128 * 1024));

        Assert.Equal("upload-mismatch", (await desk.CheckedAsync(location)).Code);
    }

    /// <summary>A folder in the place of the file is nothing that anybody has foreseen.</summary>
    [Fact]
    public async Task Document_WhoseInspectionFailsForAnUnknownReason_IsTriedAgainForHoursAndThenGivenUp()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = await desk.Sender.UploadAsync(DocumentDesk.Pdf);
        var file = Path.Combine(desk.Folder, desk.Appointment.ToString(), (await desk.CheckedAsync(location)).File!);
        File.Delete(file);
        Directory.CreateDirectory(file);
        var store = desk.Desk.Services.GetRequiredService<DocumentStore>();
        var queue = desk.Desk.Services.GetRequiredService<InspectionQueue>();
        var waitsSince = desk.Desk.Now;
        await store.ChangeAsync(
            DocumentDesk.IdOf(location),
            known => known with { State = DocumentState.Checking, ReadyAt = null, ChangedAt = waitsSince },
            Cancellation);

        for (var attempt = 0; attempt <= DocumentRules.FewestFailures; attempt++)
        {
            await desk.AttemptedAsync(location);
            Assert.Equal(DocumentState.Checking, (await desk.StoredAsync(location)).State);
            desk.Desk.Now += TimeSpan.FromSeconds(61);
            queue.Signal();
        }

        desk.Desk.Now += DocumentRules.ShortestWait;
        queue.Signal();
        var refused = await desk.CheckedAsync(location);

        Assert.Equal((DocumentState.Refused, "file-check-failed", null), (refused.State, refused.Code, refused.File));
        Assert.Equal(["file-check-failed"], await desk.JournalledAsync(1));
        Assert.Equal(204, (await desk.Sender.PatchAsync((await desk.Sender.CreateAsync(9)).Location, 0, new byte[9])).Status);
    }

    [Fact]
    public async Task Server_ThatEndsInTheMiddle_TakesItUpAgainWhenItStarts()
    {
        var folder = Directory.CreateTempSubdirectory("restart-");
        string[] settings =
        [
            $"--Storage:SqliteFile={folder.FullName}/a.db", $"--Documents:Folder={folder.FullName}/documents", $"--Auth:KeysFolder={folder.FullName}/keys",
        ];
        using var silent = new SilentScanner();
        string location;
        await using (var desk = await DocumentDesk.OpenAsync([.. settings, $"--Documents:ClamAv={silent.Address}"]))
        {
            location = await desk.Sender.UploadAsync(DocumentDesk.Pdf);
            await silent.AskedAsync();
            Assert.Equal(DocumentState.Checking, (await desk.StoredAsync(location)).State);
            Assert.Equal(204, (await desk.Sender.PatchAsync(location, DocumentDesk.Pdf.Length, Array.Empty<byte>())).Status);
        }

        await using (var again = await ApiServer.StartAsync([.. settings, "--Documents:Qpdf=none"]))
        {
            var document = await DocumentDesk.CheckedAsync(again.App.Services, DocumentDesk.IdOf(location));
            Assert.Equal((DocumentState.Ready, DocumentWarnings.NotScanned | DocumentWarnings.NotInspected), (document.State, document.Warnings));
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Says that it is there, and never what it found.</summary>
    private sealed class SilentScanner : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SilentScanner()
        {
            _listener.Start();
            _ = AnswerAsync();
        }

        public string Address => _listener.LocalEndpoint.ToString()!;

        public Task AskedAsync() => _asked.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync()
        {
            List<TcpClient> clients = [];
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync(CancellationToken.None);
                    clients.Add(client);
                    var command = new byte[5];
                    await client.GetStream().ReadExactlyAsync(command, CancellationToken.None);
                    if (command.AsSpan().SequenceEqual("zPING"u8))
                    {
                        await client.GetStream().WriteAsync("PONG\0"u8.ToArray(), CancellationToken.None);
                    }
                    else
                    {
                        _asked.TrySetResult();
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                clients.ForEach(static client => client.Dispose());
            }
        }
    }
}
