using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>A relay node in this process.</summary>
internal sealed class RelayNode : IAsyncDisposable
{
    private RelayNode(WebApplication app, Uri control) => (App, Control) = (app, control);

    public WebApplication App { get; }

    /// <summary>Where its control is.</summary>
    public Uri Control { get; }

    /// <summary>Its ordinary address.</summary>
    public Uri Address => new(App.Urls.First(url => new Uri(url).Port != Control.Port));

    public RelayControl RelayControl => App.Services.GetRequiredService<RelayControl>();

    public static async Task<RelayNode> StartAsync(string id, string redis, TimeProvider? clock = null, params string[] settings)
    {
        var control = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        string[] all =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", "--Logging:MinimumLevel=Fatal", "--Node:Roles=relay", $"--Node:Id={id}",
            $"--Nodes:Redis={redis}", $"--Nodes:ControlKey={NodeProcess.Key}", $"--Nodes:ControlUrl={control}", "--Relay:Loops=1", "--Relay:PinLoops=false",
            .. settings,
        ];
        var times = new NodeTimes { DrainAtStop = TimeSpan.FromMilliseconds(100) };
        var app = SignalingHost.Build(all, services => services.AddSingleton(times).AddSingleton(clock ?? TimeProvider.System));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RelayNode(app, control);
    }

    /// <summary>A control connection of whoever shows this key.</summary>
    public async Task<ControlSocket> ConnectAsync(string key = NodeProcess.Key)
    {
        var client = new ClientWebSocket();
        client.Options.SetRequestHeader(ControlKey.Header, key);
        await client.ConnectAsync(new UriBuilder(Control) { Scheme = "ws", Path = ControlEndpoint.SocketPath }.Uri, TestContext.Current.CancellationToken);
        return new ControlSocket(client);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
    }
}
