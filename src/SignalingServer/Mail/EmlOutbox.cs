using System.Globalization;
using VideoDesk.SignalingServer.Mail.Mime;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>
/// Writes mails as files instead of sending them: what an installation without a mail server does. A file appears whole or not at all,
/// and a repeated mail replaces its own file. Mails hold personal links, so only the server's user may read them.
/// </summary>
/// <param name="folder">Where; made when it is missing.</param>
internal sealed class EmlOutbox(string folder) : IMailer
{
    public async ValueTask<DeliveryResult> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName(message));
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(folder);
            await WriteAsync(unfinished, MimeWriter.Write(message), cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return DeliveryResult.Delivered();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(DeliveryKind.ServerUnavailable, DeliveryCodes.StorageFailed);
        }
        catch (OperationCanceledException)
        {
            return new(DeliveryKind.ServerUnavailable, DeliveryCodes.TimedOut);
        }
        finally
        {
            Discard(unfinished);
        }
    }

    /// <summary>Sorted by time in a listing. The Message-ID holds nothing that a file system minds.</summary>
    internal static string FileName(MailMessage message) =>
        string.Create(CultureInfo.InvariantCulture, $"{message.Date.ToUniversalTime():yyyyMMdd'T'HHmmss'Z'}-{message.MessageId.Split('@')[0]}.eml");

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left behind does not end in ".eml".
        }
    }
}
