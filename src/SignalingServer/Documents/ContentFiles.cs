using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>The encrypted files: one folder for each appointment below <c>Documents:Folder</c>. Their names are ours, never a client's.</summary>
internal sealed class ContentFiles(DocumentSettings settings, ContentKeyStore keys, TimeProvider clock)
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = Path.GetFullPath(settings.Folder);

    /// <summary>The store can be reached: a file that is not in it is lost.</summary>
    public bool IsThere => Directory.Exists(_folder);

    public string PathOf(AppointmentId appointment, string file) => Path.Combine(_folder, appointment.ToString(), file);

    /// <summary>Makes sure that there is a key and a folder. False when the appointment was erased.</summary>
    public async Task<bool> PrepareAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var draft = RandomNumberGenerator.GetBytes(ContentCipher.KeyBytes);
        var isThere = await keys.FindOrAddAsync(appointment, draft, clock.GetUtcNow(), cancellationToken) is not null;
        CryptographicOperations.ZeroMemory(draft);
        CreateFolder(Path.Combine(_folder, appointment.ToString()));
        return isThere;
    }

    /// <summary>Whether so many further bytes leave enough free on the disk.</summary>
    public bool HasRoomFor(long bytes)
    {
        CreateFolder(_folder);
        return new DriveInfo(_folder).AvailableFreeSpace - ContentCipher.StoredBytesOf(bytes) >= settings.KeepFreeBytes;
    }

    /// <summary>Opens a file for the one who writes it, where it is or anew. The caller disposes what it gets.</summary>
    /// <exception cref="IOException">Another process writes it.</exception>
    /// <exception cref="InvalidOperationException">Its key was erased.</exception>
    public Task<(SafeFileHandle Handle, ContentCipher Cipher)> OpenToWriteAsync(
        AppointmentId appointment, string file, CancellationToken cancellationToken) =>
        OpenToWriteAsync(appointment, file, FileMode.OpenOrCreate, cancellationToken);

    /// <summary>
    /// Makes the first file of a document's further generations that is not there yet: two who look into the same document never write the
    /// same one. The caller disposes what it gets.
    /// </summary>
    /// <exception cref="IOException">Another process was quicker, or there are too many.</exception>
    public async Task<(string File, SafeFileHandle Handle, ContentCipher Cipher)> CreateNextAsync(
        Document document, CancellationToken cancellationToken)
    {
        var file = Enumerable.Range(1, byte.MaxValue)
            .Select(generation => new ContentId(document.Id, (byte)generation).ToString())
            .FirstOrDefault(name => !File.Exists(PathOf(document.Appointment, name)))
            ?? throw new IOException("Too many generations of one document.");
        var (handle, cipher) = await OpenToWriteAsync(document.Appointment, file, FileMode.CreateNew, cancellationToken);
        return (file, handle, cipher);
    }

    /// <summary>Opens a whole file to be read. The caller disposes the stream.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="InvalidOperationException">Its key was erased.</exception>
    public async Task<ContentStream> OpenToReadAsync(
        AppointmentId appointment, string file, long bytes, CancellationToken cancellationToken)
    {
        var cipher = await CipherAsync(appointment, file, cancellationToken);
        try
        {
            var path = PathOf(appointment, file);
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return new ContentStream(handle, cipher, bytes);
        }
        catch
        {
            cipher.Dispose();
            throw;
        }
    }

    /// <summary>A document as both sides see it. The caller disposes the stream.</summary>
    public Task<ContentStream> OpenAsync(Document document, CancellationToken cancellationToken) => OpenToReadAsync(
        document.Appointment, document.File ?? throw new InvalidOperationException("Its bytes are gone."), document.Bytes, cancellationToken);

    /// <summary>Plain bytes that are stored of a file that is not complete.</summary>
    public long StoredOf(AppointmentId appointment, string file) =>
        new FileInfo(PathOf(appointment, file)) is { Exists: true } info ? ContentCipher.WholeBytesIn(info.Length) : 0;

    /// <summary>Deletes a file; that it is not there is fine. One that cannot be deleted now is swept away later.</summary>
    public void Forget(AppointmentId appointment, string file)
    {
        try
        {
            File.Delete(PathOf(appointment, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can reach it any more: no row names it.
        }
    }

    /// <summary>Every file and since when it is as it is.</summary>
    public IEnumerable<(string Appointment, string File, DateTimeOffset ChangedAt)> All() => Directory.Exists(_folder)
        ? new DirectoryInfo(_folder).EnumerateDirectories().SelectMany(static folder => folder.EnumerateFiles()
            .Select(file => (folder.Name, file.Name, (DateTimeOffset)file.LastWriteTimeUtc)))
        : [];

    private async Task<(SafeFileHandle Handle, ContentCipher Cipher)> OpenToWriteAsync(
        AppointmentId appointment, string file, FileMode mode, CancellationToken cancellationToken)
    {
        var cipher = await CipherAsync(appointment, file, cancellationToken);
        try
        {
            return (File.OpenHandle(PathOf(appointment, file), mode, FileAccess.ReadWrite, FileShare.None), cipher);
        }
        catch
        {
            cipher.Dispose();
            throw;
        }
    }

    private async Task<ContentCipher> CipherAsync(AppointmentId appointment, string file, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(appointment, cancellationToken) ?? throw new InvalidOperationException("The key was erased.");
        var cipher = new ContentCipher(key, ContentId.Parse(file));
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersOnly);
        }
    }
}
