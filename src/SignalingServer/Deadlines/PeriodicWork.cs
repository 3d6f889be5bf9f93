namespace VideoDesk.SignalingServer.Deadlines;

/// <summary>Work that is done again and again with a pause in between, and that an error does not end.</summary>
internal sealed partial class PeriodicWork(string name, TimeSpan pause, TimeProvider clock, ILogger logger)
{
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(name, e.GetType().Name);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Work} failed ({Error}); it is tried again")]
    private partial void LogFailed(string work, string error);
}
