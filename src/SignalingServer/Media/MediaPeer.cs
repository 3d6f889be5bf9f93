using System.Collections.Concurrent;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>What a participant may do beside sending a microphone and a camera.</summary>
/// <param name="Screen">Send a screen.</param>
/// <param name="ConsumeOwn">Receive the own tracks back, as a test of the network does.</param>
internal readonly record struct MediaRights(bool Screen, bool ConsumeOwn = false);

/// <summary>One participant of a media room: the ids that are his, and how he is told what happens. Thread-safe.</summary>
/// <param name="id">Named by the host, unique in the room.</param>
/// <param name="name">As the others read it.</param>
/// <param name="rights">What he may do.</param>
/// <param name="notify">Takes a notification's name and content; called one after the other and must not wait.</param>
/// <param name="left">Called when he is in the room no more, whoever saw to that; must not wait.</param>
internal sealed class MediaPeer(PeerId id, string name, MediaRights rights, Action<string, object> notify, Action? left = null)
{
    /// <summary>Ids of transports, producers and consumers that this participant created and that are open.</summary>
    private readonly ConcurrentDictionary<object, byte> _owned = new();

    /// <summary>Set once, when he has left the room: what he asked for before must not come into being afterwards.</summary>
    private volatile bool _hasLeft;

    public PeerId Id { get; } = id;

    public string Name { get; } = name;

    public MediaRights Rights { get; } = rights;

    public bool HasLeft => _hasLeft;

    public PeerSummary Summary => new(Id, Name);

    public void Own(object owned) => _owned.TryAdd(owned, 0);

    public bool Owns(object owned) => _owned.ContainsKey(owned);

    public void Disown(object owned) => _owned.TryRemove(owned, out _);

    public void Notify(string happened, object data) => notify(happened, data);

    public void Leave()
    {
        _hasLeft = true;
        left?.Invoke();
    }
}
