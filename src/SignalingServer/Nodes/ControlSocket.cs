using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// One control connection: what is sent waits in a bounded queue; a side that does not read is cut off and comes back. Sending is
/// thread-safe, receiving is one reader's.
/// </summary>
internal sealed class ControlSocket : IAsyncDisposable
{
    /// <summary>Messages that may wait.</summary>
    private const int MaxWaiting = 8192;

    /// <summary>Bytes of one message: a hub message in an envelope is far shorter, a greeting with many participants may be long.</summary>
    private const int LongestMessage = 1024 * 1024;

    private readonly WebSocket _socket;

    /// <summary>What waits to be sent, as it goes over the wire.</summary>
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Ends with the connection.</summary>
    private readonly Task _sending;

    /// <summary>What is being received.</summary>
    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>When something was heard last, as <see cref="TimeProvider.GetTimestamp"/> of the system.</summary>
    private long _heardAt = TimeProvider.System.GetTimestamp();

    public ControlSocket(WebSocket socket)
    {
        _socket = socket;
        _sending = SendAllAsync();
    }

    /// <summary>Since when nothing was heard. Any thread.</summary>
    public TimeSpan Silence => TimeProvider.System.GetElapsedTime(Interlocked.Read(ref _heardAt));

    /// <summary>
    /// Queues a message; never waits. A full queue ends the connection. A message that cannot be written as JSON is not sent, and harms
    /// nobody but its sender.
    /// </summary>
    public bool Send(ControlMessage message)
    {
        if (Encode(message) is not { } bytes)
        {
            return false;
        }

        if (_outgoing.Writer.TryWrite(bytes))
        {
            return true;
        }

        Abort();
        return false;
    }

    /// <summary>The next message; null when the connection has ended, for whatever reason.</summary>
    public async Task<ControlMessage?> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var length = await ReadAsync(cancellationToken);
            return length < 0 ? null : JsonSerializer.Deserialize<ControlMessage>(_buffer.AsSpan(0, length), MediaJson.Options);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or JsonException or OperationCanceledException)
        {
            Abort();
            return null;
        }
    }

    /// <summary>Ends the connection now.</summary>
    public void Abort()
    {
        _outgoing.Writer.TryComplete();
        _socket.Abort();
    }

    /// <summary>Sends what waits and says goodbye; not for long.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        _outgoing.Writer.TryComplete();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _sending.WaitAsync(limit.Token);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);

            // Whoever cuts the connection before the other side has read takes the last words away.
            while (await ReceiveAsync(limit.Token) is not null)
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Abort();
        await _sending;
        _socket.Dispose();
    }

    private async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                if (length >= LongestMessage)
                {
                    Abort();
                    return -1;
                }

                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            Interlocked.Exchange(ref _heardAt, TimeProvider.System.GetTimestamp());
            length += received.Count;
            if (received.MessageType != WebSocketMessageType.Text)
            {
                return -1;
            }

            if (received.EndOfMessage)
            {
                return length;
            }
        }
    }

    private static byte[]? Encode(ControlMessage message)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(message, MediaJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var bytes in _outgoing.Reader.ReadAllAsync())
            {
                await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // It is gone: the reader finds that out too.
            Abort();
        }
    }
}
