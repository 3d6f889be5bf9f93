namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// A file in the clear that a program has to read: in memory where the machine has a place for that, readable by nobody else, and without
/// a name from the moment it is open, so that nothing of it stays behind, even after a kill.
/// </summary>
internal sealed class PrivateFile : IAsyncDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly FileStream _stream;

    private PrivateFile(FileStream stream) => _stream = stream;

    /// <summary>By this the file can be opened while it lives, by a process of the same user.</summary>
    public string Path => OperatingSystem.IsLinux()
        ? $"/proc/{Environment.ProcessId}/fd/{_stream.SafeFileHandle.DangerousGetHandle()}"
        : _stream.Name;

    public long Bytes => _stream.Length;

    /// <summary>Copies a stream.</summary>
    public static async Task<PrivateFile> CreateAsync(Stream content, CancellationToken cancellationToken)
    {
        var file = new PrivateFile(Open(content.Length));
        try
        {
            await content.CopyToAsync(file._stream, ContentCipher.BlockBytes, cancellationToken);
            await file._stream.FlushAsync(cancellationToken);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static FileStream Open(long bytes)
    {
        var inMemory = Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > 2 * bytes;
        var name = System.IO.Path.Combine(inMemory ? InMemory : System.IO.Path.GetTempPath(), $"videodesk-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(name, options);
        if (OperatingSystem.IsLinux())
        {
            File.Delete(name);
        }

        return stream;
    }
}
