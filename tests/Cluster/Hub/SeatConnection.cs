using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace VideoDesk.Cluster.Hub;

/// <summary>
/// One connection to the hub, which speaks SignalR's JSON protocol. What the server tells is handed over in the order in which it came; when
/// it is gone, every call without an answer fails.
/// </summary>
internal sealed class SeatConnection : IAsyncDisposable
{
    private const byte Separator = 0x1e;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ends = new();

    /// <summary>One writer at a time, as a WebSocket demands.</summary>
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Calls without an answer, by invocation.</summary>
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();

    private readonly Action<string, JsonElement> _told;

    private int _invocation;

    private Task _pinging = Task.CompletedTask;

    private SeatConnection(Action<string, JsonElement> told) => _told = told;

    /// <summary>Done when nothing more comes.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <param name="server">A web node, or the proxy before them.</param>
    /// <param name="cookies">Of somebody who is signed in.</param>
    /// <param name="told">Called with the name and the content of each message, one after the other.</param>
    /// <exception cref="WebSocketException">There is nobody.</exception>
    public static async Task<SeatConnection> ConnectAsync(Uri server, CookieContainer? cookies, Action<string, JsonElement> told)
    {
        var connection = new SeatConnection(told);
        try
        {
            connection._socket.Options.Cookies = cookies;
            using var patience = new CancellationTokenSource(Answer);
            await connection._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/desk" }.Uri, patience.Token);
            await connection.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        }
        catch
        {
            connection._socket.Dispose();
            throw;
        }

        connection.Ended = connection.ReadAsync();
        connection._pinging = connection.PingAsync();
        return connection;
    }

    /// <summary>Calls a method and waits for what it answers: its value, or nothing.</summary>
    /// <exception cref="HubRefusalException">It was refused.</exception>
    /// <exception cref="IOException">The connection ended, or no answer came.</exception>
    public async Task<JsonElement> CallAsync(string method, object? argument = null)
    {
        var id = Interlocked.Increment(ref _invocation).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        try
        {
            object[] arguments = argument is null ? [] : [argument];
            await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
            if (Ended.IsCompleted)
            {
                throw new IOException("The connection has ended.");
            }

            return Value(method, await answer.Task.WaitAsync(Answer));
        }
        catch (Exception e) when (e is WebSocketException or TimeoutException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            throw new IOException($"{method}: {e.GetType().Name}", e);
        }
        finally
        {
            _calls.TryRemove(id, out _);
        }
    }

    /// <summary>Calls a method and waits for no answer.</summary>
    public Task TellAsync(string method, object argument) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, target = method, arguments = new[] { argument } }));

    /// <summary>Breaks it without a goodbye.</summary>
    public void Break() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _socket.Abort();
        await Task.WhenAll(Ended, _pinging);
        _socket.Dispose();
        _writing.Dispose();
        _ends.Dispose();
    }

    private static JsonElement Value(string method, JsonElement completion)
    {
        if (!completion.TryGetProperty("result", out var result))
        {
            throw new IOException($"{method}: {completion}");
        }

        return result.TryGetProperty("error", out var error)
            ? throw new HubRefusalException(method, error.GetProperty("code").GetString()!)
            : result.TryGetProperty("value", out var value) ? value : default;
    }

    private async Task SendAsync(string text)
    {
        await _writing.WaitAsync(_ends.Token);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text + (char)Separator), WebSocketMessageType.Text, endOfMessage: true, _ends.Token);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task PingAsync()
    {
        try
        {
            while (!Ended.IsCompleted)
            {
                await Task.Delay(PingEvery, _ends.Token);
                await SendAsync("{\"type\":6}");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _ends.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                length = TakeMessages(buffer, length + received.Count);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The end.
        }

        _socket.Abort();
        foreach (var call in _calls.Values)
        {
            call.TrySetException(new IOException("The connection has ended."));
        }
    }

    /// <summary>Handles every whole message and moves the rest to the front; the length of the rest.</summary>
    private int TakeMessages(byte[] buffer, int length)
    {
        var start = 0;
        while (buffer.AsSpan(start, length - start).IndexOf(Separator) is >= 0 and var end)
        {
            Take(buffer.AsMemory(start, end));
            start += end + 1;
        }

        buffer.AsSpan(start, length - start).CopyTo(buffer);
        return length - start;
    }

    private void Take(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        var message = document.RootElement;
        if (message.TryGetProperty("invocationId", out var id) && _calls.TryGetValue(id.GetString()!, out var call))
        {
            call.TrySetResult(message.Clone());
        }
        else if (message.TryGetProperty("target", out var target))
        {
            var arguments = message.GetProperty("arguments");
            _told(target.GetString()!, arguments.GetArrayLength() > 0 ? arguments[0].Clone() : default);
        }
    }
}
