using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VideoDesk.Cluster.Networks;

/// <summary>Passes TCP connections that come to one address on to a server at another.</summary>
internal sealed class PortForward : IAsyncDisposable
{
    /// <summary>Bytes that pass at once.</summary>
    private const int LargestPiece = 64 * 1024;

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _accepting;
    private readonly string _host;
    private readonly int _port;

    /// <param name="at">Where connections come to.</param>
    /// <param name="server"><c>host:port</c>.</param>
    public PortForward(string at, string server)
    {
        var parts = server.Split(':');
        (_host, _port) = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        _listener = new TcpListener(IPAddress.Parse(at), 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What passes comes so much later, each way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary><c>host:port</c> of this end.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_ends.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task PassAsync(TcpClient from)
    {
        using var near = from;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_host, _port, _ends.Token);
            (near.NoDelay, far.NoDelay) = (true, true);
            await Task.WhenAny(
                CopyAsync(near.GetStream(), far.GetStream()),
                CopyAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // One side is gone, and so is the other now.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[LargestPiece];
        while (await from.ReadAsync(buffer, _ends.Token) is > 0 and var count)
        {
            await Task.Delay(Delay, _ends.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), _ends.Token);
        }
    }
}
