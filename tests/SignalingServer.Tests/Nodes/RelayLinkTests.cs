using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>A web node's connection to a relay node, which comes back whatever happens to it.</summary>
public sealed class RelayLinkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_WhoseListenerFails_IsMadeAgain()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        var listener = new Listener { Fails = true };
        await using var link = LinkTo(relay.Control, listener, NodeTo(new NodeTimes()));
        await UpAsync(link);
        await link.CallAsync(Enter(1, "anna"));
        await Wait.UntilAsync(() => !listener.Fails, () => "nothing was told");

        await Wait.UntilAsync(async () => (await link.CallAsync(Enter(2, "bruno"))).Error is null, () => $"the link is {link.State}");
        await Wait.UntilAsync(() => listener.Heard.Contains(2), () => "bruno is not welcomed");
    }

    [Fact]
    public async Task Link_ThatWasForgottenAndIsMadeAnew_IsTakenAtTheFirstAttempt()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        var node = NodeTo(new NodeTimes { Reconnect = TimeSpan.FromHours(1) });
        await using (var former = LinkTo(relay.Control, new Listener(), node))
        {
            await UpAsync(former);
        }

        await using var link = LinkTo(relay.Control, new Listener(), node);

        await UpAsync(link);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Unauthorized, true)]
    public async Task Answer_OfSomethingElseAtTheAddress_LosesNobodyUnlessTheKeyIsWrong(HttpStatusCode status, bool isRefused)
    {
        var asked = 0;
        await using var proxy = await AnsweringAsync(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.StatusCode = (int)status;
            return Task.CompletedTask;
        });
        var listener = new Listener();
        var times = new NodeTimes { Reconnect = TimeSpan.FromMilliseconds(50) };

        await using var link = LinkTo(new Uri(proxy.Urls.Single()), listener, NodeTo(times));

        await Wait.UntilAsync(() => Volatile.Read(ref asked) > 2 || link.State == LinkState.Refused, () => $"asked {asked} times");
        Assert.Equal((isRefused ? LinkState.Refused : LinkState.Connecting, isRefused ? 1 : 0), (link.State, listener.Lost));
    }

    /// <summary>A web node with these times.</summary>
    internal static NodeContext NodeTo(NodeTimes times)
    {
        var settings = new NodeSettings { Roles = NodeRoles.Web, Id = "w1", ControlKey = NodeProcess.Key };
        return new NodeContext(settings, NodeIdentity.Of(settings), times, TimeProvider.System);
    }

    internal static RelayLink LinkTo(Uri control, ILinkListener listener, NodeContext node, string relay = "r1") =>
        new(new RelayRecord(relay, "any", control, new RelayLoad(0, 0, false), DateTimeOffset.UtcNow), node, listener, NullLogger.Instance);

    private static Task UpAsync(RelayLink link) => Wait.UntilAsync(() => link.State == LinkState.Up, () => $"the link is {link.State}");

    private static ControlMessage Enter(long number, string name) =>
        new(ControlKind.Enter) { Peer = number, Enter = new EnterOrder("room", name, name, true, false, 8) };

    private static async Task<WebApplication> AnsweringAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancellation);
        return app;
    }

    /// <summary>Notes who was spoken to; fails once when it is to.</summary>
    internal sealed class Listener : ILinkListener
    {
        private volatile bool _fails;

        private int _lost;

        public ConcurrentQueue<long> Heard { get; } = [];

        public bool Fails
        {
            get => _fails;
            set => _fails = value;
        }

        /// <summary>How often everybody was lost.</summary>
        public int Lost => Volatile.Read(ref _lost);

        public void Told(RelayLink link, ControlMessage message)
        {
            if (_fails)
            {
                _fails = false;
                throw new NotSupportedException("a mistake");
            }

            Heard.Enqueue(message.Peer!.Value);
        }

        public void Changed(RelayLink link)
        {
        }

        void ILinkListener.Lost(RelayLink link) => Interlocked.Increment(ref _lost);

        public IReadOnlyList<long> PeersAt(RelayLink link) => [1, 2];
    }
}
