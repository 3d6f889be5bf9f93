using System.Diagnostics;
using Microsoft.Playwright;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>What a taxpayer and an official wait for, in Chromium on loopback: each run is a new server, a new appointment, new browsers.</summary>
internal static class PageTimes
{
    private static readonly string[] ChromiumArguments =
    [
        "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--mute-audio", "--allow-loopback-in-peer-connection",
        "--disable-background-networking", "--disable-component-update",
    ];

    public static async Task RunAsync(int runs)
    {
        var (deviceCheck, firstFrame, reconnect, bytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var marks = new List<double>();
        using var playwright = await Playwright.CreateAsync();
        for (var run = 1; run <= runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("videodesk-pages-");
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("VIDEODESK_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ChromiumArguments,
            });
            await using (var server = new DeskProcess(folder.FullName, hasGuide: true))
            {
                await server.StartAsync();
                var taxpayer = await DeskPage.OpenAsync(browser);
                deviceCheck.Add(await TaxpayerComesAsync(taxpayer, server));
                bytes.Add(taxpayer.ScriptAndStyleBytes / 1000.0);
                var official = await DeskPage.OpenAsync(browser);
                firstFrame.AddRange(await AdmitAsync(official, taxpayer, server));
                marks.AddRange(await BoardPages.RunAsync(official, taxpayer));
                reconnect.AddRange(await RestartAsync(official, taxpayer, server));
            }

            folder.Delete(recursive: true);
            Console.WriteLine($"run {run} of {runs} done");
        }

        Console.WriteLine("pages in Chromium on loopback, browsers and server sharing the machine");
        Console.WriteLine(Figures.Line("script and style before the call, brotli (wanted: under 180)", bytes, "kB"));
        Console.WriteLine(Figures.Line("link opened to device check shown", deviceCheck, "ms"));
        Console.WriteLine(Figures.Line("admit to first remote frame decoded (wanted: under 1000)", firstFrame, "ms"));
        Console.WriteLine(Figures.Line("mark on the board in the other browser (wanted: under 50)", marks, "ms"));
        Console.WriteLine(Figures.Line("server back to first remote frame decoded (wanted: under 3000)", reconnect, "ms"));
    }

    /// <summary>From the link to the waiting room. Milliseconds until the device check is shown to somebody who has accepted before.</summary>
    private static async Task<double> TaxpayerComesAsync(DeskPage taxpayer, DeskProcess server)
    {
        await taxpayer.Page.GotoAsync(server.Link);
        var documents = taxpayer.Page.GetByRole(AriaRole.Checkbox);
        await documents.First.WaitForAsync();
        foreach (var document in await documents.AllAsync())
        {
            await document.CheckAsync(new LocatorCheckOptions { Force = true });
        }

        await taxpayer.PressAsync("Prosegui");
        await taxpayer.HeadingAsync("Videocamera, microfono e altoparlante");
        var opened = Stopwatch.GetTimestamp();
        await taxpayer.Page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.Commit });
        await taxpayer.HeadingAsync("Videocamera, microfono e altoparlante");
        var shown = Stopwatch.GetElapsedTime(opened).TotalMilliseconds;
        await taxpayer.PressAsync("Prova la videocamera");
        await taxpayer.PressAsync("Prova il microfono");
        await taxpayer.PressAsync("Entra nella sala d'attesa");
        await taxpayer.HeadingAsync("Sala d'attesa");
        return shown;
    }

    /// <summary>Milliseconds from the official's click to the first frame of the other, on both sides.</summary>
    private static async Task<double[]> AdmitAsync(DeskPage official, DeskPage taxpayer, DeskProcess server)
    {
        await official.Page.GotoAsync(new Uri(server.Address, "accedi?returnTo=/operatore").ToString());
        await official.PressAsync("Bruno Tramontana");
        await official.PressAsync("Entra");
        await official.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ammetti" }).WaitForAsync();
        // The official's camera is a moment in starting; nobody presses at the very first instant.
        await official.Page.Locator("video").First.WaitForAsync();
        var frames = Task.WhenAll(official.NextFrameAsync(), taxpayer.NextFrameAsync());
        var admitted = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await official.PressAsync("Ammetti");
        return [.. (await frames).Select(at => at - admitted)];
    }

    /// <summary>Milliseconds from the server being back to the first new frame, on both sides.</summary>
    private static async Task<double[]> RestartAsync(DeskPage official, DeskPage taxpayer, DeskProcess server)
    {
        await server.KillAsync();
        var frames = Task.WhenAll(official.NextFrameAsync(), taxpayer.NextFrameAsync());
        await server.StartAsync();
        var back = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        return [.. (await frames).Select(at => at - back)];
    }
}
