using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>The phone as scanner of its owner's seat.</summary>
public class ScannerTests
{
    private const string OtherPhone = "other-other-other-other";

    [Fact]
    [Trait("Requirement", "SD-16")]
    public async Task Scanner_WithTheCode_StandsBesideTheSeatAndDoesNothingElse()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var shown = await taxpayer.ValueAsync("ShowScanner");
        Assert.EndsWith($"/scansiona#{shown.Text("token")}", shown.Text("address"), StringComparison.Ordinal);
        var rows = shown.GetProperty("qr").EnumerateArray().Select(static row => row.GetString()!).ToList();
        Assert.All(rows, row => Assert.Matches($"^[01]{{{rows.Count}}}$", row));
        Assert.True(rows.Count >= 29);

        var phone = await desk.ConnectAsync();
        var entered = await phone.ValueAsync("EnterScanner", new { token = shown.Text("token"), device = Desk.Phone });

        Assert.Equal(("taxpayer", "scanner", "chat"), (entered.Text("seat"), entered.GetProperty("view").Text("companion"), entered.GetProperty("view").Text("page")));
        Assert.Equal("not-allowed", await phone.CodeAsync("Say", new { id = "1", text = "x" }));
        Assert.Equal("not-allowed", await phone.CodeAsync("Board", new { after = 0 }));
        await official.ValueAsync("Say", new { id = "1", text = "x" });
        Assert.Equal("not-allowed", await phone.CodeAsync("Media", new { method = "capabilities", data = new { } }));
        Assert.Equal(0, phone.Count("event"));
        Assert.True((await desk.StoredAsync()).Taxpayer.Connected);
    }

    [Fact]
    [Trait("Requirement", "SD-16")]
    public async Task Code_StolenByASecondDevice_IsRefusedAndTheFirstMayReload()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        await desk.AcceptAsync(taxpayer);
        var token = (await taxpayer.ValueAsync("ShowScanner")).Text("token");
        var phone = await desk.ScannerAsync(token);
        var thief = await desk.ConnectAsync();

        Assert.Equal("seat-on-another-device", await thief.CodeAsync("EnterScanner", new { token, device = OtherPhone }));
        phone.Break();
        Assert.Equal("seat-on-another-device", await thief.CodeAsync("EnterScanner", new { token, device = OtherPhone }));
        await desk.ScannerAsync(token);
    }

    [Fact]
    public async Task Code_AfterTenMinutes_OpensNothingUnlessThePhoneWasThere()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        Assert.Equal("terms-not-accepted", await taxpayer.CodeAsync("ShowScanner"));
        await desk.AcceptAsync(taxpayer);
        var unused = (await taxpayer.ValueAsync("ShowScanner")).Text("token");
        var token = (await taxpayer.ValueAsync("ShowScanner")).Text("token");
        var phone = await desk.ConnectAsync();
        Assert.Equal("link-unknown", await phone.CodeAsync("EnterScanner", new { token = unused, device = Desk.Phone }));
        await phone.ValueAsync("EnterScanner", new { token, device = Desk.Phone });

        desk.Now = desk.Now.AddMinutes(9);
        await phone.ValueAsync("Leave");
        desk.Now = desk.Now.AddMinutes(9);
        phone = await desk.ScannerAsync(token);
        await phone.ValueAsync("Leave");
        desk.Now = desk.Now.AddMinutes(10);

        Assert.Equal("link-unknown", await phone.CodeAsync("EnterScanner", new { token, device = Desk.Phone }));
    }

    [Fact]
    public async Task Scanner_OfALiveChat_GoesWithItsLink()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddDays(-1);
        await desk.OpenChatAsync("Il modello F24");
        var chat = await desk.ChatAsync(Desk.Laptop);
        var token = (await chat.ValueAsync("ShowScanner")).Text("token");
        var phone = await desk.ScannerAsync(token);

        await desk.OpenChatAsync("Il modello 730");

        Assert.Equal("revoked", (await phone.MessageAsync("seatLost")).Text("reason"));
        await phone.ClosedAsync();
        Assert.Equal("link-revoked", await (await desk.ConnectAsync()).CodeAsync("EnterScanner", new { token, device = Desk.Phone }));
    }
}
