using System.Buffers.Binary;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Presence;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// Which node may write which upload: each upload is one byte far out in a file beside the documents, and who writes has locked it. The
/// system frees what a process held that died. Where there is one process nothing is locked.
/// </summary>
internal sealed class UploadLocks(DocumentSettings settings, IPresence presence) : IDisposable
{
    /// <summary>In the folder of the documents; it stays empty.</summary>
    private const string Name = ".turns";

    private readonly Lock _lock = new();

    /// <summary>Open as long as the process runs: closing it would free everything. Null before it was needed.</summary>
    private FileStream? _file;

    /// <summary>False when another process has it.</summary>
    public bool TryTake(DocumentId document)
    {
        if (!presence.IsShared || OperatingSystem.IsMacOS())
        {
            return true;
        }

        lock (_lock)
        {
            try
            {
                _file ??= Open();
                _file.Lock(PlaceOf(document), 1);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    public void Release(DocumentId document)
    {
        if (!presence.IsShared || OperatingSystem.IsMacOS())
        {
            return;
        }

        lock (_lock)
        {
            _file?.Unlock(PlaceOf(document), 1);
        }
    }

    public void Dispose() => _file?.Dispose();

    private FileStream Open()
    {
        Directory.CreateDirectory(settings.Folder);
        return new FileStream(Path.Combine(settings.Folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>Two uploads in the same place are as good as impossible, and would only wait for each other.</summary>
    private static long PlaceOf(DocumentId document)
    {
        Span<byte> bytes = stackalloc byte[16];
        document.Value.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]) & (long.MaxValue >> 1);
    }
}
