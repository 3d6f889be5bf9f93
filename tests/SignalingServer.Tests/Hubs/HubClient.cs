using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>A client of the hub that speaks SignalR's JSON protocol and nothing else; it can misbehave as no library lets it.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    /// <summary>Ends every message.</summary>
    private const char Separator = '\x1e';

    /// <summary>As every client does: who is silent for long counts as gone, however busy the machine is.</summary>
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(4);

    /// <summary>How long anything may take on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();

    /// <summary>What has come and was not asked for yet: answers and messages.</summary>
    private readonly List<JsonElement> _received = [];

    /// <summary>Text of a message that is not complete.</summary>
    private readonly StringBuilder _partial = new();

    /// <summary>One message is sent at a time.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Ends the pings.</summary>
    private readonly CancellationTokenSource _ended = new();

    private int _invocation;

    private HubClient()
    {
    }

    public bool IsOpen => _socket.State == WebSocketState.Open;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HubClient> ConnectAsync(Uri server, CookieContainer? cookies = null, string? origin = null)
    {
        var client = new HubClient();
        client._socket.Options.Cookies = cookies;
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/desk" }.Uri, Cancellation);
        await client.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        await client.ReceiveAsync(static message => !message.TryGetProperty("type", out _));
        _ = client.PingAsync();
        return client;
    }

    /// <summary>Calls a method; the answer, which is <c>{value}</c> or <c>{error}</c>.</summary>
    public Task<JsonElement> CallAsync(string method, object? argument = null) =>
        CallTextAsync(method, argument is null ? "" : JsonSerializer.Serialize(argument));

    /// <summary>Calls a method with an argument that is this text, whatever no serialiser would write included.</summary>
    public async Task<JsonElement> CallTextAsync(string method, string argument)
    {
        var id = $"{++_invocation}";
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{argument}}]}""");
        var completion = await ReceiveAsync(message => message.TryGetProperty("invocationId", out var answered) && answered.ValueEquals(id));
        Assert.True(completion.TryGetProperty("result", out var result), $"{method}: {completion}");
        return result;
    }

    /// <summary>Calls a method that must succeed; its value, or nothing.</summary>
    public async Task<JsonElement> ValueAsync(string method, object? argument = null)
    {
        var answer = await CallAsync(method, argument);
        Assert.False(answer.TryGetProperty("error", out _), $"{method}: {answer}");
        return answer.TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Calls a method that must be refused; the code. "" when it was not.</summary>
    public async Task<string> CodeAsync(string method, object? argument = null) =>
        (await CallAsync(method, argument)).TryGetProperty("error", out var error) ? error.GetProperty("code").GetString()! : "";

    /// <summary>The next message of this name that satisfies a condition; those before it of the same name are dropped.</summary>
    public async Task<JsonElement> MessageAsync(string name, Func<JsonElement, bool>? condition = null)
    {
        while (true)
        {
            var message = await ReceiveAsync(message => message.TryGetProperty("target", out var target) && target.ValueEquals(name));
            var arguments = message.GetProperty("arguments");
            var content = arguments.GetArrayLength() > 0 ? arguments[0] : default;
            if (condition?.Invoke(content) ?? true)
            {
                return content;
            }
        }
    }

    /// <summary>The next view that satisfies a condition.</summary>
    public Task<JsonElement> StateAsync(Func<JsonElement, bool> condition) => MessageAsync("state", condition);

    /// <summary>How many messages of this name have come by the time a call is answered.</summary>
    public int Count(string name) => _received.Count(message => message.TryGetProperty("target", out var target) && target.ValueEquals(name));

    /// <summary>Waits until the server closes.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            await ReceiveAsync(static _ => false);
        }
        catch (Exception e) when (e is WebSocketException or EndOfStreamException)
        {
            // That was the end.
        }
    }

    public async Task SendAsync(string text)
    {
        await _turn.WaitAsync(Cancellation);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text + Separator), WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Breaks the connection without a goodbye.</summary>
    public void Break() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _socket.Dispose();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(BetweenPings);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                await SendAsync("{\"type\":6}");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is over; whoever waits for something on it hears of that.
        }
    }

    private async Task<JsonElement> ReceiveAsync(Func<JsonElement, bool> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            for (var index = 0; index < _received.Count; index++)
            {
                if (wanted(_received[index]))
                {
                    var found = _received[index];
                    _received.RemoveAt(index);
                    return found;
                }
            }

            await ReadAsync(patience.Token);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        if (received.MessageType == WebSocketMessageType.Close)
        {
            throw new EndOfStreamException("The server has closed the connection.");
        }

        foreach (var character in Encoding.UTF8.GetString(buffer.AsSpan(0, received.Count)))
        {
            if (character != Separator)
            {
                _partial.Append(character);
                continue;
            }

            _received.Add(JsonSerializer.Deserialize<JsonElement>(_partial.ToString()));
            _partial.Clear();
        }
    }
}
