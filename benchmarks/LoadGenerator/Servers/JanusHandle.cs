using System.Text.Json.Nodes;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>A session's attachment to the video room; one peer connection at most.</summary>
internal sealed class JanusHandle(JanusSession session, long id) : IAsyncDisposable
{
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Id { get; } = id;

    /// <summary>Done when Janus says that media can flow; it refuses viewers of a publisher that is not up.</summary>
    public Task Up => _up.Task;

    public void NoteUp() => _up.TrySetResult();

    public Task<JsonObject> RequestAsync(JsonObject body, JsonObject? jsep)
    {
        var message = new JsonObject { ["janus"] = "message", ["handle_id"] = Id, ["body"] = body };
        if (jsep is not null)
        {
            message["jsep"] = jsep;
        }

        return session.RequestAsync(message);
    }

    public async ValueTask DisposeAsync() => await session.DetachAsync(this);
}
