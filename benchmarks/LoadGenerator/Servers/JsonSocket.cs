using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>JSON messages over a WebSocket: out one at a time, in to a handler.</summary>
internal sealed class JsonSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private Task _receiving = Task.CompletedTask;

    public async Task ConnectAsync(Uri address, string? protocol, Action<JsonObject> handle)
    {
        if (protocol is not null)
        {
            _socket.Options.AddSubProtocol(protocol);
        }

        await _socket.ConnectAsync(address, _closing.Token);
        _receiving = ReceiveAsync(handle);
    }

    public async Task SendAsync(JsonNode message)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task ReceiveAsync(Action<JsonObject> handle)
    {
        var buffer = new ArraySegment<byte>(new byte[256 * 1024]);
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await _socket.ReceiveAsync(buffer.AsMemory(length), _closing.Token);
                    length += received.Count;
                }
                while (!received.EndOfMessage);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                handle(JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject());
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed by either side; requests that wait run into their time limit.
        }
    }
}
