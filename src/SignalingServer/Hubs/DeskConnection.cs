using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using VideoDesk.SignalingServer.Http;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>One connection of a browser to the hub: who is behind it, where it has entered, and what waits to be sent. Thread-safe.</summary>
internal sealed class DeskConnection : IAsyncDisposable
{
    /// <summary>Messages that may wait for a browser that does not read. One that falls further behind is cut off and comes back.</summary>
    private const int MaxWaiting = 1024;

    /// <summary>Calls in ten seconds. A call with media begins with about forty.</summary>
    private const int MaxCalls = 400;

    /// <summary>Calls in ten seconds of what is called often: thirty changes of the board a second, as many movements, and a burst.</summary>
    private const int MaxOftenCalls = 1000;

    /// <summary>Looks in ten seconds. Whoever acts on what he is shown needs one, rarely.</summary>
    private const int MaxLooks = 20;

    /// <summary>Time for the last message to leave before the connection is cut.</summary>
    private static readonly TimeSpan BeforeClosing = TimeSpan.FromMilliseconds(250);

    private readonly HubCallerContext _context;

    private readonly IClientProxy _client;

    /// <summary>What is told, in order.</summary>
    private readonly Channel<(string Message, object? Content)> _outgoing = Channel.CreateBounded<(string, object?)>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Ends with the last message.</summary>
    private readonly Task _sending;

    /// <summary>Ends the wait for the entry.</summary>
    private readonly CancellationTokenSource _entered = new();

    /// <summary>Ticks by which who has entered nothing may stay longer; 0 for not at all.</summary>
    private long _longer;

    /// <summary>1 from when it is to be closed.</summary>
    private int _isClosing;

    public DeskConnection(HubCallerContext context, IClientProxy client)
    {
        _context = context;
        _client = client;
        var http = context.GetHttpContext();
        Address = CallerAddress.Of(http);
        Device = DeviceKinds.Of(http?.Request.Headers.UserAgent.ToString());
        _sending = SendAllAsync();
    }

    public string Id => _context.ConnectionId;

    public ClaimsPrincipal User => _context.User ?? new ClaimsPrincipal();

    /// <summary>Network address; kept as long as the connection stands, never written anywhere.</summary>
    public string Address { get; }

    public DeviceKind Device { get; }

    /// <summary>Where it has entered; null before. Set in the room's turn.</summary>
    public DeskRoom? Room { get; set; }

    /// <summary>Its seat; null before it has one and after it has lost it. Set in the room's turn.</summary>
    public Seat? Seat { get; set; }

    /// <summary>The room of its own network test; null while there is none. Only its own calls, one after the other, touch it.</summary>
    public TestRoom? Test { get; set; }

    /// <summary>How much it may ask. Calls of a connection come one after the other.</summary>
    public Allowance Calls { get; } = new(MaxCalls, TimeSpan.FromSeconds(10));

    /// <summary>The same for what <see cref="MayAttribute.IsOften"/> says.</summary>
    public Allowance OftenCalls { get; } = new(MaxOftenCalls, TimeSpan.FromSeconds(10));

    /// <summary>How often a refusal may make the room look at what is stored.</summary>
    public Allowance Looks { get; } = new(MaxLooks, TimeSpan.FromSeconds(10));

    /// <summary>The connection that a hub method was called on.</summary>
    public static DeskConnection Of(HubCallerContext context) => (DeskConnection)context.Items[typeof(DeskConnection)]!;

    /// <summary>Waits until somebody enters; closes the connection of who does not.</summary>
    public async Task ExpectEntryAsync(TimeSpan within)
    {
        await Task.Delay(within, _entered.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Interlocked.Read(ref _longer) is > 0 and var longer)
        {
            await Task.Delay(TimeSpan.FromTicks(longer), _entered.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_entered.IsCancellationRequested)
        {
            _context.Abort();
        }
    }

    /// <summary>Lets a connection that has entered nothing stay longer. Repeats change nothing.</summary>
    public void Linger(TimeSpan longer) => Interlocked.Exchange(ref _longer, longer.Ticks);

    /// <summary>It has shown who it is and may stay.</summary>
    public void Enter() => _entered.Cancel();

    /// <summary>Queues a message; never waits.</summary>
    public void Tell(string message, object? content = null)
    {
        if (!_outgoing.Writer.TryWrite((message, content)) && Volatile.Read(ref _isClosing) == 0)
        {
            _context.Abort();
        }
    }

    /// <summary>Says a last thing and closes.</summary>
    public void TellLast(string message, object content)
    {
        Tell(message, content);
        if (Interlocked.Exchange(ref _isClosing, 1) == 0)
        {
            _outgoing.Writer.TryComplete();
            _ = CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _isClosing, 1);
        await _entered.CancelAsync();
        _outgoing.Writer.TryComplete();
        await _sending;
        _entered.Dispose();
    }

    private async Task CloseAsync()
    {
        await _sending;
        await Task.Delay(BeforeClosing);
        _context.Abort();
    }

    private async Task SendAllAsync()
    {
        await foreach (var (message, content) in _outgoing.Reader.ReadAllAsync())
        {
            try
            {
                await _client.SendCoreAsync(message, content is null ? [] : [content], _context.ConnectionAborted);
            }
            catch (Exception)
            {
                // It is gone, and so is what it would have been told: whoever enters again gets a whole view.
            }
        }
    }
}
