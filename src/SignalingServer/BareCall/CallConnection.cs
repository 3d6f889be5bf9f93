using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>
/// The socket of one participant: reads requests one after the other, writes what his queue holds. Knows nothing of what the
/// messages mean.
/// </summary>
internal sealed class CallConnection(WebSocket socket, CallPeer peer, ILogger logger)
{
    /// <summary>Longest message that a browser may send, in bytes. RTP parameters with three layers take about four thousand.</summary>
    private const int MaxMessageLength = 64 * 1024;

    /// <summary>Room for the usual message; a longer one makes the buffer grow until it is handled.</summary>
    private const int UsualMessageLength = 4 * 1024;

    /// <summary>How long a browser may take to answer the closing handshake.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The message at hand.</summary>
    private byte[] _received = new byte[UsualMessageLength];

    /// <summary>Runs until either side ends the connection.</summary>
    public async Task RunAsync(Func<string, JsonElement, Task<MediaReply>> methods, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var writing = WriteAsync(ended);
        try
        {
            await ReadAsync(methods, ended.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The browser is gone, or the server stops: both are ordinary ends.
        }
        finally
        {
            peer.Complete();
            await ended.CancelAsync();
            await writing;
        }

        await CloseAsync(stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null);
    }

    /// <summary>Ends the connection with a reason that the browser can read.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string? description)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            await socket.CloseOutputAsync(status, description, timeout.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private async Task ReadAsync(Func<string, JsonElement, Task<MediaReply>> methods, CancellationToken ended)
    {
        while (true)
        {
            var (length, type) = await ReceiveAsync(ended);
            if (type == WebSocketMessageType.Close)
            {
                return;
            }

            peer.Send(await AnswerAsync(methods, type, _received.AsMemory(0, length)));
            if (_received.Length > UsualMessageLength)
            {
                _received = new byte[UsualMessageLength];
            }
        }
    }

    /// <summary>Receives one whole message. A message that is too long ends the connection.</summary>
    private async Task<(int Length, WebSocketMessageType Type)> ReceiveAsync(CancellationToken ended)
    {
        var length = 0;
        while (true)
        {
            if (length == MaxMessageLength)
            {
                await CloseAsync(WebSocketCloseStatus.MessageTooBig, "message-too-big");
                return (0, WebSocketMessageType.Close);
            }

            if (length == _received.Length)
            {
                Array.Resize(ref _received, Math.Min(MaxMessageLength, _received.Length * 2));
            }

            var received = await socket.ReceiveAsync(_received.AsMemory(length), ended);
            length += received.Count;
            if (received.EndOfMessage || received.MessageType == WebSocketMessageType.Close)
            {
                return (length, received.MessageType);
            }
        }
    }

    private async Task<CallResponse> AnswerAsync(
        Func<string, JsonElement, Task<MediaReply>> methods, WebSocketMessageType type, ReadOnlyMemory<byte> message)
    {
        if (type != WebSocketMessageType.Text || !TryParse(message, out var document))
        {
            return new CallResponse(null, false, null, MediaError.MalformedMessage);
        }

        using (document)
        {
            if (!CallRequest.TryParse(document.RootElement, out var request, out var id))
            {
                return new CallResponse(id, false, null, MediaError.MalformedMessage);
            }

            var reply = await methods(request.Method, request.Data);
            if (reply.Error is { } error)
            {
                logger.RequestRefused(peer.Id, request.Id, error.Code);
            }

            return new CallResponse(request.Id, reply.Error is null, reply.Data, reply.Error);
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(message, MediaJson.DocumentOptions);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    /// <summary>Writes the queue until it is completed, then ends the reading too.</summary>
    private async Task WriteAsync(CancellationTokenSource ended)
    {
        try
        {
            await foreach (var message in peer.Outgoing.ReadAllAsync(ended.Token))
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The reading ends too, below.
        }

        await ended.CancelAsync();
    }
}
