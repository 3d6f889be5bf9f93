using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>A client that sends what it likes: the hostile browser of the signalling tests.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();

    private int _id;

    private RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(CallServer server, string query, string? origin = null)
    {
        var client = new RawClient();
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new Uri(server.Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/call?" + query);
        await client._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>Sends a request and returns its answer; notifications that come before are dropped.</summary>
    public async Task<JsonElement> RequestAsync(string method, object? data = null)
    {
        var id = ++_id;
        await SendAsync(JsonSerializer.Serialize(new { id, method, data }));
        return await ReceiveAsync(message => message.TryGetProperty("id", out var answered) && answered.GetInt32() == id);
    }

    /// <summary>The id that a request gave.</summary>
    public async Task<string> RequestIdAsync(string method, object data)
    {
        var answer = await RequestAsync(method, data);
        Assert.True(answer.GetProperty("ok").GetBoolean(), $"{method}: {answer}");
        return answer.GetProperty("data").GetProperty("id").GetString()!;
    }

    /// <summary>The code with which a request was refused.</summary>
    public async Task<string?> RequestRefusalAsync(string method, object? data = null) => CodeOf(await RequestAsync(method, data));

    public async Task<string?> SendForRefusalAsync(string text)
    {
        await SendAsync(text);
        return CodeOf(await ReceiveAsync(static message => message.TryGetProperty("ok", out _)));
    }

    public Task<JsonElement> NotificationAsync(string name) =>
        ReceiveAsync(message => message.TryGetProperty("event", out var value) && value.ValueEquals(name));

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Reads to the end and returns why the server closed.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Description)> ReadToCloseAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        var buffer = new byte[4096];
        while ((await _socket.ReceiveAsync(buffer, timeout.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (_socket.CloseStatus, _socket.CloseStatusDescription);
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        _socket.Dispose();
    }

    private static string? CodeOf(JsonElement answer) =>
        answer.GetProperty("ok").GetBoolean() ? null : answer.GetProperty("error").GetProperty("code").GetString();

    private async Task<JsonElement> ReceiveAsync(Func<JsonElement, bool> wanted)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), timeout.Token);
                length += received.Count;
            }
            while (!received.EndOfMessage);
            Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
            var message = JsonElement.Parse(buffer.AsSpan(0, length));
            if (wanted(message))
            {
                return message;
            }
        }
    }
}
