using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>A server that says what a test wants, for what no decent server does. One connection.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _conversation;

    /// <param name="greeting">Sent at once; empty: the connection is closed.</param>
    /// <param name="answers">What is sent after a line that begins so; a null closes the connection.</param>
    public ScriptedServer(string greeting, params (string Command, string? Answer)[] answers)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _conversation = ConverseAsync(greeting, answers);
    }

    public int Port { get; }

    /// <summary>What the client said.</summary>
    public List<string> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _conversation;
    }

    private async Task ConverseAsync(string greeting, (string Command, string? Answer)[] answers)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            if (greeting.Length == 0)
            {
                return;
            }

            await SayAsync(client, greeting);
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                Received.Add(line);
                var answer = answers.FirstOrDefault(entry => line.StartsWith(entry.Command, StringComparison.Ordinal)).Answer;
                if (answer is null)
                {
                    return;
                }

                await SayAsync(client, answer);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }

    private static async Task SayAsync(TcpClient client, string text) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
}
