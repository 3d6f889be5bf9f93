using System.Text.Json;
using System.Threading.Channels;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>One participant of a bare call and what waits to be sent to him. Thread-safe.</summary>
internal sealed class CallPeer
{
    /// <summary>Messages that may wait for a browser that does not read. One that falls further behind is cut off.</summary>
    private const int MaxWaitingMessages = 1024;

    /// <summary>Serialized messages on their way to the socket.</summary>
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaitingMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <param name="name">As the participant typed it.</param>
    public CallPeer(string name) => Media = new MediaPeer(
        new PeerId(Guid.NewGuid().ToString("N")),
        name,
        new MediaRights(Screen: true),
        (happened, data) => Send(new CallNotification(happened, data)));

    /// <summary>The same participant as the room knows him.</summary>
    public MediaPeer Media { get; }

    public PeerId Id => Media.Id;

    public ChannelReader<byte[]> Outgoing => _outgoing.Reader;

    /// <summary>Queues a message. A full queue ends the connection: the browser comes back and starts afresh.</summary>
    public void Send(object message)
    {
        if (!_outgoing.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(message, MediaJson.Options)))
        {
            _outgoing.Writer.TryComplete();
        }
    }

    /// <summary>Nothing more is queued.</summary>
    public void Complete() => _outgoing.Writer.TryComplete();
}
