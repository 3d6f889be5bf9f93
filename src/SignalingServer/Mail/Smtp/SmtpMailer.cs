using System.Net.Sockets;
using System.Text;
using VideoDesk.SignalingServer.Mail.Mime;

namespace VideoDesk.SignalingServer.Mail.Smtp;

/// <summary>
/// Hands mails to a mail server by SMTP (RFC 5321): EHLO, STARTTLS (RFC 3207), AUTH PLAIN or LOGIN (RFC 4954), SIZE (RFC 1870). The
/// content is 7-bit, so 8BITMIME is never needed. One connection per mail. Only what the server says of the recipient or the content
/// is final; a fault of the session, the sender or the credentials is the installation's, and the mail waits until it is mended.
/// </summary>
/// <param name="settings">Checked settings with a host.</param>
/// <param name="clock">For the time limits.</param>
internal sealed class SmtpMailer(SmtpSettings settings, TimeProvider clock) : IMailer
{
    public async ValueTask<DeliveryResult> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await SmtpConnection.OpenAsync(settings, clock, cancellationToken);
            return await ConverseAsync(connection, message, cancellationToken);
        }
        catch (SmtpFault fault)
        {
            return fault.Result;
        }
        catch (OperationCanceledException)
        {
            return new(DeliveryKind.ServerUnavailable, DeliveryCodes.TimedOut);
        }
        catch (Exception exception) when (exception is IOException or SocketException or System.Security.Cryptography.CryptographicException)
        {
            return new(DeliveryKind.ServerUnavailable, DeliveryCodes.Unreachable);
        }
    }

    private async Task<DeliveryResult> ConverseAsync(SmtpConnection connection, MailMessage message, CancellationToken cancellationToken)
    {
        var extensions = await BeginAsync(connection, message, cancellationToken);
        await AuthenticateAsync(connection, extensions, cancellationToken);
        var content = MimeWriter.Write(message);
        await AddressAsync(connection, message, (extensions, content.Length), cancellationToken);
        var answer = await SendContentAsync(connection, content, cancellationToken);
        if (!answer.IsPositive)
        {
            throw SmtpFault.OfMail(DeliveryCodes.ContentRefused, answer);
        }

        await QuitAsync(connection);
        return DeliveryResult.Delivered(answer.Code);
    }

    /// <summary>Greeting, EHLO and TLS as configured.</summary>
    private async Task<SmtpExtensions> BeginAsync(SmtpConnection connection, MailMessage message, CancellationToken cancellationToken)
    {
        Require(await connection.ReadReplyAsync(settings.CommandTimeout, cancellationToken), DeliveryCodes.SessionRefused);
        var hello = $"EHLO {(settings.HelloName.Length > 0 ? settings.HelloName : message.From.Address.Domain)}";
        var extensions = await HelloAsync(connection, hello, cancellationToken);
        if (connection.IsEncrypted || settings.Security == SmtpSecurity.None)
        {
            return extensions;
        }

        if (!extensions.StartTls)
        {
            return settings.Security == SmtpSecurity.StartTlsWhenOffered ? extensions : throw SmtpFault.OfServer(DeliveryCodes.TlsFailed);
        }

        Require(await connection.AskAsync("STARTTLS", cancellationToken), DeliveryCodes.TlsFailed);
        await connection.EncryptAsync(cancellationToken);
        // RFC 3207 §4.2: what was said before TLS is forgotten.
        return await HelloAsync(connection, hello, cancellationToken);
    }

    private static async Task<SmtpExtensions> HelloAsync(SmtpConnection connection, string hello, CancellationToken cancellationToken)
    {
        var reply = await connection.AskAsync(hello, cancellationToken);
        Require(reply, DeliveryCodes.SessionRefused);
        return SmtpExtensions.Of(reply);
    }

    private async Task AuthenticateAsync(SmtpConnection connection, SmtpExtensions extensions, CancellationToken cancellationToken)
    {
        if (settings.UserName.Length == 0)
        {
            return;
        }

        if (!connection.IsEncrypted)
        {
            throw SmtpFault.OfServer(DeliveryCodes.TlsFailed);
        }

        if (extensions.Mechanisms.Contains("PLAIN"))
        {
            // RFC 4616: no authorization identity, then user and password.
            var secret = Base64($"\0{settings.UserName}\0{settings.Password}");
            Require(await connection.AskAsync($"AUTH PLAIN {secret}", cancellationToken), DeliveryCodes.CredentialsRefused);
        }
        else if (extensions.Mechanisms.Contains("LOGIN"))
        {
            Require(await connection.AskAsync("AUTH LOGIN", cancellationToken), DeliveryCodes.CredentialsRefused, 334);
            Require(await connection.AskAsync(Base64(settings.UserName), cancellationToken), DeliveryCodes.CredentialsRefused, 334);
            Require(await connection.AskAsync(Base64(settings.Password), cancellationToken), DeliveryCodes.CredentialsRefused);
        }
        else
        {
            throw SmtpFault.OfServer(DeliveryCodes.CredentialsRefused);
        }
    }

    private static async Task AddressAsync(
        SmtpConnection connection, MailMessage message, (SmtpExtensions Extensions, int Length) mail, CancellationToken cancellationToken)
    {
        var (extensions, length) = mail;
        if (extensions.Size > 0 && length > extensions.Size)
        {
            throw new SmtpFault(new(DeliveryKind.Refused, DeliveryCodes.ContentRefused));
        }

        var size = extensions.HasSize ? $" SIZE={length}" : "";
        Require(await connection.AskAsync($"MAIL FROM:<{message.From.Address.Value}>{size}", cancellationToken), DeliveryCodes.SenderRefused);
        var recipient = await connection.AskAsync($"RCPT TO:<{message.To.Address.Value}>", cancellationToken);
        if (!recipient.IsPositive)
        {
            throw SmtpFault.OfMail(DeliveryCodes.RecipientRefused, recipient);
        }
    }

    /// <summary>The content and its end. Once the end has left, only the answer's own time limit counts.</summary>
    private async Task<SmtpReply> SendContentAsync(SmtpConnection connection, byte[] content, CancellationToken cancellationToken)
    {
        var go = await connection.AskAsync("DATA", cancellationToken);
        if (go.Code != 354)
        {
            throw SmtpFault.OfMail(DeliveryCodes.ContentRefused, go);
        }

        await connection.SendAsync(DotStuffed(content), cancellationToken);
        await connection.SendAsync(".\r\n"u8.ToArray(), cancellationToken);
        return await connection.ReadReplyAsync(settings.AnswerTimeout, CancellationToken.None);
    }

    /// <summary>The mail is delivered: what happens to the farewell does not matter.</summary>
    private static async Task QuitAsync(SmtpConnection connection)
    {
        try
        {
            await connection.SendAsync("QUIT\r\n"u8.ToArray(), CancellationToken.None);
            await connection.ReadReplyAsync(TimeSpan.FromSeconds(2), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or SmtpFault)
        {
            // The server was faster.
        }
    }

    /// <summary>RFC 5321 §4.5.2: a dot in front of every line that begins with one. The content ends with CRLF.</summary>
    internal static byte[] DotStuffed(ReadOnlySpan<byte> content)
    {
        var result = new List<byte>(content.Length + 16);
        var isStart = true;
        foreach (var octet in content)
        {
            if (isStart && octet == '.')
            {
                result.Add((byte)'.');
            }

            result.Add(octet);
            isStart = octet == '\n';
        }

        return [.. result];
    }

    private static void Require(SmtpReply reply, string code, int expected = 0)
    {
        if (expected == 0 ? !reply.IsPositive : reply.Code != expected)
        {
            throw SmtpFault.OfServer(code, reply.Code);
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
