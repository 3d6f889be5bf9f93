namespace VideoDesk.MediaRelay.Rooms;

/// <summary>A participant: one transport on which the browser sends and one on which it receives.</summary>
internal sealed class Peer(PeerId id, Room room)
{
    public PeerId Id { get; } = id;

    public Room Room { get; } = room;

    /// <summary>On which the browser sends; null before it is created.</summary>
    public Transport? Send { get; set; }

    /// <summary>On which the browser receives; null before it is created.</summary>
    public Transport? Receive { get; set; }

    public IEnumerable<Transport> Transports
    {
        get
        {
            if (Send is not null)
            {
                yield return Send;
            }

            if (Receive is not null)
            {
                yield return Receive;
            }
        }
    }
}
