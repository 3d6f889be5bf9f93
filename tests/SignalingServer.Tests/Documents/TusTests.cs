using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Documents;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>tus 1.0 over real HTTP: what the protocol says, header by header.</summary>
public sealed class TusTests
{
    private const int Block = 64 * 1024;

    /// <summary>Blocks that the server writes at once.</summary>
    private const int AtOnce = 3;

    [Fact]
    public async Task Options_WithoutAPass_SayWhatIsSpoken()
    {
        await using var desk = await DocumentDesk.OpenAsync();

        var answer = await desk.With(null).SendAsync(HttpMethod.Options, "/api/documents", null);

        Assert.Equal(204, answer.Status);
        Assert.Equal(
            ("1.0.0", "1.0.0", "creation,termination,expiration", $"{250L * 1024 * 1024}"),
            (answer.Header("Tus-Resumable"), answer.Header("Tus-Version"), answer.Header("Tus-Extension"), answer.Header("Tus-Max-Size")));
    }

    [Fact]
    [Trait("Requirement", "SD-05")]
    public async Task Upload_InOnePiece_ArrivesAndIsReadBack()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] file = [.. DocumentDesk.Pdf, .. RandomNumberGenerator.GetBytes((3 * Block) + 17)];

        var created = await desk.Sender.CreateAsync(file.Length, request: desk.Request);
        Assert.Equal((201, "1.0.0", 0L), (created.Status, created.Header("Tus-Resumable"), created.Offset));
        Assert.StartsWith("/api/documents/", created.Location, StringComparison.Ordinal);
        Assert.Equal(desk.Desk.Now.AddHours(24), DateTimeOffset.Parse(created.Header("Upload-Expires")!, System.Globalization.CultureInfo.InvariantCulture));
        var head = await desk.Sender.HeadAsync(created.Location);
        Assert.Equal((200, 0L, $"{file.Length}", "no-store"), (head.Status, head.Offset, head.Header("Upload-Length"), head.Headers.CacheControl!.ToString()));
        Assert.Equal($"filename {TusClient.Encode("carta.pdf")},request {TusClient.Encode(desk.Request)}", head.Header("Upload-Metadata"));

        var sent = await desk.Sender.PatchAsync(created.Location, 0, file);

        Assert.Equal((204, (long)file.Length), (sent.Status, sent.Offset));
        Assert.Equal(file.Length, (await desk.Sender.HeadAsync(created.Location)).Offset);
        var document = await desk.CheckedAsync(created.Location);
        Assert.Equal((DocumentState.Ready, DocumentKind.Pdf), (document.State, document.Kind));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), document.Sha256);
        var content = await desk.Receiver.ContentAsync(created.Location);
        Assert.Equal(file, content.Content);
        Assert.Equal(("no-store", "nosniff", "default-src 'none'; sandbox"), (
            content.Headers.CacheControl!.ToString(), content.Header("X-Content-Type-Options"), content.Header("Content-Security-Policy")));
        Assert.Equal(("attachment", "application/pdf"), (content.ContentHeaders.ContentDisposition!.DispositionType, content.ContentHeaders.ContentType!.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData(4 * Block)]
    public async Task Upload_OfEveryLength_IsReadBackByteForByte(int length)
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var random = new Random(length);
        var file = new byte[length + 12];
        random.NextBytes(file);
        "%PDF-1.7\n%%%"u8.CopyTo(file);

        var location = await desk.Sender.UploadAsync(file);

        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(location)).State);
        Assert.Equal(file, (await desk.Receiver.ContentAsync(location)).Content);
        Assert.DoesNotContain("%PDF", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Assert.Single(desk.Files()), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_CutInTheMiddleOfABlock_GoesOnWhereTheServerSays()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] file = [.. DocumentDesk.Pdf, .. RandomNumberGenerator.GetBytes(7 * Block)];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;
        const int Sent = (4 * Block) + 1000;

        await CutAsync(desk, location, file, Sent);

        // What was in the cables may be lost; of what arrived whole blocks are kept.
        var head = await desk.Sender.HeadAsync(location);
        Assert.Contains(head.Offset, new long[] { AtOnce * Block, 4 * Block });
        Assert.Equal(409, (await desk.Sender.PatchAsync(location, Sent, file.AsMemory(Sent))).Status);
        var rest = await desk.Sender.PatchAsync(location, head.Offset, file.AsMemory((int)head.Offset));
        Assert.Equal((204, (long)file.Length), (rest.Status, rest.Offset));
        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(location)).State);
        Assert.Equal(file, (await desk.Receiver.ContentAsync(location)).Content);
    }

    [Fact]
    public async Task Upload_InUnevenPieces_KeepsWholeBlocksAndSaysSo()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] file = [.. DocumentDesk.Pdf, .. RandomNumberGenerator.GetBytes(3 * Block)];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;

        var first = await desk.Sender.PatchAsync(location, 0, file.AsMemory(0, Block + 5));
        var second = await desk.Sender.PatchAsync(location, first.Offset, file.AsMemory((int)first.Offset, 2 * Block));
        var last = await desk.Sender.PatchAsync(location, second.Offset, file.AsMemory((int)second.Offset));

        Assert.Equal((Block, 3 * Block, file.Length), (first.Offset, second.Offset, last.Offset));
        Assert.Equal(file, (await desk.Receiver.ContentAsync((await desk.CheckedAsync(location)).State == DocumentState.Ready ? location : "")).Content);
    }

    [Fact]
    public async Task Patch_WithWhatTheProtocolDoesNotAllow_IsRefused()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var file = new byte[2 * Block];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;

        Assert.Equal((409, "upload-mismatch"), Status(await desk.Sender.PatchAsync(location, 1, file)));
        Assert.Equal((413, "upload-mismatch"), Status(await desk.Sender.PatchAsync(location, 0, new byte[(2 * Block) + 1])));
        Assert.Equal((400, "request-unreadable"), Status(await desk.Sender.SendAsync(HttpMethod.Patch, location, Offset(file), ("Upload-Offset", "-1"))));
        Assert.Equal(415, (await desk.Sender.SendAsync(HttpMethod.Patch, location, new ByteArrayContent(file), ("Upload-Offset", "0"))).Status);
        var old = await desk.Sender.SendAsync(HttpMethod.Patch, location, Offset(file), ("Upload-Offset", "0"), ("Tus-Resumable", "0.2.2"));
        Assert.Equal((412, "1.0.0"), (old.Status, old.Header("Tus-Version")));
        Assert.Equal(404, (await desk.Sender.PatchAsync("/api/documents/nothing", 0, file)).Status);
        Assert.Equal(404, (await desk.Sender.HeadAsync($"/api/documents/{Guid.NewGuid():N}")).Status);
        Assert.Equal(0, (await desk.Sender.HeadAsync(location)).Offset);
        Assert.Equal(DocumentState.Uploading, (await desk.StoredAsync(location)).State);
    }

    /// <summary>Whether the file fills its last block or not.</summary>
    [Theory]
    [InlineData(4 * Block, 1)]
    [InlineData((4 * Block) + 1, 1)]
    [InlineData((4 * Block) + 900, 5 * Block)]
    public async Task Patch_InChunksWithMoreThanTheUploadHas_IsRefusedAndTheUploadGoesOn(int length, int over)
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] file = [.. DocumentDesk.Pdf, .. RandomNumberGenerator.GetBytes(length - DocumentDesk.Pdf.Length)];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;

        var tooLong = await desk.Sender.PatchAsync(location, 0, Chunked([.. file, .. new byte[over]]));

        Assert.Equal((413, "upload-mismatch"), Status(tooLong));
        Assert.Equal(["upload-mismatch"], await desk.JournalledAsync(1));
        Assert.Equal(DocumentState.Uploading, (await desk.StoredAsync(location)).State);
        var head = await desk.Sender.HeadAsync(location);
        Assert.True(head.Offset < length && head.Offset % Block == 0, $"{head.Offset} of {length}");
        var rest = await desk.Sender.PatchAsync(location, head.Offset, Chunked(file[(int)head.Offset..]));
        Assert.Equal((204, (long)length), (rest.Status, rest.Offset));
        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(location)).State);
        Assert.Equal(file, (await desk.Receiver.ContentAsync(location)).Content);
        Assert.Equal((413, "upload-mismatch"), Status(await desk.Sender.PatchAsync(location, length, Chunked([1]))));
        Assert.Equal(204, (await desk.Sender.PatchAsync(location, length, Chunked([]))).Status);
    }

    [Fact]
    public async Task Post_ThatMeansAnotherMethod_IsThatMethod()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = (await desk.Sender.CreateAsync(Block)).Location;

        var patched = await desk.Sender.SendAsync(
            HttpMethod.Post, location, Offset([.. DocumentDesk.Pdf, .. new byte[Block - DocumentDesk.Pdf.Length]]), ("Upload-Offset", "0"), ("X-HTTP-Method-Override", "PATCH"));
        Assert.Equal((204, (long)Block), (patched.Status, patched.Offset));
        Assert.Equal(405, (await desk.Sender.SendAsync(HttpMethod.Post, location, null)).Status);
    }

    [Fact]
    public async Task Create_WithWhatTheProtocolDoesNotAllow_MakesNothing()
    {
        await using var desk = await DocumentDesk.OpenAsync("--Documents:FileBytes=1000", "--Documents:TotalBytes=5000");
        const string Path = "/api/documents";

        Assert.Equal((400, "request-unreadable"), Status(await desk.Sender.SendAsync(HttpMethod.Post, Path, null)));
        Assert.Equal((400, "request-unreadable"), Status(await desk.Sender.SendAsync(HttpMethod.Post, Path, null, ("Upload-Length", "9"), ("Upload-Metadata", "filename %%%"))));
        Assert.Equal((400, "request-unreadable"), Status(await desk.Sender.SendAsync(HttpMethod.Post, Path, null, ("Upload-Defer-Length", "1"))));
        Assert.Equal((413, "file-too-large"), Status(await desk.Sender.CreateAsync(1001)));
        Assert.Equal((422, "file-empty"), Status(await desk.Sender.CreateAsync(0)));
        Assert.Equal((422, "name-unusable"), Status(await desk.Sender.CreateAsync(9, "../../etc/passwd.pdf")));
        Assert.Equal((422, "name-unusable"), Status(await desk.Sender.CreateAsync(9, "..\\boot.pdf")));
        Assert.Equal(412, (await desk.Sender.SendAsync(HttpMethod.Post, Path, null, ("Upload-Length", "9"), ("Tus-Resumable", "2.0"))).Status);

        Assert.Empty((await desk.AllAsync()).Items);
        Assert.Empty(desk.Files());
        Assert.Equal(["file-too-large", "file-empty", "name-unusable", "name-unusable"], await desk.JournalledAsync(4));
    }

    [Fact]
    public async Task Delete_OfAnUpload_EndsIt()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        var location = (await desk.Sender.CreateAsync(3 * Block)).Location;
        await desk.Sender.PatchAsync(location, 0, new byte[Block]);
        Assert.Single(desk.Files());

        Assert.Equal(204, (await desk.Sender.DeleteAsync(location)).Status);

        Assert.Empty(desk.Files());
        Assert.Equal(410, (await desk.Sender.HeadAsync(location)).Status);
        Assert.Equal(410, (await desk.Sender.PatchAsync(location, Block, new byte[Block])).Status);
        Assert.Empty(desk.Files());
    }

    [Fact]
    public async Task Upload_ThatNobodyGoesOnWith_IsForgotten()
    {
        await using var desk = await DocumentDesk.OpenAsync("--Documents:ForgetAfterHours=1");
        var location = (await desk.Sender.CreateAsync(3 * Block)).Location;
        await desk.Sender.PatchAsync(location, 0, new byte[Block]);

        desk.Desk.Now += TimeSpan.FromMinutes(61);
        Assert.Equal(410, (await desk.Sender.HeadAsync(location)).Status);
        await desk.SweepAsync();

        Assert.Empty((await desk.AllAsync()).Items);
        Assert.Empty(desk.Files());
        Assert.Equal(404, (await desk.Sender.HeadAsync(location)).Status);
    }

    [Fact]
    public async Task Upload_ByASecondConnection_TakesTheTurnOfTheFirst()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        byte[] file = [.. DocumentDesk.Pdf, .. RandomNumberGenerator.GetBytes(7 * Block)];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;
        using var stuck = await HalfAsync(desk, location, file, (AtOnce * Block) + 10);

        var head = await desk.Sender.HeadAsync(location);
        var rest = await desk.Sender.PatchAsync(location, head.Offset, file.AsMemory((int)head.Offset));

        Assert.Equal((AtOnce * Block, 204), (head.Offset, rest.Status));
        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(location)).State);
    }

    private static (int, string?) Status(TusAnswer answer) => (answer.Status, answer.Code);

    /// <summary>A body that does not say its length.</summary>
    private static ChunkedContent Chunked(byte[] bytes) => new(bytes);

    private static ByteArrayContent Offset(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/offset+octet-stream");
        return content;
    }

    /// <summary>Sends the beginning of a file over a connection that then breaks.</summary>
    private static async Task CutAsync(DocumentDesk desk, string location, byte[] file, int count)
    {
        using (var socket = await HalfAsync(desk, location, file, count))
        {
            socket.Client.LingerState = new LingerOption(true, 0);
        }
    }

    /// <summary>A connection that has sent so much of a file, most of which has arrived, and says no more.</summary>
    internal static async Task<TcpClient> HalfAsync(DocumentDesk desk, string location, byte[] file, int count, Uri? node = null)
    {
        var client = new TcpClient();
        var server = node ?? desk.Desk.Server.Address;
        await client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        var head = $"PATCH {location} HTTP/1.1\r\nHost: {server.Authority}\r\nX-Desk-Pass: {desk.SenderPass}\r\nTus-Resumable: 1.0.0\r\n"
            + $"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {file.Length}\r\n\r\n";
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        await stream.WriteAsync(file.AsMemory(0, count), TestContext.Current.CancellationToken);
        await desk.StoredAsync(location, AtOnce * Block);
        return client;
    }

    private sealed class ChunkedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            stream.WriteAsync(bytes, TestContext.Current.CancellationToken).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
