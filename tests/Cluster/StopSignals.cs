using System.Runtime.InteropServices;

namespace VideoDesk.Cluster;

/// <summary>
/// Ctrl-C and SIGTERM end what runs in order: everything that was started is ended, and its folders go. A second one ends this program at once,
/// and with it whatever it started.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;

    public StopSignals()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled as soon as somebody asks.</summary>
    public CancellationToken Asked => _asked.Token;

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
        _asked.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_asked.IsCancellationRequested;
        if (context.Cancel)
        {
            Console.WriteLine("Stopping everything that was started.");
            _asked.Cancel();
        }
    }
}
