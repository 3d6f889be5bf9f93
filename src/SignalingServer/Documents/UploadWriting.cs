using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Bytes that come in one request.</summary>
/// <param name="Offset">Where the sender says that they belong.</param>
/// <param name="Length">How many the sender says there are; null when it does not say.</param>
/// <param name="Body">The bytes.</param>
internal sealed record UploadPart(long Offset, long? Length, PipeReader Body);

/// <summary>What becomes of a request beside the codes that people read.</summary>
internal static class UploadCodes
{
    /// <summary>Another connection writes and does not stop.</summary>
    public static readonly RefusalCode Busy = new("upload-busy");

    /// <summary>The upload is over: forgotten, withdrawn, refused.</summary>
    public static readonly RefusalCode Gone = new("upload-gone");

    /// <summary>The connection was cut, or somebody else went on: nobody reads the answer.</summary>
    public static readonly RefusalCode Cut = new("upload-cut");

    /// <summary>More bytes than the upload has.</summary>
    public static readonly RefusalCode TooLong = new("upload-too-long");
}

/// <summary>Which errors of the disk mean what.</summary>
internal static class StorageFaults
{
    /// <summary>Numbers of Linux.</summary>
    private const int NoSpace = 28;

    private const int TooLarge = 27;
    private const int QuotaExceeded = 122;
    private const int WouldBlock = 11;

    /// <summary>The same of Windows, in its own form.</summary>
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    public static bool IsFull(IOException error) => error.HResult is NoSpace or TooLarge or QuotaExceeded or WindowsDiskFull;

    public static bool IsHeldElsewhere(IOException error) => error.HResult is WouldBlock or WindowsSharingViolation;
}

/// <summary>From the connection to the disk.</summary>
internal static class UploadWriting
{
    /// <summary>
    /// Stores the whole blocks of what comes, and the rest where it ends the file. How many bytes are stored then, and whether the
    /// connection broke before its end.
    /// </summary>
    /// <exception cref="IOException">The disk is full, or another process writes.</exception>
    public static async Task<(long Received, bool IsCut)> WriteAsync(
        ContentFiles files, Document document, UploadPart part, CancellationToken cancellationToken)
    {
        var (handle, cipher) = await files.OpenToWriteAsync(document.Appointment, document.File!, cancellationToken);
        using (handle)
        using (cipher)
        {
            await using var writer = new ContentWriter(handle, cipher, document.Bytes);
            var isCut = false;
            try
            {
                await using var stop = cancellationToken.Register(static body => ((PipeReader)body!).CancelPendingRead(), part.Body);
                isCut = !await CopyAsync(part.Body, writer, document.Bytes);
            }
            catch (Exception e) when (e is OperationCanceledException or ConnectionResetException or BadHttpRequestException)
            {
                isCut = true;
            }

            await writer.FlushAsync(CancellationToken.None);
            if (writer.Kept == document.Bytes)
            {
                // From here on it counts as received, whatever happens to the machine.
                RandomAccess.FlushToDisk(handle);
            }

            return (writer.Kept, isCut);
        }
    }

    /// <summary>False when somebody stopped it: a read that ends by a token would leave the reader in the middle of one.</summary>
    private static async Task<bool> CopyAsync(PipeReader body, ContentWriter writer, long length)
    {
        while (true)
        {
            var read = await body.ReadAsync(CancellationToken.None);
            foreach (var segment in read.Buffer)
            {
                var room = (int)Math.Min(segment.Length, length - writer.Taken);
                await writer.WriteAsync(segment[..room], CancellationToken.None); // The disk is near; what was read is kept.
            }

            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || writer.Taken == length)
            {
                return true;
            }

            if (read.IsCanceled)
            {
                return false;
            }
        }
    }
}
