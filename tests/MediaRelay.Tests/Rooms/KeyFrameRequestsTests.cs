using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class KeyFrameRequestsTests
{
    [Fact]
    public void TryTakeDue_NobodyAsks_NeverIsDue()
    {
        var requests = new KeyFrameRequests();
        Assert.Equal(Timestamp.Never, requests.DueAt);
        Assert.False(requests.TryTakeDue(Timestamp.FromMilliseconds(1_000_000)));
    }

    [Fact]
    public void TryTakeDue_ManyWishes_AreOneRequest()
    {
        var requests = new KeyFrameRequests();
        for (var i = 0; i < 100; i++)
        {
            requests.Request();
        }

        Assert.True(requests.TryTakeDue(Timestamp.FromMilliseconds(0)));
        requests.Request();
        Assert.False(requests.TryTakeDue(Timestamp.FromMilliseconds(249)));
        Assert.Equal(1, requests.Sent);
    }

    [Fact]
    public void TryTakeDue_NoAnswer_RepeatsAndSlowsDown()
    {
        var requests = new KeyFrameRequests();
        requests.Request();
        Assert.Equal([0, 250, 500, 750, 1000, 1250, 1500, 1750, 2750, 3750, 4750], Times(requests, until: 5000));
    }

    [Fact]
    public void OnKeyFrame_EndsTheRepeatsAndTheSlowness()
    {
        var requests = new KeyFrameRequests();
        requests.Request();
        Times(requests, until: 3000);
        requests.OnKeyFrame();
        Assert.False(requests.IsPending);
        Assert.Equal(Timestamp.Never, requests.DueAt);
        requests.Request();

        // The last one went at 2,750 ms.
        Assert.Equal(Timestamp.FromMilliseconds(3000), requests.DueAt);
    }

    [Fact]
    public void Request_SoonAfterAnAnswer_KeepsTheDistance()
    {
        var requests = new KeyFrameRequests();
        requests.Request();
        Assert.True(requests.TryTakeDue(Timestamp.FromMilliseconds(100)));
        requests.OnKeyFrame();
        requests.Request();
        Assert.Equal(Timestamp.FromMilliseconds(350), requests.DueAt);
    }

    [Fact]
    public void Cancel_NobodyWatches_AsksNoMore()
    {
        var requests = new KeyFrameRequests();
        requests.Request();
        requests.Cancel();
        Assert.Empty(Times(requests, until: 5000));
    }

    private static List<long> Times(KeyFrameRequests requests, long until)
    {
        var times = new List<long>();
        for (var at = 0L; at <= until; at++)
        {
            if (requests.TryTakeDue(Timestamp.FromMilliseconds(at)))
            {
                times.Add(at);
            }
        }

        return times;
    }
}
