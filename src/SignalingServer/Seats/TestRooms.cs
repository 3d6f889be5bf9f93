using System.Collections.Concurrent;
using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>A room of media for one connection alone, in which its own tracks come back to it: the network check on the real relay.</summary>
internal sealed record TestRoom(RoomId Id, MediaPeer Peer, CancellationTokenSource Ends);

/// <summary>The network checks that are under way: few per address, none for long.</summary>
internal sealed class TestRooms(IMediaRooms rooms, TurnAccess turn, DeskSettings settings, TimeProvider clock)
{
    /// <summary>A check takes seconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Checks under way by address; a network may have many people behind it.</summary>
    private readonly ConcurrentDictionary<string, int> _byAddress = new();

    /// <summary>Checks under way.</summary>
    private int _all;

    /// <summary>One method of the relay. The first call opens the room.</summary>
    public async Task<Reply> InvokeAsync(DeskConnection connection, TestMediaRequest request)
    {
        if (request.Method == "capabilities")
        {
            return MediaReplies.Of(new MediaReply(rooms.Capabilities, null));
        }

        if (connection.Test is { Peer.HasLeft: true })
        {
            await CloseAsync(connection);
        }

        if (connection.Test is null && await OpenAsync(connection) is { } refused)
        {
            return refused;
        }

        var test = connection.Test!;
        var reply = await MediaReplies.InvokeAsync(rooms, (test.Id, test.Peer), request.Method, request.Data);
        return MediaReplies.Of(turn.Extend(request.Tcp ? OnlyTcp(reply) : reply, request.Method, "check", TurnAccess.OfCheck));
    }

    /// <summary>The check is over. Repeats are harmless.</summary>
    public async Task CloseAsync(DeskConnection connection)
    {
        if (connection.Test is { } test)
        {
            connection.Test = null;
            try
            {
                await test.Ends.CancelAsync();
                await rooms.LeaveAsync(test.Id, test.Peer);
            }
            finally
            {
                test.Ends.Dispose();
                Give(connection);
            }
        }
    }

    /// <summary>Counts one more check. False when there are as many as may be, of this address or of all.</summary>
    private bool TryTake(DeskConnection connection)
    {
        var ofAddress = _byAddress.AddOrUpdate(connection.Address, 1, static (_, count) => count + 1);
        if (Interlocked.Increment(ref _all) <= settings.TestRooms && ofAddress <= settings.TestRoomsPerAddress)
        {
            return true;
        }

        Give(connection);
        return false;
    }

    private void Give(DeskConnection connection)
    {
        Interlocked.Decrement(ref _all);
        _byAddress.AddOrUpdate(connection.Address, 0, static (_, count) => count - 1);
        _byAddress.TryRemove(KeyValuePair.Create(connection.Address, 0));
    }

    private async Task<Reply?> OpenAsync(DeskConnection connection)
    {
        if (!TryTake(connection))
        {
            return Reply.Refused(HubCodes.TooManyRequests, "test");
        }

        var peer = new MediaPeer(
            new PeerId("test"),
            "",
            new MediaRights(Screen: false, ConsumeOwn: true),
            (happened, data) => connection.TestMedia(new MediaEventView(happened, JsonSerializer.SerializeToElement(data, MediaJson.Options))));
        var test = new TestRoom(new RoomId($"test/{Guid.NewGuid():N}"), peer, new CancellationTokenSource());
        connection.Test = test;
        if (await rooms.EnterAsync(test.Id, peer, maxPeers: 1) is not null)
        {
            await CloseAsync(connection);
            return Reply.Refused(HubCodes.TryAgain);
        }

        // Who has entered nothing has the test's time, once: the connection closes with it.
        connection.Linger(Longest);
        _ = EndAsync(test, test.Ends.Token);
        return null;
    }

    private async Task EndAsync(TestRoom test, CancellationToken ended)
    {
        await Task.Delay(Longest, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ended.IsCancellationRequested)
        {
            await rooms.LeaveAsync(test.Id, test.Peer);
        }
    }

    /// <summary>Leaves a browser nothing but TCP, so that the check says something about it.</summary>
    private static MediaReply OnlyTcp(MediaReply reply) => reply.Data is TransportDescription transport
        ? new MediaReply(transport with { IceCandidates = [.. transport.IceCandidates.Where(static candidate => candidate.Protocol == "tcp")] }, null)
        : reply;
}
