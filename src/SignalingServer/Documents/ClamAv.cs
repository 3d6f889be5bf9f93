using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>ClamAV's daemon over TCP or its socket: the commands PING and INSTREAM of clamd(8).</summary>
internal sealed partial class ClamAv(string address, TimeSpan patience, TimeProvider clock, ILogger<ClamAv> logger) : IVirusScanner
{
    /// <summary>Without a number it is this one.</summary>
    private const int DefaultPort = 3310;

    private const int LongestAnswer = 1024;

    /// <summary>What it found by looking at its own limits and not at the file.</summary>
    private const string Limits = "Heuristics.Limits.Exceeded";

    /// <summary>A daemon that reads its signatures anew answers a little later.</summary>
    private static readonly TimeSpan[] Again = [TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AnswerHolds = TimeSpan.FromSeconds(5);

    /// <summary>When it was last asked whether it is there, and what it said.</summary>
    private (DateTimeOffset At, bool IsThere) _lastPing;

    public bool IsSetUp => true;

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        var (last, now) = (_lastPing, clock.GetUtcNow());
        if ((now - last.At).Duration() < AnswerHolds)
        {
            return last.IsThere;
        }

        var isThere = false;
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(ToConnect);
            using var socket = await ConnectAsync(time.Token);
            await SendAsync(socket, "zPING\0"u8.ToArray(), time.Token);
            isThere = await AnswerAsync(socket, time.Token) == "PONG";
        }
        catch (Exception e) when (IsAway(e, cancellationToken))
        {
            LogAway(e.GetType().Name);
        }

        _lastPing = (now, isThere);
        return isThere;
    }

    public async Task<ScanOutcome> ScanAsync(Func<Task<ContentStream>> open, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var content = await open();
            var outcome = await TryScanAsync(content, cancellationToken);
            if (outcome != ScanOutcome.Away || attempt == Again.Length)
            {
                return outcome;
            }

            await Task.Delay(Again[attempt], cancellationToken);
        }
    }

    private async Task<ScanOutcome> TryScanAsync(Stream content, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(patience);
        try
        {
            using var socket = await ConnectAsync(time.Token);
            await SendAllAsync(socket, content, time.Token);
            return OutcomeOf(await AnswerAsync(socket, time.Token));
        }
        catch (Exception e) when (IsAway(e, cancellationToken))
        {
            LogAway(e.GetType().Name);
            return ScanOutcome.Away;
        }
    }

    /// <summary>A daemon that has seen enough says so and stops reading: then its answer counts.</summary>
    private static async Task SendAllAsync(Socket socket, Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ContentCipher.BlockBytes);
        try
        {
            await SendAsync(socket, "zINSTREAM\0"u8.ToArray(), cancellationToken);
            int count;
            do
            {
                count = await content.ReadAsync(buffer.AsMemory(4, ContentCipher.BlockBytes - 4), cancellationToken);
                BinaryPrimitives.WriteInt32BigEndian(buffer, count);
                await SendAsync(socket, buffer.AsMemory(0, 4 + count), cancellationToken);
            }
            while (count > 0);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown && socket.Available > 0)
        {
            // It is read now.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
        }
    }

    private static async Task<string> AnswerAsync(Socket socket, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && !answer.AsSpan(0, length).Contains((byte)0))
        {
            var count = await socket.ReceiveAsync(answer.AsMemory(length), SocketFlags.None, cancellationToken);
            if (count == 0)
            {
                break;
            }

            length += count;
        }

        return Encoding.ASCII.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private ScanOutcome OutcomeOf(string answer)
    {
        var outcome = answer switch
        {
            "stream: OK" => ScanOutcome.Clean,
            _ when answer.Contains(Limits, StringComparison.Ordinal) || answer.Contains("size limit exceeded", StringComparison.Ordinal) => ScanOutcome.NotScannable,
            _ when answer.EndsWith(" FOUND", StringComparison.Ordinal) => ScanOutcome.Infected,
            _ => ScanOutcome.Away,
        };
        if (outcome != ScanOutcome.Clean)
        {
            LogOutcome(outcome);
        }

        return outcome;
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var (socket, end) = Address(address);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(ToConnect);
            await socket.ConnectAsync(end, time.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static (Socket Socket, EndPoint End) Address(string address)
    {
        if (address.StartsWith('/'))
        {
            return (new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(address));
        }

        var colon = address.LastIndexOf(':');
        var hasPort = int.TryParse(address[(colon + 1)..], CultureInfo.InvariantCulture, out var port) && colon > 0;
        var host = (hasPort ? address[..colon] : address).Trim('[', ']');
        EndPoint end = IPAddress.TryParse(host, out var ip)
            ? new IPEndPoint(ip, hasPort ? port : DefaultPort)
            : new DnsEndPoint(host, hasPort ? port : DefaultPort);
        return (new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, end);
    }

    private static bool IsAway(Exception error, CancellationToken cancellationToken) =>
        error is SocketException or (OperationCanceledException) && !cancellationToken.IsCancellationRequested;

    [LoggerMessage(1, LogLevel.Warning, "The antivirus does not answer ({Error})", EventName = "AntivirusAway")]
    private partial void LogAway(string error);

    [LoggerMessage(2, LogLevel.Information, "The antivirus says: {Outcome}", EventName = "AntivirusOutcome")]
    private partial void LogOutcome(ScanOutcome outcome);
}
