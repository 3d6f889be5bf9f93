using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>One connection to the hub that speaks SignalR's JSON protocol. It notes when what was sent to the other seat arrives.</summary>
internal sealed class SeatClient : IAsyncDisposable
{
    private const byte Separator = 0x1e;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(4);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ended = new();

    /// <summary>One writer at a time, as a WebSocket demands.</summary>
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Calls without an answer, by invocation.</summary>
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();

    private readonly Action<string, string> _received;

    private int _invocation;

    private Task _reading = Task.CompletedTask;
    private Task _pinging = Task.CompletedTask;

    /// <param name="received">Called with the name of a message and the text in it.</param>
    private SeatClient(Action<string, string> received) => _received = received;

    public static async Task<SeatClient> ConnectAsync(Uri server, CookieContainer? cookies, Action<string, string> received)
    {
        var client = new SeatClient(received);
        client._socket.Options.Cookies = cookies;
        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/desk" }.Uri, CancellationToken.None);
        await client.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        client._reading = client.ReadAsync();
        client._pinging = client.PingAsync();
        return client;
    }

    /// <summary>Calls a method and waits for what it answers.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task CallAsync(string method, object? argument = null)
    {
        var id = Interlocked.Increment(ref _invocation).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        object[] arguments = argument is null ? [] : [argument];
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        var completion = await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
        if (!completion.TryGetProperty("result", out var result) || result.TryGetProperty("error", out _))
        {
            throw new InvalidOperationException($"{method}: {completion}");
        }
    }

    /// <summary>Calls a method without waiting for an answer.</summary>
    public Task TellAsync(string method, object argument) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, target = method, arguments = new[] { argument } }));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _socket.Abort();
        await Task.WhenAll(_reading, _pinging);
        _socket.Dispose();
        _writing.Dispose();
        _ended.Dispose();
    }

    private async Task SendAsync(string text)
    {
        await _writing.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text + (char)Separator), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
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
            while (true)
            {
                await Task.Delay(PingEvery, _ended.Token);
                await SendAsync("{\"type\":6}");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end.
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _ended.Token);
                length += received.Count;
                length = TakeMessages(buffer, length);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end.
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

    private void Take(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        if (root.TryGetProperty("invocationId", out var id) && _calls.TryRemove(id.GetString()!, out var call))
        {
            call.SetResult(root.Clone());
        }
        else if (root.TryGetProperty("target", out var target) && target.GetString() is "typing" or "event" or "board")
        {
            var content = root.GetProperty("arguments")[0];
            var holder = content.TryGetProperty("payload", out var payload) ? payload : content;
            _received(target.GetString()!, holder.GetProperty(target.ValueEquals("board") ? "update" : "text").GetString()!);
        }
    }
}
