using System.Security.Cryptography;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Tests.Documents;
using VideoDesk.SignalingServer.Tests.Hubs;
using VideoDesk.SignalingServer.Tests.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Presence;

/// <summary>A web node that is a process of its own, beside two others: it is killed, and it shares uploads with them.</summary>
public sealed class ThirdNodeOverTwoNodesTests
{
    private const int Block = 64 * 1024;

    [Fact]
    public async Task Taxpayer_WhoseNodeIsKilled_IsInTheSameCallOnAnother()
    {
        await using var desk = await Desk.OpenAsync();
        await using var third = await desk.Nodes.StartThirdAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await using var moved = await EnterAsync(third, desk);
        await taxpayer.MessageAsync("seatLost");
        await moved.ValueAsync("Say", new { id = "1", text = "Buongiorno" });
        await official.MessageAsync("event");
        var version = (await desk.StoredAsync()).Version;

        await third.KillAsync();

        await official.ValueAsync("Say", new { id = "1", text = "Mi sente?" });
        desk.Now += TimeSpan.FromMinutes(3); // The killed node's clock went on meanwhile.
        await using var back = await desk.ConnectAsync();
        var entered = await back.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop, after = 1 });
        Assert.Equal("call", entered.GetProperty("view").GetProperty("you").Text("stage"));
        Assert.Equal(2, Assert.Single(entered.GetProperty("events").EnumerateArray()).GetProperty("position").GetInt64());
        await back.MessageAsync("media", static happened => happened.Text("event") == "welcome");
        Assert.Equal(version, (await desk.StoredAsync()).Version);
    }

    [Fact]
    public async Task Taxpayer_WhoseNodeIsKilledAndWhoDoesNotComeBack_HasDropped()
    {
        await using var desk = await Desk.OpenAsync();
        await using var third = await desk.Nodes.StartThirdAsync();
        var official = await desk.OfficialAsync();
        await using var taxpayer = await EnterAsync(third, desk);
        await official.StateAsync(static view => view.SeatOf("taxpayer").GetProperty("connected").GetBoolean());

        await third.KillAsync();

        await official.StateAsync(static view => !view.SeatOf("taxpayer").GetProperty("connected").GetBoolean());
        var state = await desk.StoredAsync(static state => !state.Taxpayer.Connected);
        Assert.Equal((Departure.Dropped, true), (state.Taxpayer.Departure, state.OfficialPresence.Connected));
    }

    [Fact]
    [Trait("Requirement", "SD-15")]
    public async Task Upload_ThatGoesOnAtAnotherNode_HasOneWriter()
    {
        await using var desk = await DocumentDesk.OpenAsync();
        await using var third = await desk.Desk.Nodes.StartThirdAsync("--Documents:KeepFreeBytes=0", "--Documents:Qpdf=none");
        byte[] file = [.. DocumentDesk.Pdf, .. RandomNumberGenerator.GetBytes(12 * Block)];
        var location = (await desk.Sender.CreateAsync(file.Length)).Location;
        using var half = await TusTests.HalfAsync(desk, location, file, 7 * Block, new Uri(third.Address));

        var head = await desk.Sender.HeadAsync(location);
        var rest = await desk.Sender.PatchAsync(location, head.Offset, file.AsMemory((int)head.Offset));

        Assert.InRange(head.Offset, 1, 7 * Block);
        Assert.Equal((204, (long)file.Length), (rest.Status, rest.Offset));
        Assert.Equal(DocumentState.Ready, (await desk.CheckedAsync(location)).State);
        Assert.Equal(file, (await desk.Receiver.ContentAsync(location)).Content);
    }

    private static async Task<HubClient> EnterAsync(NodeProcess node, Desk desk)
    {
        var client = await HubClient.ConnectAsync(new Uri(node.Address));
        await client.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });
        return client;
    }
}
