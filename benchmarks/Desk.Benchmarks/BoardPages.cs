using Microsoft.Playwright;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>How long a mark on the shared board takes from one browser to the other.</summary>
internal static class BoardPages
{
    private const int Marks = 20;

    /// <summary>Notes when the page first shows one, two, three… marks; both pages are in one browser and have the same clock.</summary>
    private const string Watch = """
        () => {
          const group = document.querySelector('.board-marks > g:first-child');
          window.boardTimes = [];
          new MutationObserver(() => {
            while (window.boardTimes.length < group.childElementCount) {
              window.boardTimes.push(performance.timeOrigin + performance.now());
            }
          }).observe(group, { childList: true });
        }
        """;

    /// <summary>Milliseconds from the mark in the page of who draws it to the mark in the other's.</summary>
    public static async Task<IReadOnlyList<double>> RunAsync(DeskPage official, DeskPage taxpayer)
    {
        await OpenAsync(official);
        await OpenAsync(taxpayer);
        await official.PressAsync("Pagina bianca");
        await official.Page.Locator(".board-paper").WaitForAsync();
        await taxpayer.Page.Locator(".board-paper").WaitForAsync();
        await official.Page.EvaluateAsync(Watch);
        await taxpayer.Page.EvaluateAsync(Watch);
        await official.PressAsync("Rettangolo");
        var paper = (await official.Page.Locator(".board-paper").BoundingBoxAsync())!;
        for (var mark = 1; mark <= Marks; mark++)
        {
            var (x, y) = (paper.X + 20 + (mark * 8), paper.Y + 20 + (mark * 3));
            await official.Page.Mouse.MoveAsync(x, y);
            await official.Page.Mouse.DownAsync();
            await official.Page.Mouse.MoveAsync(x + 40, y + 20, new MouseMoveOptions { Steps = 3 });
            await official.Page.Mouse.UpAsync();
            await taxpayer.Page.WaitForFunctionAsync("count => window.boardTimes.length >= count", mark);
        }

        var (drawn, seen) = (await TimesAsync(official), await TimesAsync(taxpayer));
        return [.. drawn.Zip(seen).Select(static pair => pair.Second - pair.First)];
    }

    private static async Task OpenAsync(DeskPage person)
    {
        await person.Page.Locator("[aria-controls=call-board]").ClickAsync();
        await person.Page.Locator(".board").WaitForAsync();
    }

    private static Task<double[]> TimesAsync(DeskPage person) => person.Page.EvaluateAsync<double[]>("() => window.boardTimes");
}
