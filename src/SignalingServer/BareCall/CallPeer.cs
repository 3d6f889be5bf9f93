using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>One participant: his name, the ids that are his, and what waits to be sent to him. Thread-safe.</summary>
internal sealed class CallPeer(string name)
{
    /// <summary>Messages that may wait for a browser that does not read. One that falls further behind is cut off.</summary>
    private const int MaxWaitingMessages = 1024;

    /// <summary>Serialized messages on their way to the socket.</summary>
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaitingMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Ids of transports, producers and consumers that this participant created and that are open.</summary>
    private readonly ConcurrentDictionary<object, byte> _owned = new();

    public PeerId Id { get; } = new(Guid.NewGuid().ToString("N"));

    /// <summary>As the participant typed it.</summary>
    public string Name { get; } = name;

    public ChannelReader<byte[]> Outgoing => _outgoing.Reader;

    public PeerSummary Summary => new(Id, Name);

    public void Own(object id) => _owned.TryAdd(id, 0);

    public bool Owns(object id) => _owned.ContainsKey(id);

    public void Disown(object id) => _owned.TryRemove(id, out _);

    public void Notify(string name, object data) => Send(new CallNotification(name, data));

    /// <summary>Queues a message. A full queue ends the connection: the browser comes back and starts afresh.</summary>
    public void Send(object message)
    {
        if (!_outgoing.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(message, CallJson.Options)))
        {
            _outgoing.Writer.TryComplete();
        }
    }

    /// <summary>Nothing more is queued.</summary>
    public void Complete() => _outgoing.Writer.TryComplete();
}
