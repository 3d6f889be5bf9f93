using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Ten pages with the client's Yjs over the real hub: whatever happens to them, they end with the same board.</summary>
public class BoardConvergenceTests
{
    private const int Guests = 6;
    private const int Turns = 60;

    [Theory]
    [InlineData(20261122)]
    [InlineData(7)]
    [Trait("Requirement", "SD-04")]
    public async Task Pages_ThatDrawDropAndReload_EndWithTheSameBoard(int seed)
    {
        await using var desk = await Desk.OpenAsync();
        await using var documents = new BoardDocuments();
        var (taxpayer, official) = await desk.CallAsync();
        List<BoardPage> guests = [];
        for (var number = 0; number < Guests; number++)
        {
            var (guest, seat, _) = await desk.GuestAsync(taxpayer, official);
            await official.ValueAsync("AdmitGuest", new { seat });
            await guest.StateAsync(static view => view.GetProperty("you").GetProperty("admitted").GetBoolean());
            guests.Add(new BoardPage(documents, 10 + number, () => Task.FromResult(guest)));
        }

        BoardPage[] writers =
        [
            new(documents, 1, () => desk.TaxpayerAsync()),
            new(documents, 2, () => desk.OfficialAsync()),
        ];
        await Task.WhenAll([.. writers.Select(static page => page.EnterAsync()), .. guests.Select(static page => page.EnterAsync())]);

        await Task.WhenAll([
            .. writers.Select((page, number) => WriteAsync(page, new Random(seed + number))),
            .. guests.Select((page, number) => FollowAsync(page, new Random(seed + 100 + number))),
        ]);

        BoardPage[] late = [new(documents, 3, () => desk.TaxpayerAsync()), new(documents, 4, () => desk.OfficialAsync())];
        foreach (var page in writers)
        {
            await page.RepairAsync();
        }

        var boards = new List<string>();
        foreach (var page in (IEnumerable<BoardPage>)[.. writers, .. guests])
        {
            await page.RepairAsync();
            boards.Add(await page.ShowAsync());
        }

        foreach (var page in late)
        {
            await page.EnterAsync();
            boards.Add(await page.ShowAsync());
        }

        Assert.Equal(10, boards.Count);
        Assert.Single(boards.Distinct());
        Assert.True(boards[0].Length > 200, boards[0]);
    }

    private static async Task WriteAsync(BoardPage page, Random random)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            switch (random.Next(10))
            {
                case 0:
                    await page.BreakAsync(inTheMiddle: random.Next(2) == 0);
                    await page.DrawAsync(random.Next(1000));
                    await page.DrawAsync(random.Next(1000));
                    await page.ReturnAsync();
                    break;
                case 1:
                    await page.ReloadAsync();
                    break;
                default:
                    await page.DrawAsync(random.Next(1000));
                    await page.ListenAsync();
                    break;
            }
        }
    }

    /// <summary>Looks on; asks now and then for what it may have missed.</summary>
    private static async Task FollowAsync(BoardPage page, Random random)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            await page.ListenAsync();
            if (random.Next(5) == 0)
            {
                await page.RepairAsync();
            }
        }
    }
}
