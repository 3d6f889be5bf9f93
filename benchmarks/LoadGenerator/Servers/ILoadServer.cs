using VideoDesk.LoadGenerator.Media;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>A media server under load: a process of its own and the way to get peers into its rooms.</summary>
internal interface ILoadServer : IAsyncDisposable
{
    string Name { get; }

    ServerProcess Process { get; }

    /// <summary>Starts the process and waits until it answers.</summary>
    Task StartAsync();

    Task OpenRoomAsync(int room);

    Task<ILoadParticipant> JoinAsync(int room);
}

/// <summary>One participant of a room.</summary>
internal interface ILoadParticipant
{
    /// <summary>Peer connections of this participant.</summary>
    IReadOnlyList<LoadPeer> Peers { get; }

    /// <summary>Opens a connection and sends these tracks. Once at most.</summary>
    Task<Publication> PublishAsync(IReadOnlyList<SourcePlan> sources);

    /// <summary>Opens a connection that receives all these tracks. Once at most.</summary>
    Task SubscribeAsync(IReadOnlyList<Publication> publications);
}

/// <summary>Tracks of one participant; the names are the server's.</summary>
internal sealed record Publication(IReadOnlyList<PublishedTrack> Tracks)
{
    /// <summary>Janus' number of the publisher.</summary>
    public long Feed { get; init; }
}

/// <summary>One track; the name is the server's.</summary>
internal sealed record PublishedTrack(string Name, LoadSender Sender);
