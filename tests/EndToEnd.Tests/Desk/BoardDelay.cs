using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Measures how long marks take between two browsers of one machine, from the pen's lifting to the drawing on the other side.</summary>
internal static class BoardDelay
{
    private const string Listen = """
        () => {
          const now = () => performance.timeOrigin + performance.now();
          window.lifted = [];
          window.drawn = [];
          addEventListener('pointerup', () => window.lifted.push(now()), true);
          new MutationObserver((changes) => {
            for (const { addedNodes } of changes) addedNodes.forEach(() => window.drawn.push(now()));
          }).observe(document.querySelector('.board-marks > g'), { childList: true });
        }
        """;

    /// <summary>Milliseconds, the shortest first.</summary>
    public static async Task<List<double>> MeasureAsync(IPage from, IPage to, int marks)
    {
        await from.GetByRole(AriaRole.Button, new() { Name = "Penna", Exact = true }).ClickAsync();
        await to.Locator(".board-marks > g").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await from.EvaluateAsync(Listen);
        await to.EvaluateAsync(Listen);
        var box = (await from.Locator(".board-paper").BoundingBoxAsync())!;
        for (var mark = 0; mark < marks; mark++)
        {
            await from.Mouse.ClickAsync(box.X + 60 + (mark % 10 * 30), box.Y + 60 + (mark / 10 * 30));
            await to.WaitForFunctionAsync("count => window.drawn.length >= count", mark + 1);
        }

        var lifted = await from.EvaluateAsync<double[]>("() => window.lifted");
        var drawn = await to.EvaluateAsync<double[]>("() => window.drawn");
        return [.. lifted.Zip(drawn, static (up, seen) => seen - up).Order()];
    }
}
