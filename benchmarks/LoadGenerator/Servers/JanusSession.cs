using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>A session on Janus' WebSocket: requests, their answers, which may come after an acknowledgement, and events.</summary>
internal sealed class JanusSession : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    private readonly JsonSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly ConcurrentDictionary<long, JanusHandle> _handles = new();
    private long _id;
    private long _lastTransaction;

    public async Task OpenAsync(Uri address)
    {
        await _socket.ConnectAsync(address, "janus-protocol", Handle);
        var answer = await RequestAsync(new() { ["janus"] = "create" });
        _id = (long)answer["data"]!["id"]!;
    }

    public async Task<JanusHandle> AttachAsync()
    {
        var answer = await RequestAsync(new() { ["janus"] = "attach", ["plugin"] = "janus.plugin.videoroom" });
        var handle = new JanusHandle(this, (long)answer["data"]!["id"]!);
        _handles[handle.Id] = handle;
        return handle;
    }

    public Task KeepAliveAsync() => RequestAsync(new() { ["janus"] = "keepalive" }, waitForResult: false);

    public Task DetachAsync(JanusHandle handle)
    {
        _handles.TryRemove(handle.Id, out _);
        return RequestAsync(new() { ["janus"] = "detach", ["handle_id"] = handle.Id });
    }

    /// <summary>Sends a request and waits for its answer; an acknowledgement is one only where no result follows.</summary>
    public async Task<JsonObject> RequestAsync(JsonObject request, bool waitForResult = true)
    {
        var transaction = $"t{Interlocked.Increment(ref _lastTransaction)}{(waitForResult ? "" : "a")}";
        request["transaction"] = transaction;
        if (_id != 0)
        {
            request["session_id"] = _id;
        }

        var waiting = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[transaction] = waiting;
        await _socket.SendAsync(request);
        var answer = await waiting.Task.WaitAsync(AnswerLimit);
        var failure = answer["error"] ?? answer["plugindata"]?["data"]?["error"];
        return failure is null ? answer : throw new InvalidOperationException($"Janus refused: {answer.ToJsonString()}");
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private void Handle(JsonObject message)
    {
        var kind = (string?)message["janus"];
        if ((string?)message["transaction"] is { } transaction)
        {
            if ((kind != "ack" || transaction.EndsWith('a')) && _waiting.TryRemove(transaction, out var waiting))
            {
                waiting.SetResult(message);
            }
        }
        else if (kind == "webrtcup" && _handles.TryGetValue((long)message["sender"]!, out var handle))
        {
            handle.NoteUp();
        }
    }
}
