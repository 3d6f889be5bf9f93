using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Something that other threads want done on the loop's thread.</summary>
internal abstract class LoopCommand
{
    public abstract void Run(Timestamp now);

    /// <summary>The loop ended before it came to this command.</summary>
    public abstract void Cancel();
}

/// <summary>A command whose result nobody waits for.</summary>
internal sealed class PostedCommand(Action<Timestamp> action) : LoopCommand
{
    public override void Run(Timestamp now) => action(now);

    public override void Cancel()
    {
    }
}

/// <summary>A command whose result, or exception, goes to the caller's task.</summary>
internal sealed class AwaitedCommand<T>(Func<Timestamp, T> function) : LoopCommand
{
    /// <summary>Continuations run elsewhere: the loop's thread belongs to the media.</summary>
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    public override void Run(Timestamp now)
    {
        try
        {
            _completion.TrySetResult(function(now));
        }
        catch (Exception exception)
        {
            _completion.TrySetException(exception);
        }
    }

    public override void Cancel() => _completion.TrySetCanceled();
}
