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
    /// Stores the whole blocks of what comes, and the rest where it ends the file. How many bytes are stored then, and why the request is
    /// not answered with that: the connection broke before its end, or more came than the file has.
    /// </summary>
    /// <exception cref="IOException">The disk is full, or another process writes.</exception>
    public static async Task<(long Received, RefusalCode? Code)> WriteAsync(
        ContentFiles files, Document document, UploadPart part, CancellationToken cancellationToken)
    {
        var (handle, cipher) = await files.OpenToWriteAsync(document.Appointment, document.File!, cancellationToken);
        using (handle)
        using (cipher)
        {
            await using var writer = new ContentWriter(handle, cipher, document.Bytes);
            RefusalCode? code;
            try
            {
                await using var stop = cancellationToken.Register(static body => ((PipeReader)body!).CancelPendingRead(), part.Body);
                code = await CopyAsync(part, writer, document.Bytes);
            }
            catch (Exception e) when (IsBroken(e))
            {
                code = UploadCodes.Cut;
            }

            await writer.FlushAsync(CancellationToken.None);
            if (writer.Kept == document.Bytes)
            {
                // From here on it counts as received, whatever happens to the machine.
                RandomAccess.FlushToDisk(handle);
            }

            return (writer.Kept, code);
        }
    }

    /// <summary>Whether anything comes at all, of a body that does not say its length.</summary>
    public static async Task<bool> HasBytesAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            var read = await body.ReadAsync(cancellationToken);
            body.AdvanceTo(read.Buffer.End);
            return !read.Buffer.IsEmpty;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return false;
        }
    }

    private static bool IsBroken(Exception error) =>
        error is OperationCanceledException or ConnectionResetException or BadHttpRequestException;

    /// <summary>
    /// Null when all of it was taken. A read that ends by a token would leave the reader in the middle of one. Where a body does not say
    /// its length, the last byte of the file waits until nothing follows: a file that is whole is looked into, and cannot be taken back.
    /// </summary>
    private static async Task<RefusalCode?> CopyAsync(UploadPart part, ContentWriter writer, long length)
    {
        while (true)
        {
            var read = await part.Body.ReadAsync(CancellationToken.None);
            var (left, taken) = (length - writer.Taken, read.Buffer.Start);
            try
            {
                if (read.Buffer.Length > left)
                {
                    return UploadCodes.TooLong;
                }

                var waits = part.Length is null && !read.IsCompleted && left > 0 && read.Buffer.Length == left;
                var pieces = waits ? read.Buffer.Slice(0, left - 1) : read.Buffer;
                foreach (var segment in pieces)
                {
                    await writer.WriteAsync(segment, CancellationToken.None); // The disk is near; what was read is kept.
                }

                taken = pieces.End;
            }
            finally
            {
                part.Body.AdvanceTo(taken, read.Buffer.End);
            }

            if (read.IsCompleted || (part.Length is not null && writer.Taken == length))
            {
                return null;
            }

            if (read.IsCanceled)
            {
                return UploadCodes.Cut;
            }
        }
    }
}
