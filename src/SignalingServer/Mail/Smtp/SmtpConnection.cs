using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VideoDesk.SignalingServer.Mail.Smtp;

/// <summary>Lines to and from a mail server, each with a time limit. Bounds what a server can make us read.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    /// <summary>RFC 5321 §4.5.3.1.5 asks for 512; some servers write more.</summary>
    private const int LongestLine = 4096;

    private const int MostLines = 128;

    private readonly SmtpSettings _settings;
    private readonly TimeProvider _clock;

    /// <summary>The connection itself.</summary>
    private readonly TcpClient _client = new();

    /// <summary>Plain or TLS.</summary>
    private Stream _stream = Stream.Null;

    /// <summary>What was received, and the part of it that is not read yet.</summary>
    private readonly byte[] _received = new byte[LongestLine];
    private int _from;
    private int _to;

    private SmtpConnection(SmtpSettings settings, TimeProvider clock) => (_settings, _clock) = (settings, clock);

    /// <summary>Whether nobody on the way can read what is said.</summary>
    public bool IsEncrypted => _stream is SslStream;

    public static async Task<SmtpConnection> OpenAsync(SmtpSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(settings, clock);
        try
        {
            using var limit = connection.Limit(settings.ConnectTimeout, cancellationToken);
            await connection._client.ConnectAsync(settings.Host, settings.Port, limit.Token);
            connection._stream = connection._client.GetStream();
            if (settings.Security == SmtpSecurity.Tls)
            {
                await connection.EncryptAsync(cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a command and reads the answer.</summary>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await SendAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        return await ReadReplyAsync(_settings.CommandTimeout, cancellationToken);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        using var limit = Limit(_settings.CommandTimeout, cancellationToken);
        await _stream.WriteAsync(octets, limit.Token);
        await _stream.FlushAsync(limit.Token);
    }

    public async Task<SmtpReply> ReadReplyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = Limit(timeout, cancellationToken);
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(limit.Token);
            if (!SmtpReply.TryParseLine(line, out var code, out var isLast, out var text))
            {
                break;
            }

            lines.Add(text);
            if (isLast)
            {
                return new SmtpReply(code, lines);
            }
        }

        throw SmtpFault.OfServer(DeliveryCodes.ProtocolError);
    }

    /// <summary>
    /// From here on TLS. Whatever the server (or somebody on the way) sent ahead of it in the clear would later look as if it had come
    /// under TLS, so it ends the session.
    /// </summary>
    public async Task EncryptAsync(CancellationToken cancellationToken)
    {
        if (_from < _to)
        {
            throw SmtpFault.OfServer(DeliveryCodes.ProtocolError);
        }

        using var limit = Limit(_settings.ConnectTimeout, cancellationToken);
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        try
        {
            await encrypted.AuthenticateAsClientAsync(TlsOptions(), limit.Token);
        }
        catch (AuthenticationException)
        {
            await encrypted.DisposeAsync();
            throw SmtpFault.OfServer(DeliveryCodes.TlsFailed);
        }

        _stream = encrypted;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = _settings.Host, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (_settings.CertificateAuthority.Length > 0)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(_settings.CertificateAuthority);
            options.CertificateChainPolicy = policy;
        }

        return options;
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _received.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.ASCII.GetString(_received, _from, end).TrimEnd('\r');
                _from += end + 1;
                return line;
            }

            _received.AsSpan(_from, _to - _from).CopyTo(_received);
            (_from, _to) = (0, _to - _from);
            if (_to == _received.Length)
            {
                throw SmtpFault.OfServer(DeliveryCodes.ProtocolError);
            }

            var count = await _stream.ReadAsync(_received.AsMemory(_to), cancellationToken);
            if (count == 0)
            {
                throw SmtpFault.OfServer(DeliveryCodes.Unreachable);
            }

            _to += count;
        }
    }

    /// <summary>A limit of its own inside the caller's.</summary>
    private TimeLimit Limit(TimeSpan timeout, CancellationToken cancellationToken) => new(timeout, _clock, cancellationToken);

    private sealed class TimeLimit(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) : IDisposable
    {
        private readonly CancellationTokenSource _timer = new(timeout, clock);
        private CancellationTokenSource? _both;

        public CancellationToken Token => (_both ??= CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken)).Token;

        public void Dispose()
        {
            _both?.Dispose();
            _timer.Dispose();
        }
    }
}
